package org.linli.rides;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.access.Sealing;
import org.linli.duty.DutyMember;
import org.linli.duty.DutyMembers;
import org.linli.identity.Phone;
import org.linli.places.Places;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cars that people are driven with, and who drives them. */
@Service
@Transactional
public class Vehicles {

    /** Permission to keep the cars, to plan the day and to watch over it. */
    public static final String KEEP = "rides.plan";

    private static final String PHONE = "rides.driver";

    private final VehicleStore store;
    private final DutyMembers members;
    private final Places places;
    private final Sealing sealing;
    private final Permissions permissions;
    private final AuditTrail audit;

    Vehicles(
            VehicleStore store,
            DutyMembers members,
            Places places,
            Sealing sealing,
            Permissions permissions,
            AuditTrail audit) {
        this.store = store;
        this.members = members;
        this.places = places;
        this.sealing = sealing;
        this.permissions = permissions;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Vehicle get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("vehicle", id));
    }

    @Transactional(readOnly = true)
    public Optional<Vehicle> find(UUID id) {
        return store.find(id);
    }

    /** The same, of whose driver more is shown than the name: the look is noted. */
    Vehicle look(UUID id) {
        Vehicle vehicle = get(id);
        audit.record("rides.vehicle.seen", id.toString(), vehicle.path(), "");
        return vehicle;
    }

    /** Those of an area and below it that drive on a day, by name. */
    @Transactional(readOnly = true)
    public List<Vehicle> within(AreaPath area, LocalDate day) {
        return store.within(area, day);
    }

    /** Names of who drives some cars, by car; missing where nobody is named. */
    @Transactional(readOnly = true)
    public Map<UUID, String> drivers(Collection<Vehicle> vehicles) {
        Map<UUID, DutyMember> known = members.byId(vehicles.stream()
                .flatMap(vehicle -> Stream.ofNullable(vehicle.member()))
                .distinct()
                .toList());
        var names = new HashMap<UUID, String>();
        for (Vehicle vehicle : vehicles) {
            DutyMember member = vehicle.member() == null ? null : known.get(vehicle.member());
            String name = member == null ? vehicle.driver() : member.name();
            if (!name.isEmpty()) {
                names.put(vehicle.id(), name);
            }
        }
        return Map.copyOf(names);
    }

    /** Numbers of who drives some cars, by car; missing where there is none. */
    @Transactional(readOnly = true)
    public Map<UUID, String> phones(Collection<Vehicle> vehicles) {
        var phones = new HashMap<UUID, String>();
        store.phones(vehicles.stream().map(Vehicle::id).toList())
                .forEach((id, number) -> phones.put(id, sealing.open(PHONE, number)));
        Map<UUID, DutyMember> known = members.byId(vehicles.stream()
                .flatMap(vehicle -> Stream.ofNullable(vehicle.member()))
                .distinct()
                .toList());
        Map<UUID, String> ofMembers = members.phones(known.values());
        vehicles.stream()
                .filter(vehicle -> vehicle.member() != null && ofMembers.containsKey(vehicle.member()))
                .forEach(vehicle -> phones.put(vehicle.id(), Objects.requireNonNull(ofMembers.get(vehicle.member()))));
        return Map.copyOf(phones);
    }

    /**
     * A car that people are driven with from now on; the same sent again is stored once.
     *
     * @param phone of a driver who does no duty; null for none
     * @throws Refused without a name, a seat or a driver, and for times that cannot be
     */
    public Vehicle add(Vehicle vehicle, @Nullable Phone phone) {
        demand(vehicle.path());
        check(vehicle);
        if (!store.insert(vehicle, sealing.sealNullable(PHONE, phone == null ? null : phone.number()))) {
            return store.find(vehicle.id()).orElseThrow(() -> Refused.of("", "rides.vehicle.taken"));
        }
        audit.record("rides.vehicle.added", vehicle.id().toString(), vehicle.path(), "");
        return vehicle;
    }

    /**
     * Changes a car; its area stays.
     *
     * @param phone null leaves it as it is
     * @throws Refused as {@link #add}
     * @throws StaleRecord where it has changed since that version
     */
    public void change(Vehicle vehicle, @Nullable Phone phone) {
        Vehicle known = get(vehicle.id());
        demand(known.path());
        check(vehicle);
        if (!store.update(vehicle, sealing.sealNullable(PHONE, phone == null ? null : phone.number()))) {
            throw new StaleRecord("vehicle", vehicle.id());
        }
        audit.record("rides.vehicle.changed", vehicle.id().toString(), known.path(), "");
    }

    private void demand(AreaPath path) {
        permissions.demand(KEEP);
        Acting.demandSight(path);
    }

    private void check(Vehicle vehicle) {
        List<Problem> problems = new ArrayList<>();
        if (vehicle.name().isBlank() || vehicle.name().length() > Vehicle.LONGEST) {
            problems.add(Problem.of("name", "rides.vehicle.name.wrong", Vehicle.LONGEST));
        }
        if (vehicle.plate().length() > Vehicle.LONGEST_PLATE) {
            problems.add(Problem.of("plate", "rides.vehicle.long", Vehicle.LONGEST_PLATE));
        }
        if (vehicle.seats() + vehicle.wheelchairs() == 0) {
            problems.add(Problem.of("seats", "rides.vehicle.seats.none"));
        }
        if (!vehicle.ends().isAfter(vehicle.begins())) {
            problems.add(Problem.of("ends", "rides.vehicle.ends.wrong"));
        }
        Vehicle.Rest rest = vehicle.rest();
        if (rest != null && rest.until().isBefore(rest.from())) {
            problems.add(Problem.of("restUntil", "rides.vehicle.rest.wrong"));
        }
        if (rest != null && rest.minutes() < Vehicle.SHORTEST_REST) {
            problems.add(Problem.of("restMinutes", "rides.vehicle.rest.short", Vehicle.SHORTEST_REST));
        }
        check(problems, vehicle);
        Refused.ifAny(problems);
    }

    private void check(List<Problem> problems, Vehicle vehicle) {
        UUID member = vehicle.member();
        if (member == null && (vehicle.driver().isBlank() || vehicle.driver().length() > Vehicle.LONGEST)) {
            problems.add(Problem.of("driver", "rides.vehicle.driver.needed", Vehicle.LONGEST));
        }
        if (member != null && !members.byId(List.of(member)).containsKey(member)) {
            problems.add(Problem.of("member", "rides.vehicle.choose"));
        }
        if (vehicle.place() != null && places.find(vehicle.place()).isEmpty()) {
            problems.add(Problem.of("place", "rides.vehicle.choose"));
        }
    }
}
