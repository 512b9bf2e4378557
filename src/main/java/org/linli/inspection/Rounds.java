package org.linli.inspection;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.access.Role;
import org.linli.access.StaffAway;
import org.linli.access.StaffPosting;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.linli.tasks.NewTask;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.linli.territory.Territory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rounds of all places: drawn for a week when it begins, opened as tasks on their day, missed when it is over.
 * Nothing of what is drawn for days to come is told to anybody.
 */
@Service
@Transactional
public class Rounds {

    /** See rounds, findings and closures. */
    public static final String SEE = "inspection.see";

    /** Decide how often a place is looked at. */
    public static final String PACE = "inspection.pace";

    /** Who walks rounds; who leads where nobody else does. */
    static final List<Role> WALKED_BY = List.of(Role.GRID_WORKER, Role.GRID_LEADER, Role.SECRETARY);

    private static final Set<Role> WALKING = Set.of(Role.GRID_WORKER, Role.GRID_LEADER);

    private static final Duration ORDERED = Duration.ofHours(2);

    private final RoundStore store;
    private final ClosureStore closures;
    private final RoundPlan plan;
    private final RoundSeed seed;
    private final Checklists checklists;
    private final Places places;
    private final Territory territory;
    private final Tasks tasks;
    private final Accounts accounts;
    private final Permissions permissions;
    private final ObjectProvider<StaffAway> away;
    private final AuditTrail audit;
    private final BusinessClock clock;

    Rounds(
            RoundStore store,
            ClosureStore closures,
            RoundPlan plan,
            RoundSeed seed,
            Checklists checklists,
            Places places,
            Territory territory,
            Tasks tasks,
            Accounts accounts,
            Permissions permissions,
            ObjectProvider<StaffAway> away,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.closures = closures;
        this.plan = plan;
        this.seed = seed;
        this.checklists = checklists;
        this.places = places;
        this.territory = territory;
        this.tasks = tasks;
        this.accounts = accounts;
        this.permissions = permissions;
        this.away = away;
        this.audit = audit;
        this.clock = clock;
    }

    /** How often a place is looked at; empty for one that nobody patrols. */
    @Transactional(readOnly = true)
    public Optional<RoundPace> pace(Place place) {
        return checklists
                .on(clock.today())
                .of(place.kind())
                .flatMap(list -> store.pace(place.id()).or(() -> Optional.ofNullable(list.pace())));
    }

    /** How often this place is looked at from the next week on. */
    public void setPace(UUID id, RoundPace pace) {
        permissions.demand(PACE);
        Place place = places.get(id);
        Acting.demandSight(place.path());
        store.keep(id, place.path(), pace);
        audit.record("inspection.pace", id.toString(), place.path(), place.name());
    }

    /**
     * A round beyond the plan, to be walked within two hours. Sent again under the same id it is ordered once.
     *
     * @param round its id
     * @param id of the place
     * @throws Refused for a place that nobody patrols, that is closed or that is no more
     */
    public UUID order(UUID round, UUID id) {
        permissions.demand(PACE);
        Place place = places.get(id);
        Acting.demandSight(place.path());
        Checklist list = checklists
                .on(clock.today())
                .of(place.kind())
                .orElseThrow(() -> Refused.of("place", "inspection.order.not", place.name()));
        if (place.hasEnded(clock.today())) {
            throw Refused.of("place", "inspection.order.not", place.name());
        }
        if (closures.closed(clock.today()).has(place)) {
            throw Refused.of("place", "inspection.order.closed", place.name());
        }
        Instant now = clock.now();
        var ordered = new Round(
                round,
                id,
                place.path(),
                clock.today(),
                now,
                now.plus(ORDERED),
                list.version(),
                list.key(),
                RoundState.PLANNED,
                false,
                true,
                null);
        if (store.insert(List.of(ordered)) == 1) {
            open(List.of(ordered));
            audit.record("inspection.ordered", id.toString(), place.path(), place.name());
        }
        return round;
    }

