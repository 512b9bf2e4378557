package org.linli.rides;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.identity.Phone;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.WrittenText;

/** What was typed about a car and its driver, as text; the id is made with the empty form. */
record VehicleForm(
        @Nullable UUID id,
        @Nullable String area,
        @Nullable String name,
        @Nullable String plate,
        @Nullable String seats,
        @Nullable String wheelchairs,
        @Nullable String begins,
        @Nullable String ends,
        @Nullable String place,
        @Nullable String member,
        @Nullable String driver,
        @Nullable String phone,
        @Nullable String shielded,
        @Nullable String restFrom,
        @Nullable String restUntil,
        @Nullable String restMinutes,
        @Nullable String ended,
        @Nullable Integer version) {

    static VehicleForm blank(AreaPath area) {
        return new VehicleForm(
                Ids.next(), area.slug(), "", "", "4", "0", "08:00", "18:00", "", "", "", "", "", "", "", "", "", 0);
    }

    static VehicleForm of(Vehicle vehicle) {
        Vehicle.Rest rest = vehicle.rest();
        return new VehicleForm(
                vehicle.id(),
                vehicle.path().slug(),
                vehicle.name(),
                vehicle.plate(),
                Integer.toString(vehicle.seats()),
                Integer.toString(vehicle.wheelchairs()),
                vehicle.begins().toString(),
                vehicle.ends().toString(),
                Objects.toString(vehicle.place(), ""),
                Objects.toString(vehicle.member(), ""),
                vehicle.driver(),
                "",
                vehicle.shielded() ? "true" : "",
                rest == null ? "" : rest.from().toString(),
                rest == null ? "" : rest.until().toString(),
                rest == null ? "" : Integer.toString(rest.minutes()),
                vehicle.until() == null ? "" : "true",
                vehicle.version());
    }

    /** The same of a car that is known, whose area stays. */
    VehicleForm of(UUID known, AreaPath path) {
        return new VehicleForm(
                known,
                path.slug(),
                name,
                plate,
                seats,
                wheelchairs,
                begins,
                ends,
                place,
                member,
                driver,
                phone,
                shielded,
                restFrom,
                restUntil,
                restMinutes,
                ended,
                version);
    }

    /** @throws Refused for whatever is no area, number or time */
    Vehicle read(LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        Optional<AreaPath> path = AreaPath.parse(WrittenText.typed(area));
        if (path.isEmpty()) {
            problems.add(Problem.of("area", "rides.vehicle.area.choose"));
        }
        int people = number(problems, "seats", seats, Vehicle.MOST_SEATS);
        int chairs = number(problems, "wheelchairs", wheelchairs, Vehicle.MOST_WHEELCHAIRS);
        LocalTime from = time(problems, "begins", begins);
        LocalTime until = time(problems, "ends", ends);
        Vehicle.Rest rest = rest(problems);
        UUID base = id(problems, "place", place);
        UUID who = id(problems, "member", member);
        Refused.ifAny(problems);
        return new Vehicle(
                Objects.requireNonNullElseGet(id, Ids::next),
                path.orElseThrow(),
                WrittenText.clean(WrittenText.typed(name)),
                WrittenText.clean(WrittenText.typed(plate)),
                people,
                chairs,
                from,
                until,
                base,
                who,
                who == null ? WrittenText.clean(WrittenText.typed(driver)) : "",
                "true".equals(shielded),
                rest,
                "true".equals(ended) ? today : null,
                Objects.requireNonNullElse(version, 0));
    }

    /** Null where none was typed. */
    @Nullable
    Phone readPhone() {
        String typed = WrittenText.typed(phone);
        return typed.isEmpty() ? null : Phone.read(typed).orRefused("phone");
    }

    private Vehicle.@Nullable Rest rest(List<Problem> problems) {
        boolean isNone = WrittenText.typed(restFrom).isEmpty()
                && WrittenText.typed(restUntil).isEmpty()
                && WrittenText.typed(restMinutes).isEmpty();
        return isNone
                ? null
                : new Vehicle.Rest(
                        time(problems, "restFrom", restFrom),
                        time(problems, "restUntil", restUntil),
                        number(problems, "restMinutes", restMinutes, Vehicle.LONGEST_REST));
    }

    private static @Nullable UUID id(List<Problem> problems, String field, @Nullable String typed) {
        String chosen = WrittenText.typed(typed);
        try {
            return chosen.isEmpty() ? null : UUID.fromString(chosen);
        } catch (IllegalArgumentException noId) {
            problems.add(Problem.of(field, "rides.vehicle.choose"));
            return null;
        }
    }

    private static int number(List<Problem> problems, String field, @Nullable String typed, int most) {
        String digits = WrittenText.typed(typed);
        if (digits.matches("[0-9]{1,3}") && Integer.parseInt(digits) <= most) {
            return Integer.parseInt(digits);
        }
        problems.add(Problem.of(field, "rides.vehicle.number", most));
        return 1;
    }

    private static LocalTime time(List<Problem> problems, String field, @Nullable String typed) {
        try {
            return LocalTime.parse(WrittenText.typed(typed));
        } catch (DateTimeException e) {
            problems.add(Problem.of(field, "rides.time.wrong"));
            return LocalTime.MIDNIGHT;
        }
    }
}
