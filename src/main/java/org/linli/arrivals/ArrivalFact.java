package org.linli.arrivals;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.arrivals.ArrivalDetail.Section;
import org.linli.policy.HealthCode;

/**
 * What is said of an arrival apart from who and on which day, each to be told of where it is said otherwise than on
 * record. A phone number is none of them: a new one is kept beside those on record at once. Every {@link ArrivalDetail}
 * is one.
 */
public final class ArrivalFact {

    public static final ArrivalFact ORIGIN = new ArrivalFact(
            "ORIGIN",
            "arrivals.label.origin",
            (now, before) -> !now.originCode().equals(before.originCode())
                    || isOtherPart(now.originName(), before.originName()));
    public static final ArrivalFact ARRIVED_AT =
            new ArrivalFact("ARRIVED_AT", "arrivals.label.arrived.at", otherwise(a -> minute(a.arrivedAt())));
    public static final ArrivalFact TRANSPORT = new ArrivalFact(
            "TRANSPORT",
            "arrivals.label.transport",
            otherwise(a -> a.transport() == Transport.UNKNOWN ? null : a.transport()));
    public static final ArrivalFact LEFT_RISK = new ArrivalFact(
            "LEFT_RISK",
            "arrivals.label.left.risk",
            (now, before) -> now.leftRiskOn() != null
                    && !(now.leftRiskOn().equals(before.leftRiskOn())
                            && (now.leftRiskAt() == null
                                    || Objects.equals(minute(now.leftRiskAt()), minute(before.leftRiskAt())))));
    public static final ArrivalFact CONTACT =
            new ArrivalFact("CONTACT", "policy.contact", otherwise(NewArrival::contact));
    public static final ArrivalFact HOME = new ArrivalFact("HOME", "arrivals.label.address", (now, before) -> false);
    public static final ArrivalFact LANDLORD =
            new ArrivalFact("LANDLORD", "arrivals.label.landlord", (now, before) -> false);
    public static final ArrivalFact HEALTH_CODE = new ArrivalFact(
            "HEALTH_CODE",
            "arrivals.label.code",
            otherwise(a -> a.healthCode() == HealthCode.UNKNOWN ? null : a.healthCode()));
    public static final ArrivalFact DOSES =
            new ArrivalFact("DOSES", "arrivals.label.doses", otherwise(a -> a.doses() == 0 ? null : a.doses()));
    public static final ArrivalFact TESTS = new ArrivalFact(
            "TESTS", "arrivals.form.health", (now, before) -> !before.tests().containsAll(now.tests()));

    private static final List<ArrivalFact> ALL = all();

    private final String name;
    private final String key;
    private final BiPredicate<NewArrival, NewArrival> differs;

    private ArrivalFact(String name, String key, BiPredicate<NewArrival, NewArrival> differs) {
        this.name = name;
        this.key = key;
        this.differs = differs;
    }

    private static List<ArrivalFact> all() {
        var all = new ArrayList<>(List.of(ORIGIN, ARRIVED_AT, TRANSPORT));
        all.addAll(details(Section.JOURNEY));
        all.addAll(List.of(LEFT_RISK, CONTACT, HOME, LANDLORD));
        all.addAll(details(Section.STAY));
        all.addAll(List.of(HEALTH_CODE, DOSES, TESTS));
        all.addAll(details(Section.HEALTH));
        return List.copyOf(all);
    }

    private static List<ArrivalFact> details(Section section) {
        return ArrivalDetail.of(section).stream()
                .map(detail -> new ArrivalFact(
                        detail.name(),
                        detail.key(),
                        otherwise(a -> a.details().texts().get(detail))))
                .toList();
    }

    /** The one of that name. */
    @JsonCreator
    static ArrivalFact named(String name) {
        return ALL.stream()
                .filter(fact -> fact.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No fact of an arrival is called " + name));
    }

    static ArrivalFact of(ArrivalDetail detail) {
        return named(detail.name());
    }

    /** Its name, kept with rows that were set aside. */
    @JsonValue
    String name() {
        return name;
    }

    /** Message key of what it is. */
    public String key() {
        return key;
    }

    /** A word for programs. */
    public String code() {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The same in the order in which they are told. */
    static List<ArrivalFact> inOrder(Collection<ArrivalFact> facts) {
        return ALL.stream().filter(facts::contains).toList();
    }

    /**
     * Those that are said otherwise now, apart from the home. What is merely not said now says nothing against what
     * stands.
     */
    static List<ArrivalFact> differing(NewArrival now, NewArrival before) {
        return ALL.stream().filter(fact -> fact.differs.test(now, before)).toList();
    }

    private static BiPredicate<NewArrival, NewArrival> otherwise(Function<NewArrival, @Nullable Object> fact) {
        return (now, before) -> {
            Object said = fact.apply(now);
            return said != null && !said.equals(fact.apply(before));
        };
    }

    /** Of the same division: a town of it that is not said on record, as a file may have. */
    private static boolean isOtherPart(String now, String before) {
        return now.regionMatches(0, before, 0, 2) && !before.startsWith(now);
    }

    private static @Nullable LocalTime minute(@Nullable LocalTime time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MINUTES);
    }

    @Override
    public String toString() {
        return name;
    }
}
