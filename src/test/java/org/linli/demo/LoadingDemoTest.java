package org.linli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.access.Role;
import org.linli.arrangements.Arrangements;
import org.linli.arrivals.Arrivals;
import org.linli.care.Measures;
import org.linli.care.MeasuresByHand;
import org.linli.confinement.Leaves;
import org.linli.divisions.Divisions;
import org.linli.duty.DutyMembers;
import org.linli.duty.DutyPlan;
import org.linli.duty.DutyPlans;
import org.linli.duty.Posts;
import org.linli.duty.Seats;
import org.linli.duty.Shifts;
import org.linli.gate.Entries;
import org.linli.gate.Gates;
import org.linli.gate.Passes;
import org.linli.inspection.Checklists;
import org.linli.inspection.Closures;
import org.linli.inspection.Findings;
import org.linli.inspection.Rounds;
import org.linli.keypersons.KeyPersons;
import org.linli.needs.Needs;
import org.linli.needs.Timetables;
import org.linli.people.People;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.LinliSettings;
import org.linli.policy.RiskPlaces;
import org.linli.rides.RidePlans;
import org.linli.rides.RideRequests;
import org.linli.rides.Vehicles;
import org.linli.supplies.Deliveries;
import org.linli.supplies.Stock;
import org.linli.tasks.Tasks;
import org.linli.territory.AreaOverview;
import org.linli.territory.Territory;
import org.linli.testing.FreshData;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.trial.TrialDraft;
import org.linli.trial.TrialDrafts;
import org.linli.trial.TrialRuns;
import org.linli.vaccination.Appointments;
import org.linli.vaccination.Doses;
import org.linli.vaccination.Invitations;
import org.linli.vaccination.Obstacles;
import org.linli.vaccination.SiteDesk;
import org.linli.vaccination.VaccinationDays;
import org.linli.workload.Workload;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole demo on the day of the report; what the newspaper printed can be read off the records. */
@LinliTest
@Tag("slow")
class LoadingDemoTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final AreaPath ROOT = AreaPath.of("330783005");
    private static final AreaPath XIFAN = ROOT.child("xifan");
    private static final AreaPath TIANLI = ROOT.child("tianli");
    private static final AreaPath XILOU = ROOT.child("ganxi").child("xilou");

    private static final String LOUJIAS_ELDERS =
            "p.path like '330783005.loujia.%' and p.left_on is null and p.born_on <= date '1962-02-07'";

    @Autowired
    Accounts accounts;

    @Autowired
    BusinessClock clock;

    @Autowired
    LinliSettings settings;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Territory territory;

    @Autowired
    People people;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Measures measures;

    @Autowired
    MeasuresByHand byHand;

    @Autowired
    Needs needs;

    @Autowired
    Arrangements arrangements;

    @Autowired
    Leaves leaves;

    @Autowired
    Stock stock;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Posts posts;

    @Autowired
    RideRequests rideRequests;

    @Autowired
    Vehicles vehicles;

    @Autowired
    RidePlans ridePlans;

    @Autowired
    Gates gates;

    @Autowired
    Passes passes;

    @Autowired
    Entries entries;

    @Autowired
    Doses doses;

    @Autowired
    Obstacles obstacles;

    @Autowired
    VaccinationDays held;

    @Autowired
    Invitations invitations;

    @Autowired
    Appointments appointments;

    @Autowired
    SiteDesk desk;

    @Autowired
    Places places;

    @Autowired
    DutyMembers members;

    @Autowired
    DutyPlans plans;

    @Autowired
    Shifts shifts;

    @Autowired
    Seats seats;

    @Autowired
    KeyPersons keyPersons;

    @Autowired
    Timetables timetables;

    @Autowired
    TrialDrafts drafts;

    @Autowired
    TrialRuns trials;

    @Autowired
    Tasks tasks;

    @Autowired
    Workload workload;

    @Autowired
    RiskPlaces riskPlaces;

    @Autowired
    Divisions divisions;

    @Autowired
    Rounds rounds;

    @Autowired
    Findings findings;

    @Autowired
    Closures closures;

    @Autowired
    Checklists checklists;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void empty() throws SQLException {
        FreshData.empty();
    }

    @Test
    void showsTheReportedNumbersAndLoadsOnlyOnce() {
        DemoLoader demo = demo();
        demo.run(new DefaultApplicationArguments());
        Acting.run(
                Actor.SYSTEM,
                () -> transaction.executeWithoutResult(status -> {
                    people();
                    staff();
                    arrivals();
                    measures();
                    rides();
                    arrangements();
                    moods();
                    vaccination();
                    supplies();
                    places();
                    patrols();
                    duty();
                    keyPersons();
                    draft();
                    workload();
                }));
        roster();
        long before = count("select count(*) from people.person");
        demo.run(new DefaultApplicationArguments());
        assertThat(count("select count(*) from people.person")).isEqualTo(before);
    }

    private void people() {
        assertThat(count("select count(*) from people.person")).isEqualTo(40_470);
        assertThat(count("select count(*) from people.household where head_id is null"))
                .isZero();
        AreaOverview xilou = territory.overview(XILOU);
        assertThat(xilou.counts()).containsEntry("territory.figure.homes", 501L);
        assertThat(xilou.rentals()).hasSize(10);
        assertThat(xilou.rentals().stream()
                        .mapToLong(line -> line.counts().getOrDefault("territory.figure.homes", 0L))
                        .sum())
                .isEqualTo(100);
        assertThat(xilou.hasDirect()).isFalse();
        assertThat(count("""
                                select count(*)
                                  from people.household
                                 where kind = 'resident' and path like '330783005.shangwang.%'
                                """)).isEqualTo(328);
        // The address of the registration sheet leads to its cell, whether or not the house is known.
        assertThat(territory.locate(XIFAN, "西范3组60号202室").path().code()).isEqualTo("c03");
    }

    private void draft() {
        TrialDraft draft = drafts.latest().getFirst();
        assertThat(drafts.read(draft).mistakes()).isEmpty();
        assertThat(draft.isOpen()).isTrue();
        assertThat(trials.latest(draft.id()))
                .hasValueSatisfying(run -> assertThat(run.isDone())
                        .as("tried, and waiting for somebody else to publish it")
                        .isTrue());
        assertThat(count("select count(*) from trial.difference where from_protocol = '3+11'"))
                .isPositive();
    }

    private void workload() {
        assertThat(count("""
                                select count(*)
                                  from workload.day d
                                  join access.account a on a.id = d.account_id
                                 where a.area = '330783005.ganxi.xilou.' and a.role = 'SECRETARY'
                                   and d.day between '2022-02-01' and '2022-02-06'
                                   and d.last_at - d.first_at >= interval '16 hours'
                                """))
                .as("six days from half past six to half past ten")
                .isEqualTo(6);
        assertThat(count("""
                                select count(*)
                                  from workload.finding f
                                  join access.account a on a.id = f.account_id
                                  join access.account s on s.id = any(f.superiors)
                                 where a.area = '330783005.ganxi.xilou.' and s.username = 'ganxi'
                                   and s.password_hash is not null and f.settled_at is null
                                """))
                .as("told to the secretary over Xilou, as whom anybody can sign in")
                .isPositive();
        assertThat(count("""
                                select count(*)
                                  from duty.seat s
                                  join duty.shift f on f.id = s.shift_id and f.day = '2022-02-08'
                                  join duty.member m on m.id = s.member_id
                                  join access.account a on a.id = m.account_id
                                 where a.area = '330783005.ganxi.xilou.'
                                """)).as("the lead is to stand at the gate tomorrow").isOne();
    }

    private void staff() {
        assertThat(accounts.workingIn(XILOU).stream().filter(a -> a.role() == Role.GRID_WORKER))
                .hasSize(43);
        assertThat(accounts.workingIn(TIANLI).stream().filter(a -> a.role() == Role.GRID_WORKER))
                .hasSize(18);
        assertThat(count("select count(*) from access.account where password_hash is not null"))
                .isEqualTo(Role.values().length + 1);
    }

    private void arrivals() {
        LocalDate today = clock.today();
        assertThat(registered(XIFAN, today)).isEqualTo(29);
        assertThat(count("select count(*) from arrivals.arrival where path like '330783005.tianli.%'"))
                .isEqualTo(130);
        assertThat(count("""
                                select count(*)
                                  from arrivals.arrival
                                 where path like '330783005.xifan.%'
                                   and substr(origin_code, 1, 2) not in ('42', '36', '34')
                                """)).as("only the father is from elsewhere").isEqualTo(1);
    }

    private void measures() {
        assertThat(active("330783005.tianli.%", "2+14")).isEqualTo(8);
        assertThat(count("""
                                select count(*)
                                  from care.measure
                                 where path like '330783005.tianli.%'
                                   and outcome = 'released' and ended_on = '2022-02-07'
                                """)).isEqualTo(7);
        assertThat(active("330783005.ganxi.xilou.%", "3+11")).isEqualTo(26);
        assertThat(active("330783005.ganxi.xilou.%", "2+14")).isEqualTo(137);
        assertThat(active("330783005.xifan.g2.c08.%", "3+11")).isEqualTo(1);
        assertThat(active("330783005.hucang.%", "14+7")).isEqualTo(1);
        assertThat(active("330783005.%", "14+7")).isEqualTo(1);
        assertThat(active("330783005.%", "14+7+7")).isEqualTo(1);
        assertThat(active("330783005.hucang.%", "7+7"))
                .as("named as a contact, by hand")
                .isEqualTo(1);
        assertThat(count("""
                                select count(*)
                                  from needs.need n
                                  join tasks.task t on t.source_id = n.id
                                 where n.path like '330783005.xifan.g2.c08.%'
                                   and t.assignee_id is not null and t.done_at is null
                                """)).as("food and a talk, which the father asked for").isEqualTo(2);
        assertThat(count("""
                                select count(*)
                                  from needs.need n
                                 where n.path like '330783005.xifan.%' and n.what = 'medicine' and n.outcome is null
                                   and n.due_at < '2022-02-07T04:00Z'
                                """)).as("a medicine is late").isEqualTo(1);
        assertThat(count("select count(*) from needs.need where path like '330783005.xifan.%' and what = 'dialysis'"))
                .as("two weeks of dialysis on Mondays, Wednesdays and Fridays are planned")
                .isEqualTo(6);
        assertThat(count("""
                                select count(*)
                                  from care.measure
                                 where path like '330783005.xifan.g2.c08.%' and co_resident_of is not null
                                """)).as("his two children go along with his measure").isEqualTo(2);
        assertThat(count("""
                                select count(*)
                                  from tasks.task
                                 where done_at is null
                                   and due_until > '2022-02-07T04:00Z' and due_from < '2022-02-07T16:00Z'
                                """)).as("there is something to do today").isPositive();
        assertThat(count("""
                                select count(*)
                                  from tasks.task
                                 where kind = 'care.alarm' and done_at is null and closed_at is null
                                   and path like '330783005.xifan.%'
                                """)).as("the first look shows an alarm").isOne();
        assertThat(count("select count(*) from tasks.task where kind = 'care.alarm'"))
                .isOne();
        assertThat(count("select count(*) from tasks.task where assignee_id is null"))
                .as("every task is somebody's")
                .isZero();
        assertThat(count("""
                                select count(*)
                                  from tasks.task t
                                  join access.account a on a.id = t.assignee_id
                                 where a.username = 'worker' and t.done_at is null
                                   and t.due_until > '2022-02-07T04:00Z' and t.due_from < '2022-02-07T16:00Z'
                                """))
                .as("whoever signs in as the worker has something to do")
                .isPositive();
        assertThat(count("""
                                select count(distinct t.person_id)
                                  from tasks.task t
                                  join access.account a on a.id = t.assignee_id
                                  join care.measure m on m.household_id = t.household_id and m.protocol = '3+0'
                                 where a.username = 'worker' and t.done_at is null and t.closed_at is null
                                   and t.kind in ('care.temperature', 'care.sample')
                                   and t.due_from <= '2022-02-07T10:30Z' and t.due_until >= '2022-02-07T10:30Z'
                                """))
                .as("when the demo begins, the children in their room are one visit of the worker")
                .isEqualTo(2);
    }

    private void places() {
        assertThat(count("select count(*) from places.place where kind = 'shop' and path like '330783005.tianli.%'"))
                .as("shops at Tianli")
                .isEqualTo(20);
        assertThat(count("select count(*) from places.place where kind = 'shop' and path like '330783005.shangwang.%'"))
                .as("shops at Shangwang")
                .isEqualTo(30);
        assertThat(count("""
                                select count(*)
                                  from places.place s
                                  join places.place m on m.id = s.market_id and m.kind = 'market'
                                 where m.path = '330783005.xiafan.'
                                """)).as("stalls in the market of Xiafan").isEqualTo(160);
        assertThat(count("select count(*) from gate.entry where day = '2022-02-06'"))
                .as("entries at the market of Xiafan yesterday")
                .isBetween(5_950L, 6_050L);
        assertThat(count("select count(*) from gate.entry where day = '2022-02-07' and outcome = 'refused'"))
                .as("refused there today")
                .isBetween(1L, 12L);
        assertThat(count("select count(*) from gate.pass where kind = 'stallholder'"))
                .as("passes of stallholders")
                .isEqualTo(160);
    }

    private void patrols() {
        assertThat(count("select count(*) from inspection.round where state in ('fine', 'wrong')"))
                .as("rounds that were walked")
                .isGreaterThan(60);
        assertThat(count("select count(distinct state) from inspection.round"))
                .as("rounds are planned, in order, wrong, shut and missed")
                .isGreaterThanOrEqualTo(5);
        assertThat(count("select count(distinct state) from inspection.finding"))
                .as("findings last, are reported and put right")
                .isEqualTo(3);
        assertThat(count("select count(*) from inspection.finding where escalated_at is not null"))
                .as("some lasted too long")
                .isPositive();
        assertThat(count("""
                                select opened_on - closed_on
                                  from inspection.closure
                                 where path = '330783005.xiafan.'
                                """))
                .as("days for which the market of Xiafan was closed")
                .isEqualTo(7);
    }

    private void duty() {
        assertThat(count("select count(*) from duty.team where path = '330783005.tianli.'"))
                .as("more than ten groups take turns at Tianli")
                .isEqualTo(11);
        assertThat(count("""
                                select count(distinct f.day)
                                  from duty.shift f
                                 where f.path = '330783005.tianli.' and f.day <= '2022-02-07'
                                   and not exists (select 1
                                                     from duty.seat s
                                                    where s.shift_id = f.id and s.member_id is null)
                                """)).as("every day since 11 December").isEqualTo(59);
        assertThat(count("""
                                select count(*)
                                  from duty.seat s
                                  join duty.shift f on f.id = s.shift_id
                                 where f.path = '330783005.xifan.' and f.day = '2022-02-08' and s.member_id is null
                                """))
                .as("one place of tomorrow is still open at Xifan")
                .isOne();
        assertThat(count("""
                                select count(distinct day)
                                  from duty.shift
                                 where path = '330783005.xiafan.' and day <= '2022-02-07'
                                """)).as("the market is open again since yesterday").isEqualTo(2);
    }

    /** As a secretary does in the demo: four weeks of Tianli, stopped when it is good enough, and published. */
    private void roster() {
        Actor command = Acting.as(
                Actor.SYSTEM, () -> accounts.byUsername("command").orElseThrow().actor());
        LocalDate tomorrow = clock.today().plusDays(1);
        Acting.run(command, () -> {
            DutyPlan begun = plans.begin(TIANLI, tomorrow, tomorrow.plusDays(27), DutyPlan.Way.PLANNER);
            await(begun.id());
            DutyPlan plan = plans.get(begun.id());
            assertThat(plan.figures().open()).as("places that nobody takes").isZero();
            assertThat(plan.figures().broken()).as("limits broken").isZero();
            assertThat(plans.publish(plan.id(), "")).isPositive();
        });
        Acting.run(
                Actor.SYSTEM,
                () -> transaction.executeWithoutResult(status -> assertThat(count("""
                                select count(*)
                                  from duty.seat s
                                  join duty.shift f on f.id = s.shift_id
                                 where f.path = '330783005.tianli.' and s.member_id is null
                                   and f.day between '2022-02-08' and '2022-03-07' and f.cancelled_at is null
                                """))
                        .as("everybody knows when they stand")
                        .isZero()));
    }

    private void await(UUID plan) {
        try {
            while (plans.get(plan).found() == null) {
                Thread.sleep(Duration.ofMillis(100));
            }
            plans.stop(plan);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void supplies() {
        assertThat(count("""
                                select count(*)
                                  from supplies.delivery d
                                  join tasks.task t on t.source_id = d.id
                                 where d.day = '2022-02-07' and d.path like '330783005.xifan.g2.c08.%'
                                   and t.assignee_id is not null and t.done_at is null
                                """))
                .as("the meals of the father and those of his children")
                .isEqualTo(2);
        assertThat(count("""
                                select count(*)
                                  from supplies.delivery
                                 where outcome = 'left_at_door' and path like '330783005.xifan.g2.c08.%'
                                """))
                .as("noodles on the first day, meals on the second")
                .isEqualTo(4);
        assertThat(count("select count(*) from supplies.stock s join supplies.good g on g.code = s.good"
                        + " where s.quantity < g.minimum"))
                .as("there is little rice")
                .isOne();
        assertThat(count("""
                                select count(distinct c.household_id)
                                  from care.confinement c
                                 where c.started_on < '2022-02-06'
                                   and date '2022-02-06' between c.first_day and c.last_day
                                   and (c.ended_on is null or c.ended_on > '2022-02-06')
                                   and not exists (select 1
                                                     from tasks.contact t
                                                    where t.household_id = c.household_id
                                                      and t.at >= '2022-02-05T16:00Z' and t.at < '2022-02-06T16:00Z')
                                """)).as("nobody was at a household yesterday").isBetween(1L, 3L);
    }

    private void keyPersons() {
        assertThat(watched("330783005.ganxi.xilou.%", "quarantine"))
                .as("the key persons of Xilou, as reported, all of them controlled")
                .isEqualTo(26);
        assertThat(watched("330783005.ganxi.xilou.%", "monitoring"))
                .as("and those who returned or visit")
                .isEqualTo(137);
        assertThat(watched("330783005.%", "dialysis")).isPositive();
        assertThat(watched("330783005.%", "alone_at_80")).isPositive();
        assertThat(count("""
                                select count(*)
                                  from keypersons.key_person
                                 where 'quarantine' = any(reasons) and contacted_at > '2022-02-05T16:00Z'
                                """)).as("the checks that were played are contacts").isPositive();
    }

    private long watched(String path, String reason) {
        return jdbc.sql("""
                        select count(*)
                          from keypersons.key_person
                         where path like :path and :reason = any(reasons) and ended_on is null
                        """)
                .param("path", path)
                .param("reason", reason)
                .query(Long.class)
                .single();
    }

    private long active(String path, String protocol) {
        return jdbc.sql("""
                        select count(*)
                          from care.measure
                         where path like :path and protocol = :protocol and ended_at is null
                        """)
                .param("path", path)
                .param("protocol", protocol)
                .query(Long.class)
                .single();
    }

    private long registered(AreaPath area, LocalDate day) {
        return jdbc.sql("""
                        select count(*)
                          from arrivals.arrival
                         where path >= :from and path < :end and registered_on = :day
                        """)
                .param("from", area.value())
                .param("end", area.end())
                .param("day", day)
                .query(Long.class)
                .single();
    }

    /** Loujia's 18 elders are driven tomorrow by one car in three trips of six, and home again. */
    private void rides() {
        assertThat(count("select count(distinct person_id) from rides.request")).isEqualTo(18);
        assertThat(count("select count(*) from rides.request where outward_id is not null"))
                .isEqualTo(18);
        assertThat(count("select count(*) from rides.unplanned")).isZero();
        assertThat(count("""
                                select count(*)
                                  from rides.stop s
                                  join rides.plan p on p.id = s.plan_id
                                 where p.state = 'published'
                                """)).isEqualTo(72);
        assertThat(count("select count(distinct vehicle_id) from rides.stop")).isEqualTo(1);
        assertThat(count("""
                                select count(*)
                                  from (select s.kind, lag(s.kind) over (order by s.no) as before
                                          from rides.stop s
                                          join rides.plan p on p.id = s.plan_id
                                         where p.state = 'published') t
                                 where t.kind = 'pickup' and t.before is distinct from 'pickup'
                                """)).as("three trips, each there and back").isEqualTo(2 * 3);
        assertThat(count("""
                                select count(*)
                                  from rides.stop s
                                  join rides.request r on r.id = s.request_id and r.outward_id is null
                                  join vaccination.appointment a on a.person_id = r.person_id
                                  join vaccination.day d on d.id = a.day_id
                                 where s.kind = 'setdown'
                                   and s.begins <= (d.held_on + a.slot) at time zone 'Asia/Shanghai'
                                """)).as("there by their half hour").isEqualTo(18);
    }

    /** More than nine in ten of Loujia's elders have their first dose; twelve had one yesterday, one reacted. */
    private void vaccination() {
        long elders = count("select count(*) from people.card p where " + LOUJIAS_ELDERS);
        long first = count("""
                        select count(*)
                          from people.card p
                          join vaccination.course c on c.person_id = p.person_id
                         where """ + " " + LOUJIAS_ELDERS);
        assertThat(first).isBetween(elders * 9 / 10 + 1, elders - 5);
        assertThat(count("""
                                select count(*)
                                  from vaccination.appointment
                                 where jab_at is not null and left_at is not null
                                """)).isEqualTo(12);
        assertThat(count("select count(*) from vaccination.event where kind = 'reaction'"))
                .isEqualTo(1);
        assertThat(count("""
                                select count(*)
                                  from rides.request r
                                  join vaccination.appointment a on a.person_id = r.person_id
                                 where r.outward_id is null
                                """))
                .as("whoever is driven tomorrow has an appointment")
                .isEqualTo(18);
    }

    /** The children of the father of the report have a room; the rest but the latest is arranged. */
    private void arrangements() {
        assertThat(count("select count(*) from arrangements.arrangement where answer is null"))
                .as("of the close contact who was put under a measure just now")
                .isEqualTo(1);
        assertThat(count("select count(*) from arrangements.arrangement where answer = 'room'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from arrangements.arrangement where answer = 'delivery'"))
                .isPositive();
        assertThat(count("select count(*) from confinement.leave where decision is null"))
                .isEqualTo(1);
        assertThat(count("select count(*) from tasks.task where data ->> 'free' = '109/g'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from tasks.task where kind = 'arrangements.room' and done_at is null"))
                .as("it was found on the evening of the first day")
                .isZero();
        assertThat(count("""
                                select count(*)
                                  from arrangements.stay s
                                  join people.home h on h.household_id = s.to_household
                                  join territory.home t on t.dwelling_id = h.dwelling_id
                                 where s.ended_at is null and t.room = '109'
                                """)).as("both children live there").isEqualTo(2);
    }

    /** The children of the father are asked how they are; the younger is afraid, and somebody talked with them. */
    private void moods() {
        assertThat(count("""
                                select count(distinct person_id)
                                  from wellbeing.said
                                 where path like '330783005.xifan.g2.c08.%'
                                """)).isEqualTo(2);
        assertThat(count("select count(distinct person_id) from wellbeing.standing where worrying"))
                .isEqualTo(1);
        assertThat(count("select count(*) from wellbeing.said where path like '330783005.xifan.g2.c08.%'"))
                .as("twice a day for each until this morning")
                .isEqualTo(10);
        assertThat(count("select count(*) from wellbeing.held where outcome = 'kept' and note is not null"
                        + " and path like '330783005.xifan.%'"))
                .isEqualTo(2);
        assertThat(count("select count(*) from tasks.completion where answers::text ~ '\"(mood|company|went)\"'"))
                .as("what was said is kept apart")
                .isZero();
    }

    private long count(String sql) {
        return Acting.as(Actor.SYSTEM, () -> {
            Long count = transaction.execute(
                    status -> jdbc.sql(sql).query(Long.class).single());
            return count == null ? -1 : count;
        });
    }

    private DemoLoader demo() {
        var done = new DemoTasks(tasks, accounts);
        return new DemoLoader(
                accounts,
                transaction,
                new DemoTerritory(territory),
                new DemoAccounts(accounts),
                new DemoPeople(people),
                new DemoRiskPlaces(riskPlaces, divisions),
                new DemoHistory(
                        arrivals,
                        measures,
                        tasks,
                        accounts,
                        divisions,
                        new DemoArrangement(arrangements, people, territory, tasks, done),
                        new DemoMood(tasks, people, done),
                        clock),
                new DemoContact(byHand, accounts),
                new DemoNeed(needs, timetables, people, accounts, clock),
                new DemoLeave(leaves, accounts),
                new DemoSupplies(stock, deliveries, people, tasks, done, accounts, clock),
                new DemoDuty(posts, members, shifts, seats, accounts),
                new DemoPlaces(places, territory),
                new DemoGate(gates, passes, entries, places, posts, accounts, clock),
                new DemoRides(rideRequests, vehicles, ridePlans, places, territory, clock),
                new DemoVaccination(doses, obstacles, held, invitations, appointments, desk, tasks, accounts, clock),
                new DemoPatrols(rounds, findings, closures, checklists, places, tasks, done, accounts, clock),
                new DemoLead(needs, tasks, people, accounts, workload, clock),
                keyPersons,
                new DemoDraft(drafts, trials, accounts, clock),
                new DemoClock(settings) {
                    @Override
                    LocalDate begin() {
                        return clock.today();
                    }

                    @Override
                    void keep() {}

                    @Override
                    void show(Instant moment) {
                        TestClock.set(LocalDateTime.ofInstant(moment, ZONE).toString());
                    }

                    @Override
                    void run() {
                        TestClock.reset();
                    }
                });
    }
}