    /**
     * Draws what is not drawn yet of this week, opens what is to be walked today, and misses what was not walked.
     *
     * @return how many rounds were opened or missed
     */
    public int keep() {
        LocalDate today = clock.today();
        List<UUID> missed = store.miss(today, clock.now());
        tasks.close(missed.stream().map(TaskId::of).toList(), "inspection.missed");
        draw(today);
        return missed.size() + open(store.toOpen(today));
    }

    private void draw(LocalDate today) {
        LocalDate monday = today.with(DayOfWeek.MONDAY);
        Set<UUID> drawn = store.drawn(monday, monday.plusDays(RoundPace.WEEK - 1L));
        Set<UUID> toMakeUp = store.toMakeUp(today.minusDays(1));
        List<Round> rounds = new ArrayList<>();
        ClosedPlaces closed = closures.closed(today);
        for (RoundPlace place : looked(today)) {
            UUID id = place.place().id();
            if (closed.has(place.place())) {
                continue;
            }
            List<Round> week = drawn.contains(id) ? List.of() : plan.week(place, today);
            rounds.addAll(week);
            boolean isToday = week.stream().anyMatch(round -> round.day().equals(today));
            if (toMakeUp.contains(id) && !isToday && RoundPlan.isOpen(place, today)) {
                rounds.add(plan.on(place, today, true));
            }
        }
        store.insert(rounds);
    }

    private List<RoundPlace> looked(LocalDate today) {
        Map<UUID, RoundPace> paces = store.paces();
        Map<UUID, RoundStore.Last> last = store.last(today);
        ChecklistVersion version = checklists.on(today);
        List<RoundPlace> looked = new ArrayList<>();
        for (Place place : places.there(today)) {
            Checklist list = version.of(place.kind()).orElse(null);
            if (list == null) {
                continue;
            }
            RoundPace decided = paces.get(place.id());
            RoundPace pace = decided == null ? list.pace() : decided;
            if (pace != null) {
                Optional<RoundStore.Last> before = Optional.ofNullable(last.get(place.id()));
                looked.add(new RoundPlace(
                        place,
                        list,
                        pace,
                        before.map(RoundStore.Last::day).orElse(null),
                        before.map(RoundStore.Last::account).orElse(null)));
            }
        }
        return looked;
    }

    /** A route: those of one area in one window are walked by one worker. */
    private record Route(AreaPath path, Instant from) {}

    /** Opens rounds of today as tasks. */
    private int open(List<Round> rounds) {
        LocalDate today = clock.today();
        if (rounds.isEmpty()) {
            return 0;
        }
        Map<UUID, Place> known = places.there(today).stream().collect(Collectors.toMap(Place::id, Function.identity()));
        Map<UUID, RoundStore.Last> last = store.last(today);
        Set<UUID> absent =
                away.stream().flatMap(each -> each.on(today).stream()).collect(Collectors.toCollection(HashSet::new));
        var way = new RoundWay(territory);
        Map<Route, Optional<StaffPosting>> walkers = new HashMap<>();
        List<NewTask> opened = new ArrayList<>();
        Map<TaskId, UUID> whose = new HashMap<>();
        Map<UUID, UUID> walked = new HashMap<>();
        Set<UUID> gone = new HashSet<>();
        for (Round round : rounds) {
            Place place = known.get(round.place());
            if (place == null) {
                gone.add(round.place());
                continue;
            }
            UUID before = Optional.ofNullable(last.get(round.place()))
                    .map(RoundStore.Last::account)
                    .orElse(null);
            Optional<StaffPosting> walker = walkers.computeIfAbsent(
                    new Route(round.path(), round.dueFrom()), route -> walker(route, today, before, absent));
            opened.add(task(round, place, area(round, walker), way.order(place)));
            walker.ifPresent(staff -> {
                whose.put(TaskId.of(round.id()), staff.id());
                walked.put(round.id(), staff.id());
            });
        }
        store.callOff(gone, today);
        store.opened(opened.stream().map(task -> task.id().value()).toList(), walked, clock.now());
        tasks.open(opened, whose);
        return opened.size();
    }

