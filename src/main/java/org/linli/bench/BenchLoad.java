package org.linli.bench;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.bench.BenchHistories.Copied;
import org.linli.bench.BenchSpecimens.Specimen;
import org.linli.demo.Town;
import org.linli.platform.BusinessClock;
import org.linli.platform.LinliSettings;
import org.linli.platform.RecurringCheck;
import org.linli.statement.Statement;
import org.linli.statement.Statements;
import org.linli.territory.BuildingId;
import org.linli.territory.DwellingId;
import org.linli.territory.Landlord;
import org.linli.territory.Territory;
import org.linli.territory.TerritoryPlan;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code linli bench load [--people N] [--seed S]}: fills an empty database with a district and ends, with 1 when there
 * is somebody in it already. The same people and the same seed give the same district; only what is sealed differs.
 */
@Component
@Profile("bench")
@ConditionalOnProperty(name = "linli.command", havingValue = "bench-load")
class BenchLoad implements ApplicationRunner, ExitCodeGenerator {

    /** Days of records. */
    static final int DAYS = 90;

    private static final int PEOPLE = 1_000_000;
    private static final int FEWEST_PEOPLE = 2000;
    private static final long SEED = 2022;

    private final BenchDatabase database;
    private final BenchPeople people;
    private final BenchSpecimens playing;
    private final BenchHistories histories;
    private final Territory territory;
    private final Accounts accounts;
    private final Statements statements;
    private final List<RecurringCheck> checks;
    private final PasswordEncoder passwords;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;
    private final BenchClock morning;
    private final LinliSettings settings;
    private final long begun = System.nanoTime();
    private int exitCode;

    BenchLoad(
            BenchDatabase database,
            BenchPeople people,
            BenchSpecimens playing,
            BenchHistories histories,
            Territory territory,
            Accounts accounts,
            Statements statements,
            List<RecurringCheck> checks,
            PasswordEncoder passwords,
            TransactionTemplate transaction,
            BusinessClock clock,
            BenchClock morning,
            LinliSettings settings) {
        this.database = database;
        this.people = people;
        this.playing = playing;
        this.histories = histories;
        this.territory = territory;
        this.accounts = accounts;
        this.statements = statements;
        this.checks = checks;
        this.passwords = passwords;
        this.transaction = transaction;
        this.clock = clock;
        this.morning = morning;
        this.settings = settings;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        int wanted = BenchOption.of(arguments, "people").map(Integer::parseInt).orElse(PEOPLE);
        long seed = BenchOption.of(arguments, "seed").map(Long::parseLong).orElse(SEED);
        Acting.run(Actor.SYSTEM, () -> {
            boolean none = Boolean.TRUE.equals(transaction.execute(status -> accounts.none()));
            if (!none || wanted < FEWEST_PEOPLE) {
                System.err.println(
                        none
                                ? "The district needs %d people at least".formatted(FEWEST_PEOPLE)
                                : "There is a load in %s already; delete the folder for another"
                                        .formatted(settings.data()));
                exitCode = 1;
            } else {
                load(wanted, seed);
            }
        });
    }

    private void load(int wanted, long seed) {
        LocalDate today = BenchClock.TODAY;
        BenchDistrict district = BenchDistrict.build(wanted, seed, today);
        var staff = new BenchStaff(district, seed);
        say("made up %,d people in %,d households", district.people(), district.households());
        transaction.executeWithoutResult(status -> territory.lay(plan(district)));
        say(
                "laid %,d homes",
                district.towns().stream().mapToInt(t -> t.homes.size()).sum());
        database.alone(connection -> staff.write(
                connection,
                passwords.encode(BenchStaff.PASSWORD),
                clock.at(today.minusDays(DAYS + 30L), LocalTime.NOON)));
        say("appointed %,d accounts", staff.members().size());
        BenchIndexes register = BenchIndexes.setAside(database, BenchPeople.TABLES);
        database.together(district.towns().stream()
                .map(town -> (BenchDatabase.Work) connection -> {
                    people.write(connection, town, today);
                    say("registered %s", town.nodes.getFirst().area().name());
                })
                .toList());
        register.build();
        database.outside("analyze");
        say("indexed the register");
        List<Specimen> specimens = playing.play(district, staff, seed);
        say("played %d histories", specimens.size());
        histories.keep(specimens, staff);
        Copied copied = histories.choose(district, specimens, staff, seed);
        BenchIndexes kept = BenchIndexes.setAside(database, BenchHistories.tables());
        histories.copy();
        say(
                "copied them to %,d running measures with %,d open tasks, %,d ended ones, %,d arrivals without",
                copied.running(), copied.openTasks(), copied.ended(), copied.arrivals());
        kept.build();
        database.outside("analyze"); // else what follows is planned for the few rows that were there before
        say("indexed them");
        morning.show(morning.begin());
        say("raised %,d alarms", checks.stream().mapToInt(RecurringCheck::run).sum());
        morning.run();
        database.alone(BenchAudit::write);
        say("wrote a trail");
        database.outside("vacuum (analyze)");
        BenchSamples.of(district, staff).write(settings.data());
        check(district);
        database.alone(connection -> say("fingerprint %s", BenchFingerprint.of(connection)));
        say("bench load: %,d people in %.0f s", district.people(), seconds());
    }

    /** The product counts its own figures: whatever does not add up ends the load with 1. */
    private void check(BenchDistrict district) {
        List<String> broken = new ArrayList<>();
        for (Town town : district.towns()) {
            Statement statement = statements.live(town.nodes.getFirst().area().path(), BenchClock.TODAY);
            statement.broken().forEach(b -> broken.add(b.toString()));
        }
        if (!broken.isEmpty()) {
            exitCode = 1;
            broken.forEach(System.err::println);
        }
        say(
                "counted the figures of %d sub-districts: %d do not add up",
                district.towns().size(), broken.size());
    }

    private void say(String what, Object... values) {
        System.out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds(), what.formatted(values));
    }

    private double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static TerritoryPlan plan(BenchDistrict district) {
        List<TerritoryPlan.Drawn> areas = new ArrayList<>(List.of(district.top()));
        List<TerritoryPlan.Built> buildings = new ArrayList<>();
        List<TerritoryPlan.Home> homes = new ArrayList<>();
        for (Town town : district.towns()) {
            town.nodes.forEach(n -> areas.add(new TerritoryPlan.Drawn(n.area(), n.outline())));
            town.houses.forEach(h -> buildings.add(new TerritoryPlan.Built(
                    new BuildingId(h.id()),
                    h.path(),
                    h.rentalPath(),
                    h.address(),
                    h.position(),
                    h.walkOrder(),
                    landlord(h))));
            town.homes.forEach(h -> homes.add(new TerritoryPlan.Home(
                    new DwellingId(h.id()),
                    new BuildingId(h.house()),
                    h.path(),
                    h.rentalPath(),
                    h.room(),
                    h.walkOrder(),
                    h.rental())));
        }
        return new TerritoryPlan(areas, buildings, homes);
    }

    private static @Nullable Landlord landlord(Town.House house) {
        return house.landlordName() == null ? null : new Landlord(house.landlordName(), house.landlordPhone());
    }
}
