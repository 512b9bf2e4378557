package org.linli.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of somebody who arrived: all that a rule may ask about, and nothing that names the person.
 *
 * @param origin where the person came from, and the last day there
 * @param anchors the days that count
 * @param credits tests brought along
 * @param stays other places in the weeks before
 * @param declaredRisk what the person or the travel code says about the places, when it is more than our list knows
 * @param doses vaccine doses received, 0 or more
 * @param healthCode the colour that was shown
 * @param contact contact with a case, or with a contact of one; null when none is known of
 * @param positiveOn day of the newest positive test that was brought along; null when there is none
 */
public record Facts(
        Stay origin,
        Anchors anchors,
        Credits credits,
        List<Stay> stays,
        RiskLevel declaredRisk,
        int doses,
        HealthCode healthCode,
        @Nullable CaseContact contact,
        @Nullable LocalDate positiveOn) {

    public Facts {
        stays = List.copyOf(stays);
        if (doses < 0) {
            throw new IllegalArgumentException("Doses cannot be negative: " + doses);
        }
    }

    /** The least that can be known: where from and when; the rest is added with the methods below. */
    public static Facts arrival(String originCode, String originName, LocalDate arrivedOn) {
        return new Facts(
                new Stay(originCode, originName, arrivedOn),
                Anchors.arrival(arrivedOn),
                Credits.none(),
                List.of(),
                RiskLevel.NONE,
                0,
                HealthCode.UNKNOWN,
                null,
                null);
    }

    public Facts anchored(Anchors value) {
        return new Facts(origin, value, credits, stays, declaredRisk, doses, healthCode, contact, positiveOn);
    }

    public Facts credited(Credits value) {
        return new Facts(origin, anchors, value, stays, declaredRisk, doses, healthCode, contact, positiveOn);
    }

    public Facts alsoAt(Stay stay) {
        List<Stay> more = Stream.concat(stays.stream(), Stream.of(stay)).toList();
        return new Facts(origin, anchors, credits, more, declaredRisk, doses, healthCode, contact, positiveOn);
    }

    public Facts declaring(RiskLevel level) {
        return new Facts(origin, anchors, credits, stays, level, doses, healthCode, contact, positiveOn);
    }

    public Facts vaccinated(int number) {
        return new Facts(origin, anchors, credits, stays, declaredRisk, number, healthCode, contact, positiveOn);
    }

    public Facts showing(HealthCode colour) {
        return new Facts(origin, anchors, credits, stays, declaredRisk, doses, colour, contact, positiveOn);
    }

    public Facts testedPositive(@Nullable LocalDate day) {
        return new Facts(origin, anchors, credits, stays, declaredRisk, doses, healthCode, contact, day);
    }

    /** With a contact; the days count from it where a protocol or a rule says so. */
    public Facts inContact(@Nullable CaseContact value) {
        Anchors counted = anchors.lastContact(value == null ? null : value.lastOn());
        return new Facts(origin, counted, credits, stays, declaredRisk, doses, healthCode, value, positiveOn);
    }

    /**
     * Every place with the last day there; the origin first. Whoever left all areas at risk on a known day was in none
     * of them later than that.
     */
    List<Stay> places() {
        LocalDate left = anchors.leftRiskAreaOn();
        return Stream.concat(Stream.of(origin), stays.stream())
                .map(s -> left == null || !s.until().isAfter(left) ? s : new Stay(s.divisionCode(), s.name(), left))
                .toList();
    }
}
