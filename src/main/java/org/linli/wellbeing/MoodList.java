package org.linli.wellbeing;

import java.util.List;

/**
 * What is asked of people of an age.
 *
 * @param from age from which, in whole years
 * @param to age up to which, inclusive
 * @param isAlwaysAsked whether it is asked by itself; otherwise only of whoever is not well
 */
record MoodList(String key, int from, int to, boolean isAlwaysAsked, List<MoodQuestion> questions) {

    MoodList {
        questions = List.copyOf(questions);
    }

    boolean isFor(int age) {
        return from <= age && age <= to;
    }
}
