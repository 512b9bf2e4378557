package org.linli.duty;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.WrittenText;

/**
 * What was typed about the shifts of a post, as text; the id is made with the empty form.
 *
 * @param weekdays names of days; null for none
 */
record PostPatternForm(
        @Nullable UUID id,
        @Nullable String mode,
        @Nullable List<String> weekdays,
        @Nullable String from,
        @Nullable String until,
        @Nullable String begins,
        @Nullable String ends,
        @Nullable String note) {

    static final String ANY = "any";
    static final String SEATS = "seats-";

    static PostPatternForm blank(LocalDate today) {
        return from(today, "");
    }

    /** For further shifts of that day alone. */
    static PostPatternForm only(LocalDate day) {
        return from(day, day.toString());
    }

    private static PostPatternForm from(LocalDate first, String until) {
        return new PostPatternForm(
                Ids.next(),
                PostPattern.Mode.REGULAR.code(),
                Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name).toList(),
                first.toString(),
                until,
                "",
                "",
                "");
    }

    /**
     * @param seats how many it takes, by the code of a kind and {@value #ANY}, behind {@value #SEATS}
     * @throws Refused for a mode, day or time that is none
     */
    PostPattern read(UUID post, Map<String, String> seats) {
        List<Problem> problems = new ArrayList<>();
        PostPattern.Mode asked = Arrays.stream(PostPattern.Mode.values())
                .filter(one -> one.code().equals(WrittenText.typed(mode)))
                .findFirst()
                .orElse(PostPattern.Mode.REGULAR);
        boolean closed = asked == PostPattern.Mode.CLOSED;
        LocalDate first = DutyTexts.day("from", from, problems);
        LocalDate last = WrittenText.typed(until).isEmpty() ? null : DutyTexts.day("until", until, problems);
        PostPattern.Hours hours = closed
                ? null
                : new PostPattern.Hours(
                        DutyTexts.time("begins", begins, problems), DutyTexts.time("ends", ends, problems));
        Refused.ifAny(problems);
        return new PostPattern(
                Objects.requireNonNullElseGet(id, Ids::next),
                post,
                asked,
                days(),
                first,
                last,
                hours,
                closed ? List.of() : kinds(seats),
                WrittenText.typed(note));
    }

    private Set<DayOfWeek> days() {
        Set<String> names = Set.copyOf(Objects.requireNonNullElse(weekdays, List.of()));
        return EnumSet.allOf(DayOfWeek.class).stream()
                .filter(day -> names.contains(day.name()))
                .collect(Collectors.toSet());
    }

    /** Those for whom a kind is asked come first. */
    private static List<Optional<DutyKind>> kinds(Map<String, String> seats) {
        return Stream.concat(
                        Arrays.stream(DutyKind.values())
                                .flatMap(kind ->
                                        Collections.nCopies(count(seats, kind.code()), Optional.of(kind)).stream()),
                        Collections.nCopies(count(seats, ANY), Optional.<DutyKind>empty()).stream())
                .toList();
    }

    private static int count(Map<String, String> seats, String kind) {
        return DutyTexts.count(seats.get(SEATS + kind));
    }

    /** Message key of a weekday's name. */
    static String key(DayOfWeek day) {
        return "duty.weekday." + day.name().toLowerCase(Locale.ROOT);
    }
}
