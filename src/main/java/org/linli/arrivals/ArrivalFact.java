package org.linli.arrivals;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.policy.HealthCode;

/**
 * What is said of an arrival apart from who and on which day, each to be told of where it is said otherwise than on record. A
 * phone number is none of them: a new one is kept beside those on record at once.
 */
public enum ArrivalFact {
    ORIGIN(
            "arrivals.label.origin",
            (now, before) -> !now.originCode().equals(before.originCode())
                    || isOtherPart(now.originName(), before.originName())),
    ARRIVED_AT("arrivals.label.arrived.at", otherwise(a -> minute(a.arrivedAt()))),
    TRANSPORT("arrivals.label.transport", otherwise(a -> a.transport() == Transport.UNKNOWN ? null : a.transport())),
    TRANSPORT_NO("arrivals.label.transport.no", otherwise(a -> text(a.transportNo()))),
    LEFT_RISK(
            "arrivals.label.left.risk",
            (now, before) -> now.leftRiskOn() != null
                    && !(now.leftRiskOn().equals(before.leftRiskOn())
                            && (now.leftRiskAt() == null
                                    || Objects.equals(minute(now.leftRiskAt()), minute(before.leftRiskAt()))))),
    CONTACT("policy.contact", otherwise(NewArrival::contact)),
    HOME("arrivals.label.address", (now, before) -> false),
    LANDLORD("arrivals.label.landlord", (now, before) -> false),
    COMPANIONS("arrivals.label.with", otherwise(a -> text(a.withWhom()))),
    HEALTH_CODE("arrivals.label.code", otherwise(a -> a.healthCode() == HealthCode.UNKNOWN ? null : a.healthCode())),
    DOSES("arrivals.label.doses", otherwise(a -> a.doses() == 0 ? null : a.doses())),
    TESTS("arrivals.form.health", (now, before) -> !before.tests().containsAll(now.tests())),
    NOTE("arrivals.label.note", otherwise(a -> text(a.note())));

    private final String key;
    private final BiPredicate<NewArrival, NewArrival> differs;

    ArrivalFact(String key, BiPredicate<NewArrival, NewArrival> differs) {
        this.key = key;
        this.differs = differs;
    }

    /** Message key of what it is. */
    public String key() {
        return key;
    }

    /** A word for programs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Those that are said otherwise now, apart from the home. What is merely not said now says nothing against what stands.
     */
    static List<ArrivalFact> differing(NewArrival now, NewArrival before) {
        return Stream.of(values())
                .filter(fact -> fact.differs.test(now, before))
                .toList();
    }

    private static BiPredicate<NewArrival, NewArrival> otherwise(Function<NewArrival, @Nullable Object> fact) {
        return (now, before) -> {
            var said = fact.apply(now);
            return said != null && !said.equals(fact.apply(before));
        };
    }

    /** Of the same division: a town of it that is not said on record, as a file may have. */
    private static boolean isOtherPart(String now, String before) {
        return now.regionMatches(0, before, 0, 2) && !before.startsWith(now);
    }

    private static @Nullable String text(String written) {
        return written.isBlank() ? null : written.strip();
    }

    private static @Nullable LocalTime minute(@Nullable LocalTime time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MINUTES);
    }
}
