package org.linli.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.arrivals.Arrival;
import org.linli.arrivals.ArrivalDetail;
import org.linli.arrivals.ArrivalDetails;
import org.linli.arrivals.ArrivalId;
import org.linli.arrivals.ArrivalSource;
import org.linli.arrivals.Arrivals;
import org.linli.arrivals.NewArrival;
import org.linli.arrivals.PriorTest;
import org.linli.arrivals.Transport;
import org.linli.arrivals.Traveller;
import org.linli.care.Measure;
import org.linli.care.Measures;
import org.linli.gate.Entries;
import org.linli.gate.EntrySent;
import org.linli.gate.Gate;
import org.linli.gate.Gates;
import org.linli.gate.Mets;
import org.linli.gate.Pass;
import org.linli.gate.PassKind;
import org.linli.gate.Passes;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.imports.ImportId;
import org.linli.imports.Imports;
import org.linli.inspection.Closures;
import org.linli.inspection.Findings;
import org.linli.inspection.Rounds;
import org.linli.keypersons.KeyPersons;
import org.linli.needs.Needs;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.places.DoorCodes;
import org.linli.places.Place;
import org.linli.places.PlaceKind;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.policy.HealthCode;
import org.linli.rides.Drives;
import org.linli.rides.RideAsk;
import org.linli.rides.RideEnd;
import org.linli.rides.RidePurpose;
import org.linli.rides.RideRequests;
import org.linli.rides.RideRoom;
import org.linli.rides.Vehicle;
import org.linli.rides.Vehicles;
import org.linli.statement.StatementToSign;
import org.linli.statement.Statements;
import org.linli.supplies.Deliveries;
import org.linli.supplies.DeliveryWanted;
import org.linli.supplies.Item;
import org.linli.supplies.Movement;
import org.linli.supplies.Stock;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.linli.territory.Landlord;
import org.linli.territory.Position;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.linli.trial.TrialDrafts;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The fixture at work: two people who came from elsewhere the day before, one with a fever, some of their temperatures
 * taken, a signed statement. Everything through the services, as staff do it.
 */
public final class AtWork {

    static final LocalDate ARRIVED = LocalDate.of(2022, 2, 6);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Fixture fixture;
    private final Arrivals arrivals;
    private final Measures measures;
    private final Tasks tasks;
    private final People people;

    final Arrival arrival;

    /** Of the one with a fever. */
    final Arrival fevered;

    final Measure measure;
    final Task task;
    final UUID household;

    /** Of Xifan, with noodles. */
    final UUID store;

    final UUID file;

    /** A list that is done, in whose row 2 somebody comes from elsewhere than on record. */
    final UUID differing;

    /** A laboratory's list that is done, in whose row 2 somebody has a number that nobody is known by. */
    final UUID results;
    /** A list of households that is done, in whose row 2 somebody has another phone than on record. */
    final UUID roster;

    /** Rules in the making, and others with mistakes. */
    final UUID draft;

    final UUID wrongDraft;

    /** Leaves the clock at 17:30 of 7 February 2022. */
    public AtWork(ApplicationContext context) {
        fixture = context.getBean(Fixture.class);
        arrivals = context.getBean(Arrivals.class);
        measures = context.getBean(Measures.class);
        tasks = context.getBean(Tasks.class);
        people = context.getBean(People.class);
        TestClock.set("2022-02-06T15:00");
        arrival = register("张建国", "360424197407286378", "13915326595", "1组60号202室", "421182", "湖北省武穴市");
        fevered = register("李梅", "421182199502016732", "13817620516", "1组61号", "360121", "江西省南昌县");
        TestClock.set("2022-02-07T08:30");
        measure = measure(arrival);
        take(measure(fevered), "38.2");
        take(measure, "36.4");
        TestClock.set("2022-02-07T17:30");
        task = slots(measure).stream()
                .filter(slot -> slot.done() == null)
                .findFirst()
                .orElseThrow();
        household = Acting.as(
                actor(), () -> people.get(arrival.person()).household().value());
        store = Acting.as(actor(), () -> fill(context.getBean(Stock.class)));
        Acting.run(actor(), () -> bring(context.getBean(Deliveries.class)));
        file = Acting.as(actor(), () -> upload(context.getBean(Imports.class)));
        differing = Acting.as(actor(), () -> bring(context.getBean(Imports.class)));
        results = Acting.as(actor(), () -> results(context.getBean(Imports.class)));
        TrialDrafts drafts = context.getBean(TrialDrafts.class);
        draft = Acting.as(actor(), () -> drafts.begin(drafts.beginning()));
        wrongDraft = Acting.as(actor(), () -> drafts.begin("version: 1 2\nname: {zh: 新规则, en: New}"));
        roster = Acting.as(actor(), () -> bringHouseholds(context.getBean(Imports.class)));
        Acting.run(actor(), () -> context.getBean(KeyPersons.class).keepAll());
        Acting.run(actor(), () -> {
            Statements statements = context.getBean(Statements.class);
            StatementToSign what = statements.toSign(Fixture.XIFAN, LocalDate.of(2022, 2, 7));
            statements.sign(Fixture.XIFAN, LocalDate.of(2022, 2, 7), what.seen(), what.keys());
        });
    }

