package org.linli.field;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.people.HouseholdDoors;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.territory.Territory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells a device what changed since it was told last. What it should hold is made anew each time and compared with the
 * marks of what it holds, so that whatever changes it (a name, a new scope, another language) arrives.
 */
@Service
class FieldSync {

    private final FieldDevices devices;
    private final FieldDay day;
    private final FieldMarks marks;
    private final FieldToldStore told;
    private final HouseholdDoors doors;
    private final AuditTrail audit;
    private final Territory territory;
    private final BusinessClock clock;

    FieldSync(
            FieldDevices devices,
            FieldDay day,
            FieldMarks marks,
            FieldToldStore told,
            HouseholdDoors doors,
            AuditTrail audit,
            Territory territory,
            BusinessClock clock) {
        this.devices = devices;
        this.day = day;
        this.marks = marks;
        this.told = told;
        this.doors = doors;
        this.audit = audit;
        this.territory = territory;
        this.clock = clock;
    }

    /**
     * The answer to a sync.
     *
     * @param cursor to be sent with the next one
     * @param at now, by the server's clock
     * @param zone whose midnight ends the day
     * @param played whether that clock shows another time than clocks on walls on purpose, as in the demo
     * @param full whether {@code changed} is everything, and whatever else the device holds is to go
     * @param more whether there is more to do than the device is told; the item {@code day} says how much
     */
    @Schema(name = "FieldSyncAnswer")
    record Answer(
            UUID cursor,
            Instant at,
            String zone,
            boolean played,
            boolean full,
            boolean more,
            Me me,
            List<FieldItem> changed,
            List<FieldItem.Key> removed) {}

    /** Whose device it is. */
    @Schema(name = "FieldMe")
    record Me(UUID id, String name, String role) {}

    /**
     * @param cursor of the last answer that arrived; null for none
     * @param sentAt the device's clock; null where it is not told
     * @param narrowed what the device is to be narrowed to from now on: a node in scope, or nothing when empty; null to
     *     leave it as it was
     */
    @Transactional
    Answer sync(UUID id, @Nullable UUID cursor, @Nullable Instant sentAt, @Nullable String narrowed) {
        FieldDevice device = devices.own(id);
        AreaPath area =
                narrowed == null ? inScope(device.area()) : devices.narrow(device, territory.narrowed(narrowed));
        Instant now = clock.now();
        devices.heard(device, sentAt == null ? device.clockAhead() : Duration.between(now, sentAt));
        FieldDay.Held held = day.now(area);
        Map<String, String> holding = new LinkedHashMap<>();
        held.items().forEach(item -> holding.put(item.key().written(), marks.of(item.value())));
        Optional<Map<String, String>> before = Optional.ofNullable(cursor).flatMap(c -> told.find(device.id(), c));
        Map<String, String> known = before.orElse(Map.of());
        List<FieldItem> changed = held.items().stream()
                .filter(item -> !Objects.equals(
                        known.get(item.key().written()), holding.get(item.key().written())))
                .toList();
        List<FieldItem.Key> removed = known.keySet().stream()
                .filter(key -> !holding.containsKey(key))
                .map(FieldItem.Key::read)
                .toList();
        boolean same = before.isPresent() && changed.isEmpty() && removed.isEmpty();
        UUID next = same ? Objects.requireNonNull(cursor) : Ids.next();
        if (!same) {
            told.keep(device.id(), next, before.isPresent() ? cursor : null, now, holding);
            noteLooks(held, changed);
        }
        Actor me = Acting.now();
        return new Answer(
                next,
                now,
                clock.zone().getId(),
                clock.isPlayed(),
                before.isEmpty(),
                held.left() > 0,
                new Me(me.account(), me.name(), me.role().name()),
                changed,
                removed);
    }

    /** An account that was given another area is narrowed to nothing of the old one. */
    private static @Nullable AreaPath inScope(@Nullable AreaPath area) {
        return area != null && Acting.now().sees(area) ? area : null;
    }

    private void noteLooks(FieldDay.Held held, List<FieldItem> changed) {
        Set<String> taken = new HashSet<>();
        changed.stream()
                .filter(item -> item.value() instanceof FieldItem.Household)
                .forEach(item -> taken.add(item.id()));
        doors.taken(held.doors().stream()
                .filter(door -> taken.contains(door.id().toString()))
                .toList());
        changed.stream()
                .map(FieldItem::value)
                .filter(FieldItem.Task.class::isInstance)
                .map(FieldItem.Task.class::cast)
                .flatMap(task -> Optional.ofNullable(held.calls().get(task.id())).stream())
                .forEach(call -> call.note(audit));
    }
}
