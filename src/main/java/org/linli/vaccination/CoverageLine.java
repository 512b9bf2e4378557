package org.linli.vaccination;

import org.linli.access.AreaPath;

/**
 * How far the elders of a part of the area are.
 *
 * @param path where they live
 * @param band code of their age
 * @param elders all of 60 and over who are registered and live here
 * @param excused of them, those with a contraindication or put off today
 * @param refused of them, those who refuse
 * @param first who have had a dose
 * @param full who have had a whole course
 * @param booster who have had the booster
 */
record CoverageLine(
        AreaPath path, String band, int elders, int excused, int refused, int first, int full, int booster) {

    CoverageLine plus(CoverageLine other) {
        return new CoverageLine(
                path,
                band.equals(other.band) ? band : "",
                elders + other.elders,
                excused + other.excused,
                refused + other.refused,
                first + other.first,
                full + other.full,
                booster + other.booster);
    }

    /** Per mille of all elders; 0 where there are none. */
    int share(int of) {
        return elders == 0 ? 0 : of * 1000 / elders;
    }
}
