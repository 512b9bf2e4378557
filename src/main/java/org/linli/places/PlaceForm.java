package org.linli.places;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.identity.Phone;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.CalendarDay;
import org.linli.platform.text.WrittenText;
import org.linli.territory.Position;

/**
 * What was typed about a place, as text; the id is made with the empty form.
 *
 * @param market id of the market of a stall, or empty
 * @param weekdays names of the days on which it opens; null for none
 * @param position latitude and longitude in degrees with a comma between, or empty
 */
record PlaceForm(
        @Nullable UUID id,
        @Nullable String area,
        @Nullable String kind,
        @Nullable String name,
        @Nullable String market,
        @Nullable String address,
        @Nullable String operator,
        @Nullable String phone,
        @Nullable String staff,
        @Nullable String licence,
        @Nullable List<String> weekdays,
        @Nullable String opens,
        @Nullable String closes,
        @Nullable String position,
        @Nullable String since,
        @Nullable String version) {

    private static final Pattern POSITION =
            Pattern.compile("(-?\\d{1,2}(?:\\.\\d+)?) *[,，;] *(-?\\d{1,3}(?:\\.\\d+)?)");

    static PlaceForm blank(AreaPath area, LocalDate today) {
        List<String> daily =
                Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name).toList();
        return new PlaceForm(
                Ids.next(),
                area.slug(),
                PlaceKind.SHOP.code(),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                daily,
                "",
                "",
                "",
                today.toString(),
                "0");
    }

    static PlaceForm of(Place place) {
        PlaceHours hours = place.hours();
        Position at = place.position();
        return new PlaceForm(
                place.id(),
                place.path().slug(),
                place.kind().code(),
                place.name(),
                place.market() == null ? "" : place.market().toString(),
                place.address(),
                place.operator(),
                "",
                place.staff() == null ? "" : place.staff().toString(),
                place.licence(),
                hours == null
                        ? List.of()
                        : hours.weekdays().stream().map(DayOfWeek::name).toList(),
                hours == null ? "" : hours.opens().toString(),
                hours == null ? "" : hours.closes().toString(),
                at == null ? "" : at.lat() + ", " + at.lng(),
                place.since().toString(),
                Integer.toString(place.version()));
    }

    /** @throws Refused for whatever is no area, kind, number, time, position or day */
    Place read() {
        List<Problem> problems = new ArrayList<>();
        Optional<AreaPath> path = AreaPath.parse(WrittenText.typed(area));
        if (path.isEmpty()) {
            problems.add(Problem.of("area", "place.area.choose"));
        }
        Optional<PlaceKind> sort = PlaceKind.of(WrittenText.typed(kind));
        if (sort.isEmpty()) {
            problems.add(Problem.of("kind", "place.kind.choose"));
        }
        Integer workers = readStaff(problems);
        PlaceHours hours = readHours(problems);
        Position at = readPosition(problems);
        LocalDate first = readSince(problems);
        Refused.ifAny(problems);
        return new Place(
                Objects.requireNonNullElseGet(id, Ids::next),
                path.orElseThrow(),
                sort.orElseThrow(),
                WrittenText.typed(name),
                sort.orElseThrow() == PlaceKind.STALL ? readMarket() : null,
                WrittenText.typed(address),
                WrittenText.typed(operator),
                workers,
                WrittenText.typed(licence),
                hours,
                at,
                first,
                null,
                WrittenText.typed(version).matches("\\d{1,9}") ? Integer.parseInt(WrittenText.typed(version)) : -1);
    }

    private @Nullable Integer readStaff(List<Problem> problems) {
        String typed = WrittenText.typed(staff);
        if (typed.isEmpty()) {
            return null;
        }
        if (!typed.matches("\\d{1,6}")) {
            problems.add(Problem.of("staff", "place.staff.wrong", Place.MOST_STAFF));
            return null;
        }
        return Integer.valueOf(typed);
    }

    private @Nullable PlaceHours readHours(List<Problem> problems) {
        boolean none =
                WrittenText.typed(opens).isEmpty() && WrittenText.typed(closes).isEmpty();
        if (none) {
            return null;
        }
        Set<DayOfWeek> days = Arrays.stream(DayOfWeek.values())
                .filter(day -> weekdays != null && weekdays.contains(day.name()))
                .collect(Collectors.toSet());
        if (days.isEmpty()) {
            problems.add(Problem.of("weekdays", "place.weekdays.none"));
        }
        return new PlaceHours(days, readTime("opens", opens, problems), readTime("closes", closes, problems));
    }

    private static LocalTime readTime(String field, @Nullable String typed, List<Problem> problems) {
        try {
            return LocalTime.parse(WrittenText.typed(typed));
        } catch (DateTimeException e) {
            problems.add(Problem.of(field, "place.time.wrong"));
            return LocalTime.MIDNIGHT;
        }
    }

    private @Nullable Position readPosition(List<Problem> problems) {
        String typed = WrittenText.typed(position);
        if (typed.isEmpty()) {
            return null;
        }
        Matcher read = POSITION.matcher(typed);
        try {
            if (read.matches()) {
                return new Position(Double.parseDouble(read.group(1)), Double.parseDouble(read.group(2)));
            }
        } catch (IllegalArgumentException beyondTheEarth) {
            // Said below as for what is no position at all.
        }
        problems.add(Problem.of("position", "place.position.wrong"));
        return null;
    }

    private LocalDate readSince(List<Problem> problems) {
        try {
            return CalendarDay.parse(WrittenText.typed(since));
        } catch (DateTimeException e) {
            problems.add(Problem.of("since", "place.since.wrong"));
            return LocalDate.EPOCH;
        }
    }

    /** Id of the market; empty where none was chosen or it is no id. */
    Optional<UUID> known() {
        try {
            return Optional.ofNullable(readMarket());
        } catch (Refused none) {
            return Optional.empty();
        }
    }

    private @Nullable UUID readMarket() {
        try {
            return WrittenText.typed(market).isEmpty() ? null : UUID.fromString(WrittenText.typed(market));
        } catch (IllegalArgumentException none) {
            throw Refused.of("market", "place.market.choose");
        }
    }

    /**
     * The number; null where none was typed.
     *
     * @throws Refused for what is none
     */
    @Nullable
    Phone readPhone() {
        String typed = WrittenText.typed(phone);
        return typed.isEmpty() ? null : Phone.read(typed).orRefused("phone");
    }
}
