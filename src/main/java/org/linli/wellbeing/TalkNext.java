package org.linli.wellbeing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.needs.Need;

/**
 * What follows from how the keeping of one promise went. Where two kept it, it follows from both together: whoever was
 * talked with is not called again because somebody else did not reach them.
 *
 * @param isCalled whether they are called again
 * @param day on which they are; null for as soon as a talk is usually held
 * @param isMore whether more than talk is needed
 */
record TalkNext(boolean isCalled, @Nullable LocalDate day, boolean isMore) {

    /** @param standing all that was said of it and was not put right since */
    static TalkNext of(List<Talk> standing) {
        boolean more = standing.stream().anyMatch(Talk::isMore);
        LocalDate agreed = day(standing, Need.Outcome.KEPT);
        if (agreed != null) {
            return new TalkNext(true, agreed, more);
        }
        boolean over = standing.stream().anyMatch(is(Need.Outcome.KEPT).or(is(Need.Outcome.NOT_WANTED)));
        if (over || standing.stream().noneMatch(is(Need.Outcome.NOBODY_THERE))) {
            return new TalkNext(false, null, more);
        }
        return new TalkNext(true, day(standing, Need.Outcome.NOBODY_THERE), more);
    }

    private static @Nullable LocalDate day(List<Talk> standing, Need.Outcome outcome) {
        return standing.stream()
                .filter(is(outcome))
                .flatMap(talk -> Stream.ofNullable(talk.again()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Predicate<Talk> is(Need.Outcome outcome) {
        return talk -> talk.outcome() == outcome;
    }

    boolean isCalledAs(TalkNext other) {
        return isCalled == other.isCalled && Objects.equals(day, other.day);
    }
}
