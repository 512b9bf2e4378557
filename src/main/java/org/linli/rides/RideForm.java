package org.linli.rides;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.CalendarDay;
import org.linli.platform.text.WrittenText;
import org.linli.territory.Position;

/**
 * What was typed about a ride, as text; the id is made with the empty form.
 *
 * @param from {@value #HOME}, {@value #ADDRESS} or the id of a place
 * @param fromWords of an address
 * @param fromPosition of an address, latitude and longitude; may be empty
 * @param backAt when they are expected to be ready for the way back; empty where they need none
 */
record RideForm(
        @Nullable UUID id,
        @Nullable UUID person,
        @Nullable String purpose,
        @Nullable String from,
        @Nullable String fromWords,
        @Nullable String fromPosition,
        @Nullable String to,
        @Nullable String toWords,
        @Nullable String toPosition,
        @Nullable String day,
        @Nullable String earliest,
        @Nullable String latest,
        @Nullable String backAt,
        @Nullable String companions,
        @Nullable String wheelchair,
        @Nullable String alone,
        @Nullable String help,
        @Nullable String note,
        @Nullable Integer version) {

    static final String HOME = "home";
    static final String ADDRESS = "address";

    private static final Pattern POSITION =
            Pattern.compile("(-?\\d{1,2}(?:\\.\\d+)?)\\s*[,，]\\s*(-?\\d{1,3}(?:\\.\\d+)?)");

    static RideForm blank(PersonId person, LocalDate day) {
        return new RideForm(
                Ids.next(),
                person.value(),
                "",
                HOME,
                "",
                "",
                "",
                "",
                "",
                day.toString(),
                "",
                "",
                "",
                "0",
                "",
                "",
                "",
                "",
                0);
    }

    static RideForm of(Ride ride, BusinessClock clock) {
        return new RideForm(
                ride.id(),
                ride.person().value(),
                ride.purpose().code(),
                choice(ride.from()),
                ride.from().words(),
                written(ride.from().position()),
                choice(ride.to()),
                ride.to().words(),
                written(ride.to().position()),
                clock.dayOf(ride.earliest()).toString(),
                time(ride.earliest(), clock),
                time(ride.latest(), clock),
                "",
                Integer.toString(ride.room().companions()),
                tick(ride.room().wheelchair()),
                tick(ride.room().alone()),
                tick(ride.room().help()),
                ride.note(),
                ride.version());
    }

    private static String choice(RideEnd end) {
        return switch (end.kind()) {
            case HOME -> HOME;
            case ADDRESS -> ADDRESS;
            case PLACE -> Objects.requireNonNull(end.place()).toString();
        };
    }

    private static String written(@Nullable Position position) {
        return position == null ? "" : position.lat() + ", " + position.lng();
    }

    private static String time(Instant at, BusinessClock clock) {
        return at.atZone(clock.zone()).toLocalTime().withSecond(0).withNano(0).toString();
    }

    private static String tick(boolean on) {
        return on ? "true" : "";
    }

    /** @throws Refused for whatever is no purpose, end, day, time, number or position */
    RideAsk read(PersonId who, BusinessClock clock) {
        List<Problem> problems = new ArrayList<>();
        Optional<RidePurpose> what = RidePurpose.of(WrittenText.typed(purpose));
        if (what.isEmpty()) {
            problems.add(Problem.of("purpose", "rides.purpose.choose"));
        }
        RideEnd begin = end(problems, "from", from, fromWords, fromPosition);
        RideEnd goal = end(problems, "to", to, toWords, toPosition);
        LocalDate on = readDay(problems);
        LocalTime first = readTime(problems, "earliest", earliest);
        LocalTime last = readTime(problems, "latest", latest);
        LocalTime back = WrittenText.typed(backAt).isEmpty() ? null : readTime(problems, "backAt", backAt);
        int others = readCompanions(problems);
        Refused.ifAny(problems);
        return new RideAsk(
                Objects.requireNonNullElseGet(id, Ids::next),
                who,
                what.orElseThrow(),
                begin,
                goal,
                clock.at(on, first),
                after(clock, on, first, last),
                back == null ? null : after(clock, on, first, back),
                new RideRoom(others, "true".equals(wheelchair), "true".equals(alone), "true".equals(help)),
                WrittenText.typed(note));
    }

    /** A time that is not after the first one is of the next day, as from a train at night. */
    private static Instant after(BusinessClock clock, LocalDate day, LocalTime first, LocalTime time) {
        return clock.at(time.isBefore(first) ? day.plusDays(1) : day, time);
    }

    private static RideEnd end(
            List<Problem> problems,
            String field,
            @Nullable String choice,
            @Nullable String words,
            @Nullable String position) {
        String chosen = WrittenText.typed(choice);
        if (chosen.equals(HOME)) {
            return RideEnd.home();
        }
        if (chosen.equals(ADDRESS)) {
            return RideEnd.address(
                    WrittenText.clean(WrittenText.typed(words)),
                    readPosition(problems, field + "Position", WrittenText.typed(position)));
        }
        try {
            return RideEnd.place(UUID.fromString(chosen));
        } catch (IllegalArgumentException noPlace) {
            problems.add(Problem.of(field, "rides.end.choose"));
            return RideEnd.home();
        }
    }

    private static @Nullable Position readPosition(List<Problem> problems, String field, String typed) {
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
        problems.add(Problem.of(field, "rides.position.wrong"));
        return null;
    }

    private LocalDate readDay(List<Problem> problems) {
        try {
            return CalendarDay.parse(WrittenText.typed(day));
        } catch (DateTimeException e) {
            problems.add(Problem.of("day", "rides.day.wrong"));
            return LocalDate.EPOCH;
        }
    }

    private static LocalTime readTime(List<Problem> problems, String field, @Nullable String typed) {
        try {
            return LocalTime.parse(WrittenText.typed(typed));
        } catch (DateTimeException e) {
            problems.add(Problem.of(field, "rides.time.wrong"));
            return LocalTime.MIDNIGHT;
        }
    }

    private int readCompanions(List<Problem> problems) {
        String typed = WrittenText.typed(companions);
        if (typed.isEmpty()) {
            return 0;
        }
        if (typed.matches("[0-9]")) {
            return Integer.parseInt(typed);
        }
        problems.add(Problem.of("companions", "rides.companions.wrong", RideRoom.MOST));
        return 0;
    }
}