    /** Where its task lies: whoever walks at a place that belongs to no cell has it in the own one. */
    private static AreaPath area(Round round, Optional<StaffPosting> walker) {
        return walker.map(StaffPosting::area)
                .filter(area -> !area.covers(round.path()))
                .orElse(round.path());
    }

    /** Somebody else than the last time, where there is somebody else. */
    private Optional<StaffPosting> walker(Route route, LocalDate day, @Nullable UUID before, Set<UUID> absent) {
        List<StaffPosting> there = walking(route.path(), absent);
        List<StaffPosting> others =
                there.stream().filter(staff -> !staff.id().equals(before)).toList();
        List<StaffPosting> from = others.isEmpty() ? there : others;
        return from.isEmpty()
                ? Optional.empty()
                : Optional.of(from.get(seed.of("walker", route.path().value(), route.from(), day)
                        .nextInt(from.size())));
    }

    /** Who looks after an area; for one that is no cell's, all who walk in it. */
    private List<StaffPosting> walking(AreaPath path, Set<UUID> absent) {
        List<StaffPosting> staff = accounts.staffWithin(path.lineage().getFirst()).stream()
                .filter(each -> WALKING.contains(each.role()) && !absent.contains(each.id()))
                .sorted(Comparator.comparing(StaffPosting::id))
                .toList();
        List<StaffPosting> over =
                staff.stream().filter(each -> each.area().covers(path)).toList();
        return over.isEmpty()
                ? staff.stream().filter(each -> path.covers(each.area())).toList()
                : over;
    }

    private static NewTask task(Round round, Place place, AreaPath area, int order) {
        return new NewTask(
                TaskId.of(round.id()),
                RoundTask.KEY,
                area,
                null,
                null,
                null,
                round.place(),
                round.dueFrom(),
                round.dueUntil(),
                round.day(),
                Map.of(
                        NewTask.SUBJECT, place.name(),
                        NewTask.ADDRESS, place.address(),
                        NewTask.ORDER, Integer.toString(order),
                        RoundTask.VERSION, round.version(),
                        RoundTask.CHECKLIST, round.checklist()));
    }

    /** Today's rounds of the signed-in area, with what was begun before midnight, in the order of the walk. */
    @Transactional(readOnly = true)
    public List<Round> today() {
        return store.of(clock.today()).stream()
                .filter(round -> round.state() != RoundState.CALLED_OFF)
                .toList();
    }

    /** How the rounds of these days stand, as far as whoever acts sees them; those called off are not counted. */
    @Transactional(readOnly = true)
    public RoundCount counted(LocalDate from, LocalDate until) {
        return store.counted(from, until);
    }

    /** Those of a place that are over, the latest first. */
    @Transactional(readOnly = true)
    public List<Round> past(UUID place, int most) {
        return store.past(place, most);
    }

    /** Nobody looks at a place from today on, since it is closed. */
    void callOff(Place place) {
        List<UUID> called = store.callOff(Set.of(place.id()), clock.today());
        tasks.close(called.stream().map(TaskId::of).toList(), "inspection.called_off");
    }

    /** It is looked at again from a day on, today or later; called where nothing else keeps it closed. */
    void resume(Place place, LocalDate from) {
        checklists
                .on(from)
                .of(place.kind())
                .ifPresent(list -> pace(place).ifPresent(pace -> {
                    store.insert(plan.week(new RoundPlace(place, list, pace, null, null), from));
                    open(store.toOpen(clock.today()).stream()
                            .filter(round -> round.place().equals(place.id()))
                            .toList());
                }));
    }

    /** A round; empty where whoever acts sees none of that id. */
    @Transactional(readOnly = true)
    public Optional<Round> find(UUID id) {
        return store.find(Objects.requireNonNull(id));
    }
}