    private static UUID fill(Stock stock) {
        UUID store = stock.open(UUID.randomUUID(), Fixture.XIFAN, "西范小区物资点").id();
        stock.enter(new Movement.Entry(UUID.randomUUID(), store, "noodles", Movement.Kind.IN, 8, ""));
        return store;
    }

    private void bring(Deliveries deliveries) {
        deliveries.order(new DeliveryWanted(
                UUID.randomUUID(),
                HouseholdId.of(household),
                store,
                List.of(new Item("noodles", 2)),
                LocalDate.of(2022, 2, 7),
                LocalTime.of(17, 0),
                LocalTime.of(19, 30),
                false));
    }

    /** A need of the first of them, entered now. */
    UUID need(ApplicationContext context) {
        Needs needs = context.getBean(Needs.class);
        BusinessClock clock = context.getBean(BusinessClock.class);
        return Acting.as(
                actor(),
                () -> needs.enter(
                                UUID.randomUUID(),
                                clock.now(),
                                HouseholdId.of(household),
                                arrival.person(),
                                Needs.FORM.read(Map.of("what", "food", "words", "大米五公斤")))
                        .id());
    }

    /** The worker of Xifan is over a limit, as the secretary was told; the same each time. */
    UUID overLimits(ApplicationContext context) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        UUID worker = fixture.account("worker").id();
        UUID secretary = fixture.account("secretary").id();
        return Acting.as(
                Actor.SYSTEM,
                () -> context.getBean(TransactionTemplate.class).execute(status -> {
                    jdbc.sql("""
                                    insert into workload.finding (id, account_id, path, day, measure, value, bound,
                                                                  found_at, superiors_from, superiors, told_at)
                                    values (gen_random_uuid(), :worker, :path, '2022-02-07', 'streak', 7, 6,
                                            '2022-02-07T01:00Z', '2022-02-07T03:00Z', array[:secretary],
                                            '2022-02-07T03:00Z')
                                    on conflict do nothing
                                    """)
                            .param("worker", worker)
                            .param("secretary", secretary)
                            .param("path", Fixture.XIFAN_1.value())
                            .update();
                    return jdbc.sql("select id from workload.finding where account_id = :worker")
                            .param("worker", worker)
                            .query(UUID.class)
                            .single();
                }));
    }

    /** Asked for {@link #arrival}, as if they had to stay at home; the same each time. */
    UUID leave(ApplicationContext context) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        return Acting.as(
                Actor.SYSTEM,
                () -> context.getBean(TransactionTemplate.class).execute(status -> {
                    jdbc.sql("""
                            insert into confinement.leave (id, person_id, household_id, measure_id, path,
                                                           purpose, words, out_at, back_by, asked_at)
                            select :id, :person, :household, :measure, :path, 'hospital', '市人民医院',
                                   '2022-02-08T10:00+08:00', '2022-02-08T12:00+08:00', '2022-02-07T17:00+08:00'
                             where not exists (select 1 from confinement.leave where household_id = :household)
                            """)
                            .param("id", UUID.randomUUID())
                            .param("person", arrival.person().value())
                            .param("household", household)
                            .param("measure", measure.id().value())
                            .param("path", measure.path().value())
                            .update();
                    return jdbc.sql("select id from confinement.leave where household_id = :household")
                            .param("household", household)
                            .query(UUID.class)
                            .single();
                }));
    }

    /** A van of Xifan with its driver; another one each time. */
    public UUID vehicle(ApplicationContext context) {
        var van = new Vehicle(
                UUID.randomUUID(),
                Fixture.XIFAN,
                "社区面包车",
                "浙G12345",
                6,
                1,
                LocalTime.of(8, 0),
                LocalTime.of(18, 0),
                null,
                null,
                "王师傅",
                false,
                null,
                null,
                0);
        return Acting.as(
                fixture.actor("secretary"),
                () -> context.getBean(Vehicles.class)
                        .add(van, new Phone("13905790099"))
                        .id());
    }

    /** Address of the driver's day of a van, today. */
    public String drive(ApplicationContext context, UUID vehicle) {
        return Acting.as(
                fixture.actor("secretary"),
                () -> context.getBean(Drives.class).address(vehicle, LocalDate.of(2022, 2, 7)));
    }

    /** Tomorrow's vaccination of {@link #arrival}, with the way back; another one each time. */
    public UUID ride(ApplicationContext context) {
        return Acting.as(
                actor(),
                () -> context.getBean(RideRequests.class)
                        .ask(new RideAsk(
                                UUID.randomUUID(),
                                arrival.person(),
                                RidePurpose.VACCINATION,
                                RideEnd.home(),
                                RideEnd.address("东阳市人民医院", new Position(29.273, 120.235)),
                                Instant.parse("2022-02-08T08:30:00+08:00"),
                                Instant.parse("2022-02-08T09:30:00+08:00"),
                                Instant.parse("2022-02-08T10:15:00+08:00"),
                                RideRoom.ONE_SEAT,
                                ""))
                        .id());
    }

    /** Asked for the household of {@link #arrival}, as if nobody there could go out; the same each time. */
    UUID arrangement(ApplicationContext context) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        return Acting.as(
                Actor.SYSTEM,
                () -> context.getBean(TransactionTemplate.class).execute(status -> {
                    jdbc.sql("""
                            insert into arrangements.arrangement (id, household_id, path, measure_id, raised_at)
                            values (:id, :household, :path, :measure, now())
                            on conflict do nothing
                            """)
                            .param("id", UUID.randomUUID())
                            .param("household", household)
                            .param("path", measure.path().value())
                            .param("measure", measure.id().value())
                            .update();
                    jdbc.sql("""
                            insert into arrangements.concern (arrangement_id, why)
                            select id, 'errands' from arrangements.arrangement where household_id = :household
                            on conflict do nothing
                            """).param("household", household).update();
                    return jdbc.sql("select id from arrangements.arrangement where household_id = :household")
                            .param("household", household)
                            .query(UUID.class)
                            .single();
                }));
    }

    /** Waits for an answer about those who live with {@link #arrival}, as with a case; the same each time. */
    UUID exposure(ApplicationContext context) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        return Acting.as(
                Actor.SYSTEM,
                () -> context.getBean(TransactionTemplate.class).execute(status -> {
                    jdbc.sql("""
                            insert into exposures.exposure (id, household_id, path, person_id, kind, last_on, because,
                                                            raised_at)
                            values (:id, :household, :path, :person, 'close', '2022-02-07', :measure, now())
                            on conflict do nothing
                            """)
                            .param("id", UUID.randomUUID())
                            .param("household", household)
                            .param("path", measure.path().value())
                            .param("person", arrival.person().value())
                            .param("measure", measure.id().value())
                            .update();
                    return jdbc.sql("select id from exposures.exposure where household_id = :household")
                            .param("household", household)
                            .query(UUID.class)
                            .single();
                }));
    }

    /** A dose of {@link #arrival}; the same each time. */
    UUID dose(ApplicationContext context) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        return Acting.as(
                Actor.SYSTEM,
                () -> context.getBean(TransactionTemplate.class).execute(status -> {
                    jdbc.sql("""
                            insert into vaccination.dose (id, person_id, household_id, path, vaccine, maker,
                                                          batch, number,
                                                          site, given_on, origin, entered_at)
                            select :id, :person, :household, :path, 'inactivated', '北京科兴', '202112', 1, '',
                                    '2022-01-05',
                                   'card', now()
                             where not exists (select 1 from vaccination.dose where person_id = :person)
                            """)
                            .param("id", UUID.randomUUID())
                            .param("person", arrival.person().value())
                            .param("household", household)
                            .param("path", measure.path().value())
                            .update();
                    return jdbc.sql("select id from vaccination.dose where person_id = :person")
                            .param("person", arrival.person().value())
                            .query(UUID.class)
                            .single();
                }));
    }

    /** Tomorrow's, at a place of Xifan; the same each time. */
    UUID vaccinationDay(ApplicationContext context) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        return Acting.as(
                Actor.SYSTEM,
                () -> context.getBean(TransactionTemplate.class).execute(status -> {
                    jdbc.sql("""
                            with site as (
                                insert into places.place (id, path, kind, name, address, operator, licence,
                                                          weekdays, since)
                                select gen_random_uuid(), '330783005.xifan.', 'vaccination_site', '方舱接种点', '', '', '',
                                       '{}', '2022-01-01'
                                 where not exists (select 1 from vaccination.day)
                                returning id)
                            insert into vaccination.day (id, path, place_id, held_on, opens, closes, per_slot,
                                                         vaccine, maker)
                            select gen_random_uuid(), '330783005.xifan.', id, '2022-02-08', '08:30', '11:30', 20,
                                   'inactivated', ''
                              from site
                            """).update();
                    return jdbc.sql("select id from vaccination.day")
                            .query(UUID.class)
                            .single();
                }));
    }

    private static UUID upload(Imports imports) {
        Path list = Path.of("src", "test", "resources", "scenario", "arrivals-xifan-2022-02-07.xlsx");
        try (InputStream content = Files.newInputStream(list)) {
            return imports.upload("arrivals", Fixture.XIFAN, "来东人员登记表.xlsx", content)
                    .value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UUID bringHouseholds(Imports imports) {
        String list = "户主,姓名,身份证号码,联系电话,地址\n张建国,张建国,360424197407286378,13915326599,1组60号202室\n";
        return bring(imports, "households", "住户名册.csv", list);
    }

    private static UUID bring(Imports imports) {
        String list = "姓名,身份证号码,联系电话,来自何地,抵达日期,房号\n" + "张建国,360424197407286378,13915326595,境外日本,2022-02-06,1组60号202室\n";
        return bring(imports, "arrivals", "入境名单.csv", list);
    }

    private static UUID results(Imports imports) {
        String list = "姓名,手机号,采样时间,检测结果\n" + "张建国,139****0000,2022-02-07 09:00,阴性\n";
        return bring(imports, "results", "核酸结果.csv", list);
    }

    private static UUID bring(Imports imports, String kind, String name, String list) {
        ImportId id = imports.bring(
                kind, Fixture.XIFAN, name, new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < 200 && imports.get(id).isRunning(); i++) {
            LockSupport.parkNanos(50_000_000);
        }
        return id.value();
    }

    private Actor actor() {
        return fixture.actor("secretary");
    }

    private Arrival register(
            String name, String document, String phone, String address, String origin, String originName) {
        ArrivalId id = ArrivalId.next();
        var negative = new PriorTest(ARRIVED.atTime(9, 0).atZone(ZONE).toInstant(), PriorTest.Result.NEGATIVE);
        var traveller =
                new Traveller(name, IdentityDocument.read(document, ARRIVED).orThrow(), new Phone(phone));
        Acting.run(
                actor(),
                () -> arrivals.register(new NewArrival(
                        id,
                        Fixture.XIFAN,
                        traveller,
                        address,
                        new Landlord("罗某", "13700000000"),
                        origin,
                        originName,
                        ARRIVED,
                        LocalTime.of(14, 30),
                        Transport.TRAIN,
                        null,
                        null,
                        null,
                        HealthCode.GREEN,
                        2,
                        List.of(negative),
                        ArrivalDetails.NONE.with(ArrivalDetail.TRANSPORT_NO, "G1386"),
                        ArrivalSource.PAGE)));
        return Acting.as(actor(), () -> arrivals.get(id));
    }

    private Measure measure(Arrival of) {
        return Acting.as(
                actor(), () -> measures.ofSource(of.id().value(), of.person()).orElseThrow());
    }

    private List<Task> slots(Measure of) {
        return Acting.as(actor(), () -> tasks.ofSource(of.id().value()));
    }

    private void take(Measure of, String celsius) {
        Task first = slots(of).stream()
                .filter(slot -> slot.kind().equals("care.temperature"))
                .findFirst()
                .orElseThrow();
        Map<String, Object> answers = celsius.compareTo("37.3") >= 0
                ? Map.of("celsius", celsius, "symptoms", List.of("cough"))
                : Map.of("celsius", celsius);
        Acting.run(
                fixture.actor("worker"),
                () -> tasks.complete(first.id(), CompletionForm.now(UUID.randomUUID(), answers)));
    }

    /** The secret in the code at the door of a place. */
    public String door(ApplicationContext context, UUID place) {
        return Acting.as(context.getBean(Fixture.class).actor("secretary"), () -> {
            Place of = context.getBean(Places.class).get(place);
            return Objects.requireNonNull(
                    context.getBean(DoorCodes.class).print(of, List.of(of)).get(place));
        });
    }

    /** What a patrol found at a place, and the decision to close that. */
    public record Patrolled(UUID finding, UUID closure) {}

    /** A finding at the market, which is closed. */
    public Patrolled patrolled(ApplicationContext context, UUID market) {
        Actor secretary = fixture.actor("secretary");
        return Acting.as(secretary, () -> {
            UUID round = context.getBean(Rounds.class).order(UUID.randomUUID(), market);
            Map<String, Object> seen = Map.of(
                    "outcome",
                    "wrong",
                    "witness",
                    "张三",
                    "entrances",
                    true,
                    "temperature",
                    false,
                    "code",
                    true,
                    "masks",
                    true,
                    "disinfected",
                    3,
                    "crowding",
                    true,
                    "room",
                    true);
            context.getBean(Tasks.class).complete(TaskId.of(round), CompletionForm.now(UUID.randomUUID(), seen));
            UUID finding = context.getBean(Findings.class).of(market).getFirst().id();
            UUID closure = UUID.randomUUID();
            context.getBean(Closures.class)
                    .close(closure, market, LocalDate.of(2022, 2, 7), "一名摊主阳性", List.of("全场消毒"), null);
            return new Patrolled(finding, closure);
        });
    }

    /** A round of today at a market of the whole community. */
    public void round(ApplicationContext context) {
        UUID market = place(context);
        Acting.as(
                fixture.actor("secretary"), () -> context.getBean(Rounds.class).order(UUID.randomUUID(), market));
    }

    /** A market that is entered. */
    public UUID place(ApplicationContext context) {
        UUID id = UUID.randomUUID();
        LocalDate since = LocalDate.of(2022, 2, 1);
        var market = new Place(
                id,
                Fixture.XIFAN,
                PlaceKind.MARKET,
                "下范农贸市场" + id,
                null,
                "",
                "张三",
                null,
                "",
                null,
                null,
                since,
                null,
                0);
        Acting.run(
                fixture.actor("secretary"),
                () -> context.getBean(Places.class).enter(market, new Phone("13900001234")));
        return id;
    }

    /** A gate of a market, where somebody was refused today. */
    public UUID entrance(ApplicationContext context) {
        UUID id = UUID.randomUUID();
        UUID market = place(context);
        LocalDate since = LocalDate.of(2022, 2, 1);
        BusinessClock clock = context.getBean(BusinessClock.class);
        var gate = new Gate(id, market, Fixture.XIFAN, "西门", null, 12, since, null, 0);
        Acting.run(
                fixture.actor("secretary"), () -> context.getBean(Gates.class).open(gate));
        Acting.run(
                fixture.actor("guard"),
                () -> context.getBean(Entries.class)
                        .take(
                                clock.now(),
                                List.of(new EntrySent(
                                        UUID.randomUUID(),
                                        id,
                                        clock.now(),
                                        true,
                                        "red",
                                        new BigDecimal("36.5"),
                                        "refused",
                                        null,
                                        null))));
        return id;
    }

    /** Of somebody who works at a place. */
    public UUID pass(ApplicationContext context, UUID place) {
        LocalDate since = LocalDate.of(2022, 2, 7);
        var pass = new Pass(
                UUID.randomUUID(),
                place,
                Fixture.XIFAN,
                PassKind.STAFF,
                "张三",
                "保洁",
                null,
                "",
                "",
                1,
                "",
                since,
                null,
                0);
        return Acting.as(
                fixture.actor("secretary"),
                () -> context.getBean(Passes.class)
                        .make(pass, IdentityDocument.none())
                        .id());
    }

    /** That the secretary asked who was there with whoever has a pass. */
    UUID met(ApplicationContext context, UUID pass) {
        UUID id = UUID.randomUUID();
        Acting.run(fixture.actor("secretary"), () -> context.getBean(Mets.class).ask(id, null, pass, 30, "2月7日核酸阳性"));
        return id;
    }

    /** A post from 11 to 20 at which the secretary is missing, and a worker and a volunteer are signed in. */
    public DutyAtWork gate(ApplicationContext context) {
        return DutyAtWork.lay(context, fixture);
    }
}
