package org.linli.policy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.divisions.Divisions;
import org.linli.divisions.Place;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.CalendarDay;
import org.linli.policy.CaseContact.Kind;

/**
 * The "try it" form as typed; kept when it is refused. The names are those of the address, so a case that was tried can
 * be sent on as a link.
 */
record FactsForm(
        @Nullable String from,
        @Nullable String arrived,
        @Nullable String left,
        @Nullable String contact,
        @Nullable String contactKind,
        @Nullable String also,
        @Nullable String alsoUntil,
        @Nullable String testHours,
        @Nullable String positive,
        @Nullable String risk,
        @Nullable String code,
        @Nullable String doses,
        @Nullable String on) {

    /** Whether anything was entered. */
    boolean isAsked() {
        return from != null;
    }

    /** Whether a field was filled that the form folds away. */
    public boolean hasMore() {
        return !(blank(also)
                && blank(positive)
                && blank(contact)
                && blank(doses)
                && blank(on)
                && constant(RiskLevel.class, risk, RiskLevel.NONE) == RiskLevel.NONE
                && constant(HealthCode.class, code, HealthCode.UNKNOWN) == HealthCode.UNKNOWN);
    }

    /** The day of the decision; today unless another was given. */
    LocalDate decidedOn(LocalDate today) {
        LocalDate day = date("on", on, new ArrayList<>());
        return day == null ? today : day;
    }

    /** The facts, or a refusal that names every field that is wrong. */
    Facts read(Divisions divisions, LocalDate today, Locale language) {
        List<Problem> problems = new ArrayList<>();
        date("on", on, problems);
        LocalDate arrival = date("arrived", arrived, problems);
        LocalDate arrivedOn = arrival == null ? today : arrival;
        LocalDate leftOn = date("left", left, problems);
        if (leftOn != null && leftOn.isAfter(arrivedOn)) {
            problems.add(Problem.of("left", "policy.try.left.late", leftOn.toString(), arrivedOn.toString()));
        }
        LocalDate contactOn = date("contact", contact, problems);
        LocalDate positiveOn = date("positive", positive, problems);
        Stay origin = stay("from", from, arrivedOn, divisions, language, problems);
        Stay second = secondStay(arrivedOn, divisions, language, problems);
        Integer hours = number("testHours", testHours, 0, 2000, problems);
        Integer number = number("doses", doses, 0, 9, problems);
        if (!problems.isEmpty() || origin == null) {
            throw new Refused(problems);
        }
        return new Facts(
                        origin,
                        Anchors.arrival(arrivedOn).leftRiskArea(leftOn),
                        new Credits(hours, Set.of()),
                        second == null ? List.of() : List.of(second),
                        constant(RiskLevel.class, risk, RiskLevel.NONE),
                        number == null ? 0 : number,
                        constant(HealthCode.class, code, HealthCode.UNKNOWN),
                        null,
                        positiveOn)
                .inContact(
                        contactOn == null
                                ? null
                                : new CaseContact(contactOn, constant(Kind.class, contactKind, Kind.CLOSE)));
    }

    private @Nullable Stay secondStay(
            LocalDate arrivedOn, Divisions divisions, Locale language, List<Problem> problems) {
        if (blank(also)) {
            return null;
        }
        LocalDate until = date("alsoUntil", alsoUntil, problems);
        return stay("also", also, until == null ? arrivedOn : until, divisions, language, problems);
    }

    private static @Nullable Stay stay(
            String field,
            @Nullable String text,
            LocalDate until,
            Divisions divisions,
            Locale language,
            List<Problem> problems) {
        if (text == null || text.isBlank()) {
            problems.add(Problem.of(field, "policy.try.place.empty"));
            return null;
        }
        List<Place> places = divisions.readings(text);
        if (places.isEmpty()) {
            problems.add(Problem.of(field, "policy.try.place.unknown", text));
            return null;
        }
        if (places.size() > 1) {
            String names = places.stream()
                    .limit(5)
                    .map(p -> divisions.fullName(p.division().code(), language))
                    .collect(Collectors.joining(", "));
            problems.add(Problem.of(field, "policy.try.place.ambiguous", text, names));
            return null;
        }
        String division = places.getFirst().division().code();
        return new Stay(
                division,
                divisions.fullName(division, language) + places.getFirst().rest(),
                until);
    }

    private static @Nullable LocalDate date(String field, @Nullable String text, List<Problem> problems) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return CalendarDay.parse(text.strip());
        } catch (DateTimeParseException e) {
            problems.add(Problem.of(field, "policy.try.date", text));
            return null;
        }
    }

    private static @Nullable Integer number(
            String field, @Nullable String text, int least, int most, List<Problem> problems) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.strip().matches("[0-9]{1,4}")) {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        }
        problems.add(Problem.of(field, "policy.try.number", text, least, most));
        return null;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, @Nullable String text, E otherwise) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        return otherwise;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
