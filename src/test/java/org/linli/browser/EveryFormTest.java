package org.linli.browser;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Connection;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.Forms;
import org.linli.territory.Territory;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Every form of the product, sent so that it is refused: the answer leads to a page that says what is wrong and has
 * what was typed, so that Back and a reload send nothing again. A new form without a case here fails.
 */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class EveryFormTest {

    /** Addresses that forms are sent to, but not here, and why. */
    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("/language", "a button"),
            Map.entry("/arrivals/{id}/differs", "sends again what was typed just now; see OtherDetailsTest"),
            Map.entry("/accounts/{id}/disabled", "a button; what hinders it is told on a page of its own"),
            Map.entry("/profile/tokens", "takes any text"),
            Map.entry("/field/devices/{id}/revoke", "a button"),
            Map.entry("/handover/{id}/back", "a button"),
            Map.entry("/profile/tokens/{id}/end", "a button"),
            Map.entry("/arrivals/preview", "a part of a page, while it is filled in"),
            Map.entry("/care/new/preview", "a part of a page, while it is filled in"),
            Map.entry("/imports/{kind}/{id}/cancel", "a button that refuses nothing"),
            Map.entry("/imports/{kind}/{id}/undo", "a button; no list of arrivals is taken back"),
            Map.entry("/imports/households/{id}/gone", "a button; the page says how many could not be marked"),
            Map.entry("/imports/households/{id}/gone/{person}", "a button"),
            Map.entry("/care/results", "says in the page that it leads to when nothing was chosen"),
            Map.entry("/people/{id}/unmask", "a button that shows a number once"),
            Map.entry("/people/{id}/call", "a button that shows a number once"),
            Map.entry("/leaves/{id}/cancel", "a button"),
            Map.entry("/rides/{id}/ready", "a button"),
            Map.entry("/rides/days/{day}/plan", "a button; see RidePlanTest"),
            Map.entry("/rides/days/{day}/stop", "a button"),
            Map.entry("/rides/days/{day}/publish", "a button"),
            Map.entry("/rides/days/{day}/again", "a button"),
            Map.entry("/rides/days/{day}/late", "one number; see RidePlanTest"),
            Map.entry("/rides/days/{day}/renew", "a button"),
            Map.entry("/rides/board/disinfected", "a button"),
            Map.entry("/drive/{secret}/marks", "without an account; see DriveTest"),
            Map.entry("/rides/{id}/withdraw", "a button"),
            Map.entry("/duty/seats/{id}", "a choice of those who can; see DutyPagesTest"),
            Map.entry("/duty/seats/{id}/lock", "a button"),
            Map.entry("/places/{id}/resume", "a button"),
            Map.entry("/door/{secret}/disinfections", "without an account; see PlaceDisinfectionTest"),
            Map.entry("/places/{id}/photos", "files; see PlacePhotoTest"),
            Map.entry("/inspection/places/{id}/order", "a button"),
            Map.entry("/vaccination/obstacles/{id}/end", "a button"),
            Map.entry("/vaccination/invite", "a choice; the page that it leads to says what was not chosen"),
            Map.entry("/gate/met/{id}/contacts", "a choice of those who were there; see MetTest"),
            Map.entry("/gate/passes/{id}/renew", "a button"),
            Map.entry("/gate/passes/{id}/end", "a button"),
            Map.entry("/gate/passes/{id}/arrival", "a button; see PassTest"),
            Map.entry("/door/{secret}/self-check", "without an account; see SelfCheckTest"),
            Map.entry("/door/{secret}/findings/{id}", "a button; see SelfCheckTest"),
            Map.entry("/places/{id}/door/renew", "a button"),
            Map.entry("/duty/roster/{id}/stop", "a button"),
            Map.entry("/duty/roster/{id}/publish", "a button"),
            Map.entry("/duty/roster/{id}/discard", "a button"),
            Map.entry("/duty/members/{id}/absences/{absence}/withdraw", "a button"),
            Map.entry("/duty/attendance/undo", "a button"),
            Map.entry("/duty/attendance/told", "a button"),
            Map.entry("/duty/mine/undo", "a button"),
            Map.entry("/duty/mine/swaps/{id}/agree", "a button"),
            Map.entry("/duty/mine/swaps/{id}/decline", "a button"),
            Map.entry("/duty/mine/swaps/{id}/withdraw", "a button"),
            Map.entry("/duty/mine/absences/{id}/withdraw", "a button"),
            Map.entry("/duty/mine/feed", "a button"),
            Map.entry("/duty/mine/feed/revoke", "a button"),
            Map.entry("/duty/mine/notes/{id}", "a button"),
            Map.entry("/duty/mine/changes", "a button"),
            Map.entry("/workload/read", "a button"),
            Map.entry("/workload/cases/{id}/talked", "a button"),
            Map.entry("/workload/cases/{id}/relief", "ticks; the page that it leads to says what was not chosen"),
            Map.entry("/workload/plan/{account}", "ticks; the page that it leads to says what was not chosen"),
            Map.entry("/arrangements/{id}/call", "a button that shows a number once"),
            Map.entry("/households/{id}/landlord", "a button that shows a number once"),
            Map.entry("/tasks/{id}/call", "a button that shows a number once"),
            Map.entry("/visits/{household}/call", "a button that shows a number once"),
            Map.entry("/needs/{id}/owner", "a choice; the page that it leads to says what was not chosen"),
            Map.entry("/people/{id}/restore", "a button"),
            Map.entry("/supplies/stores/{id}/corrections/{movement}", "a button"),
            Map.entry("/policies/preview/{id}/stop", "a button that refuses nothing"),
            Map.entry("/policies/preview/changes/move", "ticks; the page that it leads to says what was not chosen"),
            Map.entry("/policies/preview/changes/keep", "ticks; the page that it leads to says what was not chosen"),
            Map.entry("/supplies/deliveries/{id}/call-off", "a button"),
            Map.entry("/supplies/orders/{id}/stop", "a button"),
            Map.entry("/tasks", "ticks and a choice; the page that it leads to says what was not chosen"),
            Map.entry("/today/reassign", "ticks and a choice; the page that it leads to says what was not chosen"),
            Map.entry(
                    "/statements/{path}/{day}/supplement",
                    "once figures changed since; the same page as the signature"),
            Map.entry("/setup", "only before the first account; see FirstRunPageTest"));

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private final Map<String, SignedIn> browsers = new HashMap<>();
    private AtWork work;
    private UUID need;
    private DutyAtWork gate;
    private UUID place;
    private UUID patrolledPlace;
    private AtWork.Patrolled patrolled;
    private UUID entrance;
    private UUID pass;

    @BeforeAll
    void work() {
        work = new AtWork(context);
        gate = work.gate(context);
        place = work.place(context);
        patrolledPlace = work.place(context);
        patrolled = work.patrolled(context, patrolledPlace);
        entrance = work.entrance(context);
        pass = work.pass(context, place);
        need = work.need(context);
    }

    /**
     * A form that is refused.
     *
     * @param pattern the address that it is sent to, as the program has it
     * @param page where the answer leads
     * @param shown the field that has again what was typed; empty when the form has none but hidden ones
     */
    private record Case(
            String pattern, String user, String action, Map<String, String> typed, String page, String shown) {}

    private List<Case> cases() {
        var all = new ArrayList<Case>();
        all.addAll(ofArrivals());
        all.addAll(ofPeople());
        all.addAll(ofCare());
        all.addAll(ofSupplies());
        all.addAll(ofDuty());
        all.addAll(ofTheRest());
        return all;
    }

    private List<Case> ofDuty() {
        String id = UUID.randomUUID().toString();
        return List.of(
                secretary(
                        "/duty/attendance/in",
                        "/duty/attendance/in",
                        Map.of("id", id, "seat", gate.empty().toString()),
                        "/duty/attendance",
                        ""),
                secretary(
                        "/duty/attendance/out",
                        "/duty/attendance/out",
                        Map.of("id", gate.volunteers().toString(), "note", "长".repeat(501)),
                        "/duty/attendance",
                        "note"),
                secretary(
                        "/duty/mine/in",
                        "/duty/mine/in",
                        Map.of("id", id, "seat", gate.own().toString(), "code", "12"),
                        "/duty/mine",
                        "code"),
                secretary(
                        "/duty/roster",
                        "/duty/roster",
                        Map.of(
                                "area", Fixture.XIFAN.slug(),
                                "from", "2022-02-09",
                                "until", "2022-02-08",
                                "way", "rotation"),
                        "/duty/roster",
                        "until"),
                secretary(
                        "/duty/seats/{id}/replace",
                        "/duty/seats/" + gate.coming() + "/replace",
                        Map.of(
                                "from",
                                gate.colleague().toString(),
                                "member",
                                gate.volunteer().toString(),
                                "ill",
                                "true",
                                "until",
                                "x"),
                        "/duty/seats/" + gate.coming(),
                        "until"),
                secretary(
                        "/duty/mine/swaps",
                        "/duty/mine/swaps",
                        Map.of(
                                "id", id,
                                "seat", gate.coming().toString(),
                                "to", gate.colleague().toString(),
                                "words", "长".repeat(201)),
                        "/duty/mine/swaps/new?seat=" + gate.coming() + "&to=" + gate.colleague(),
                        "words"),
                secretary(
                        "/duty/mine/absences",
                        "/duty/mine/absences",
                        Map.of("id", id, "reason", "leave", "from", "2022-02-09", "until", "2022-02-08"),
                        "/duty/mine",
                        "until"),
                new Case(
                        "/duty/mine/out",
                        "worker",
                        "/duty/mine/out",
                        Map.of("id", gate.workers().toString(), "code", "12", "note", "钥匙在抽屉里"),
                        "/duty/mine",
                        "note"));
    }

    private List<Case> ofArrivals() {
        String arrival = "/arrivals/" + work.arrival.id();
        String list = "/imports/arrivals/" + work.file;
        String row = "/imports/arrivals/" + work.differing + "/differs/2";
        String id = UUID.randomUUID().toString();
        return List.of(
                secretary("/arrivals", "/arrivals", Map.of("id", id, "name", "王小明"), "/arrivals/new", "name"),
                secretary(
                        "/arrivals/{id}/correct",
                        arrival + "/correct",
                        Map.of("name", "张"),
                        arrival + "/correct",
                        "name"),
                secretary(
                        "/arrivals/{id}/withdraw",
                        arrival + "/withdraw",
                        Map.of("why", "长".repeat(301)),
                        arrival,
                        "why"),
                secretary("/arrivals/{id}/origin", arrival + "/origin", Map.of("origin", "nowhere"), arrival, ""),
                secretary(
                        "/imports/{kind}",
                        "/imports/arrivals",
                        Map.of("area", "330783005.xifan", "file", "no list"),
                        "/imports/arrivals",
                        "area"),
                secretary(
                        "/imports/{kind}/{id}/mapping",
                        list + "/mapping",
                        Map.of("sheet", "99", "headerRow", "2", "NAME", "3"),
                        list,
                        "NAME"),
                secretary("/imports/{kind}/{id}/beside", list + "/beside", Map.of("sheet", "no sheet"), list, ""),
                secretary(
                        "/imports/{kind}/{id}/start",
                        "/imports/arrivals/" + work.differing + "/start",
                        Map.of(),
                        "/imports/arrivals/" + work.differing,
                        ""),
                secretary("/imports/arrivals/{id}/differs/{row}", row, Map.of("why", ""), row, ""));
    }

    private List<Case> ofPeople() {
        String person = "/people/" + work.arrival.person();
        String household = "/households/" + work.household;
        return List.of(
                secretary("/people/{id}/edit", person + "/edit", Map.of("phone", "12"), person + "/edit", "phone"),
                secretary(
                        "/people/{id}/move",
                        person + "/move",
                        Map.of("address", "", "area", "330783005.xifan", "kind", "TENANT"),
                        person + "/move",
                        "kind"),
                secretary("/people/{id}/gone", person + "/gone", Map.of("on", "2022-03-01"), person, "on"),
                secretary(
                        "/households",
                        "/households",
                        Map.of("area", "330783005.xifan", "address", "1组99号"),
                        "/households/new",
                        "address"),
                secretary(
                        "/households/{id}/people",
                        household + "/people",
                        Map.of("phone", "12"),
                        household + "/people/new",
                        "phone"),
                secretary(
                        "/households/{id}/head",
                        household + "/head",
                        Map.of("version", "0", "person", work.fevered.person().toString()),
                        household,
                        ""),
                secretary(
                        "/imports/{kind}/{id}/rows/{row}",
                        "/imports/households/" + work.roster + "/rows/2",
                        Map.of("answer", "perhaps"),
                        "/imports/households/" + work.roster,
                        ""),
                secretary(
                        "/imports/{kind}/{id}/rows",
                        "/imports/households/" + work.roster + "/rows",
                        Map.of("answer", "accepted"),
                        "/imports/households/" + work.roster,
                        ""),
                secretary(
                        "/households/{id}/note",
                        household + "/note",
                        Map.of("note", "长".repeat(501)),
                        household,
                        "note"));
    }

    private List<Case> ofCare() {
        String need = "/needs/" + this.need;
        String measure = "/care/" + work.measure.id();
        String person = work.arrival.person().toString();
        UUID arrangement = work.arrangement(context);
        UUID leave = work.leave(context);
        UUID ride = work.ride(context);
        UUID vehicle = work.vehicle(context);
        UUID exposure = work.exposure(context);
        UUID dose = work.dose(context);
        UUID vaccination = work.vaccinationDay(context);
        Object room = Acting.as(
                Actor.SYSTEM,
                () -> context.getBean(Territory.class)
                        .settle(Fixture.XIFAN, "1组60号101室", null, true)
                        .id());
        String handover = "/handover?account="
                + context.getBean(Fixture.class).account("secretary").id() + "&until=2022-03-01";
        return List.of(
                secretary("/handover", "/handover", Map.of("until", "2022-03-01"), handover, "until"),
                secretary(
                        "/care/new",
                        "/care/new",
                        Map.of("person", person, "reason", "密接"),
                        "/care/new?person=" + person,
                        "reason"),
                secretary(
                        "/needs/new",
                        "/needs/new",
                        Map.of("household", work.household.toString(), "words", "大米五公斤", "until", "never"),
                        "/needs/new?household=" + work.household,
                        "words"),
                secretary(
                        "/needs/timetable",
                        "/needs/timetable",
                        Map.of("person", person, "MONDAY", "08:00", "travel", "never"),
                        "/needs/timetable?person=" + person,
                        "travel"),
                secretary(
                        "/needs/timetable/pause",
                        "/needs/timetable/pause",
                        Map.of("person", person, "pauseFrom", "never"),
                        "/needs/timetable?person=" + person,
                        ""),
                secretary(
                        "/needs/timetable/end",
                        "/needs/timetable/end",
                        Map.of("person", person, "end", "never"),
                        "/needs/timetable?person=" + person,
                        ""),
                secretary(
                        "/needs/{id}/correct",
                        need + "/correct",
                        Map.of("version", "0", "words", "大米十公斤", "until", "never"),
                        need,
                        "words"),
                secretary(
                        "/needs/{id}/withdraw", need + "/withdraw", Map.of("reason", "长".repeat(301)), need, "reason"),
                secretary(
                        "/arrangements/{id}",
                        "/arrangements/" + arrangement,
                        Map.of("answer", "relatives", "words", "姑姑家", "phone", "12"),
                        "/arrangements/" + arrangement,
                        "words"),
                secretary(
                        "/exposures/{id}",
                        "/exposures/" + exposure,
                        Map.of("words", "长".repeat(201)),
                        "/exposures/" + exposure,
                        "words"),
                secretary(
                        "/duty/posts",
                        "/duty/posts",
                        Map.of("area", Fixture.XIFAN.slug(), "name", "东门", "kind", "gate", "since", "never"),
                        "/duty/posts/new",
                        "name"),
                secretary(
                        "/duty/posts/{id}",
                        "/duty/posts/" + gate.post(),
                        Map.of("area", Fixture.XIFAN.slug(), "name", "东门", "kind", "gate", "since", "never"),
                        "/duty/posts/" + gate.post() + "/edit",
                        "name"),
                secretary(
                        "/duty/posts/{id}/patterns",
                        "/duty/posts/" + gate.post() + "/patterns",
                        Map.of("mode", "regular", "from", "2022-02-07", "begins", "11:00", "ends", "never"),
                        "/duty/posts/" + gate.post() + "/patterns/new",
                        "begins"),
                secretary(
                        "/duty/posts/{id}/patterns/{pattern}/end",
                        "/duty/posts/" + gate.post() + "/patterns/" + gate.pattern() + "/end",
                        Map.of("from", "2022-02-01"),
                        "/duty/posts/" + gate.post(),
                        ""),
                secretary(
                        "/inspection/places/{id}/pace",
                        "/inspection/places/" + place + "/pace",
                        Map.of("least", "9", "most", "3", "gap", "2"),
                        "/inspection/places/" + place,
                        "least"),
                secretary(
                        "/inspection/places/{id}/close",
                        "/inspection/places/" + place + "/close",
                        Map.of("id", UUID.randomUUID().toString(), "closedOn", "never", "reason", "一名摊主阳性"),
                        "/inspection/places/" + place,
                        "reason"),
                secretary(
                        "/inspection/closures/{id}/open",
                        "/inspection/closures/" + patrolled.closure() + "/open",
                        Map.of("openedOn", "never", "openedReason", "全部满足"),
                        "/inspection/places/" + patrolledPlace,
                        "openedReason"),
                secretary(
                        "/places",
                        "/places",
                        Map.of("area", Fixture.XIFAN.slug(), "kind", "shop", "name", "小张超市", "since", "never"),
                        "/places/new",
                        "name"),
                secretary(
                        "/places/{id}",
                        "/places/" + place,
                        Map.of("area", Fixture.XIFAN.slug(), "kind", "shop", "name", "小张超市", "since", "never"),
                        "/places/" + place + "/edit",
                        "name"),
                secretary(
                        "/places/{id}/end",
                        "/places/" + place + "/end",
                        Map.of("until", "never"),
                        "/places/" + place,
                        ""),
                secretary(
                        "/places/{id}/disinfections",
                        "/places/" + place + "/disinfections",
                        Map.of("disinfected", "floor", "disinfectedBy", "张三", "disinfectedAt", "never"),
                        "/places/" + place + "/disinfections",
                        "disinfectedAt"),
                secretary(
                        "/places/offices",
                        "/places/offices",
                        Map.of("area", Fixture.XIFAN.slug(), "phone", "12"),
                        "/places/offices",
                        "phone"),
                secretary(
                        "/gate/gates",
                        "/gate/gates",
                        Map.of("place", place.toString(), "name", "西门", "perMinute", "never"),
                        "/gate/gates/new",
                        "name"),
                secretary(
                        "/gate/met",
                        "/gate/met",
                        Map.of("pass", pass.toString(), "minutes", "30", "reason", " "),
                        "/gate/met/new?pass=" + pass,
                        "minutes"),
                secretary(
                        "/gate/passes",
                        "/gate/passes",
                        Map.of("place", place.toString(), "kind", "staff", "name", "张三", "document", "12"),
                        "/gate/passes/new",
                        "name"),
                secretary(
                        "/gate/gates/{id}",
                        "/gate/gates/" + entrance,
                        Map.of("place", place.toString(), "name", "西门", "perMinute", "never"),
                        "/gate/gates/" + entrance + "/edit",
                        "name"),
                secretary(
                        "/duty/members",
                        "/duty/members",
                        Map.of("area", Fixture.XIFAN.slug(), "name", "金爱国", "since", "never"),
                        "/duty/members/new",
                        "name"),
                secretary(
                        "/duty/members/{id}",
                        "/duty/members/" + gate.volunteer(),
                        Map.of("area", Fixture.XIFAN.slug(), "name", "金爱国", "since", "never"),
                        "/duty/members/" + gate.volunteer() + "/edit",
                        "name"),
                secretary(
                        "/duty/members/{id}/absences",
                        "/duty/members/" + gate.volunteer() + "/absences",
                        Map.of("reason", "leave", "from", "2022-02-08", "until", "never"),
                        "/duty/members/" + gate.volunteer(),
                        "from"),
                secretary(
                        "/duty/members/{id}/hours",
                        "/duty/members/" + gate.volunteer() + "/hours",
                        Map.of("begins-MONDAY", "08:00", "ends-MONDAY", "never"),
                        "/duty/members/" + gate.volunteer(),
                        "begins-MONDAY"),
                secretary(
                        "/rides/vehicles/new",
                        "/rides/vehicles/new",
                        Map.of("area", Fixture.XIFAN.slug(), "name", "社区面包车", "seats", "many"),
                        "/rides/vehicles/new",
                        "name"),
                secretary(
                        "/rides/vehicles/{id}",
                        "/rides/vehicles/" + vehicle,
                        Map.of("version", "0", "name", "社区小客车", "seats", "many"),
                        "/rides/vehicles/" + vehicle + "/edit",
                        "name"),
                secretary(
                        "/rides/new",
                        "/rides/new",
                        Map.of("person", person, "purpose", "hospital", "from", "home", "note", "二楼", "day", "never"),
                        "/rides/new?person=" + person,
                        "note"),
                secretary(
                        "/rides/{id}",
                        "/rides/" + ride,
                        Map.of("version", "0", "purpose", "hospital", "note", "二楼", "day", "never"),
                        "/rides/" + ride + "/edit",
                        "note"),
                secretary(
                        "/leaves/new",
                        "/leaves/new",
                        Map.of("person", person, "purpose", "exam", "words", "高考", "out", "never", "back", "never"),
                        "/leaves/new?person=" + person,
                        "words"),
                secretary(
                        "/leaves/{id}/decision",
                        "/leaves/" + leave + "/decision",
                        Map.of("decision", "approved", "reason", "坐社区车"),
                        "/leaves/" + leave,
                        "reason"),
                secretary(
                        "/rooms/{id}",
                        "/rooms/" + room,
                        Map.of("toilet", "yes", "note", "长".repeat(201)),
                        "/rooms/" + room,
                        "note"),
                secretary(
                        "/vaccination/people/{person}/doses",
                        "/vaccination/people/" + person + "/doses",
                        Map.of("vaccine", "inactivated", "number", "1", "day", "never", "batch", "B-77"),
                        "/vaccination/people/" + person + "/doses/new",
                        "batch"),
                secretary(
                        "/vaccination/doses/{id}",
                        "/vaccination/doses/" + dose,
                        Map.of("vaccine", "inactivated", "number", "1", "day", "never", "batch", "B-77"),
                        "/vaccination/doses/" + dose,
                        "batch"),
                secretary(
                        "/vaccination/days",
                        "/vaccination/days",
                        Map.of("day", "2022-02-09", "opens", "never", "maker", "北京科兴"),
                        "/vaccination/days/new",
                        "maker"),
                secretary(
                        "/vaccination/days/{id}",
                        "/vaccination/days/" + vaccination,
                        Map.of("day", "2022-02-09", "opens", "never", "maker", "北京科兴"),
                        "/vaccination/days/" + vaccination + "/edit",
                        "maker"),
                secretary(
                        "/vaccination/doses/{id}/strike",
                        "/vaccination/doses/" + dose + "/strike",
                        Map.of("why", ""),
                        "/vaccination/doses/" + dose,
                        ""),
                secretary(
                        "/vaccination/people/{person}/obstacles",
                        "/vaccination/people/" + person + "/obstacles",
                        Map.of("reason", "allergy", "found", "never", "note", "青霉素"),
                        "/vaccination/people/" + person + "/obstacles/new",
                        "note"),
                secretary("/care/{id}/extend", measure + "/extend", Map.of("days", "many"), measure, "days"),
                secretary(
                        "/care/{id}/end", measure + "/end", Map.of("version", "99", "reason", "复查"), measure, "reason"),
                secretary("/care/{id}/death", measure + "/death", Map.of("day", "never"), measure, ""),
                secretary("/care/{id}/transfer", measure + "/transfer", Map.of("address", "某酒店"), measure, "address"),
                secretary(
                        "/care/{id}/results/{sample}",
                        measure + "/results/" + UUID.randomUUID(),
                        Map.of("result", "odd"),
                        measure,
                        ""),
                secretary(
                        "/imports/{kind}/{id}/rows/{row}",
                        "/imports/results/" + work.results + "/rows/2",
                        Map.of("answer", "dismissed", "why", "长".repeat(301)),
                        "/imports/results/" + work.results + "/rows/2",
                        "why"),
                secretary(
                        "/care/{id}/explanations/{temperature}",
                        measure + "/explanations/" + UUID.randomUUID(),
                        Map.of("cause", ""),
                        measure,
                        ""),
                new Case(
                        "/tasks/{id}",
                        "worker",
                        "/tasks/" + work.task.id(),
                        Map.of("completion", UUID.randomUUID().toString(), "celsius", "99"),
                        "/tasks/" + work.task.id(),
                        "celsius"),
                new Case(
                        "/visits/{household}",
                        "worker",
                        "/visits/" + work.household,
                        Map.of(work.task.id() + "-celsius", "99"),
                        "/visits/" + work.household,
                        work.task.id() + "-celsius"));
    }

    private List<Case> ofSupplies() {
        String store = "/supplies/stores/" + work.store;
        return List.of(
                secretary(
                        "/supplies/deliveries",
                        "/supplies/deliveries",
                        Map.of("household", work.household.toString(), "good1", "noodles", "quantity1", "many"),
                        "/supplies/deliveries/new?household=" + work.household,
                        "quantity1"),
                secretary(
                        "/supplies/today/packed",
                        "/supplies/today/packed",
                        Map.of("delivery", "", "day", "2022-02-07"),
                        "/supplies/today?day=2022-02-07",
                        ""),
                secretary(
                        "/supplies/stores", "/supplies/stores", Map.of("name", "物资点"), "/supplies/stores/new", "name"),
                secretary(
                        "/supplies/goods", "/supplies/goods", Map.of("nameZh", "肥皂"), "/supplies/goods/new", "nameZh"),
                secretary(
                        "/supplies/stores/{id}/movements",
                        store + "/movements",
                        Map.of("kind", "out", "good", "noodles", "quantity", "9000"),
                        store,
                        "quantity"));
    }

    private List<Case> ofTheRest() {
        String edit = "/area/330783005.xifan.g1/edit";
        String cell = "/area/330783005.xifan.g1.c01/edit";
        String day = "/statements/330783005.xifan/2022-02-06";
        String draft = "/policies/preview/" + work.draft;
        String wrong = "/policies/preview/" + work.wrongDraft;
        String account =
                "/accounts/" + context.getBean(Fixture.class).account("worker").id();
        return List.of(
                secretary("/area/{path}/edit/name", edit + "/name", Map.of("name", ""), edit, ""),
                secretary(
                        "/area/{path}/edit/child", edit + "/child", Map.of("name", "1组", "kind", "CELL"), edit, "name"),
                secretary("/area/{path}/edit/split", cell + "/split", Map.of("name", "新组"), cell, "name"),
                secretary("/area/{path}/edit/retire", edit + "/retire", Map.of(), edit, ""),
                secretary("/statements/{path}/{day}/signature", day + "/signature", Map.of(), day + "/signature", ""),
                new Case(
                        "/accounts",
                        "admin",
                        "/accounts",
                        Map.of(
                                "username",
                                "A B",
                                "name",
                                "",
                                "password",
                                "",
                                "role",
                                "GRID_WORKER",
                                "area",
                                "330783005"),
                        "/accounts/new",
                        "username"),
                new Case(
                        "/accounts/{id}",
                        "admin",
                        account,
                        Map.of(
                                "username",
                                "worker",
                                "name",
                                "",
                                "role",
                                "GRID_WORKER",
                                "area",
                                "330783005.xifan.g1.c01",
                                "password",
                                "short"),
                        account,
                        ""),
                secretary(
                        "/policies/preview",
                        "/policies/preview",
                        Map.of("text", "长".repeat(100_001)),
                        "/policies/preview/new",
                        "text"),
                secretary("/policies/preview/{id}", draft, Map.of("revision", "99", "text", "规则"), draft, "text"),
                secretary("/policies/preview/{id}/withdraw", draft + "/withdraw", Map.of("revision", "99"), draft, ""),
                secretary("/policies/preview/{id}/look", wrong + "/look", Map.of(), wrong, ""),
                secretary("/policies/preview/{id}/publish", draft + "/publish", Map.of("revision", "0"), draft, ""),
                secretary(
                        "/profile/password",
                        "/profile/password",
                        Map.of("current", "wrong", "password", "short"),
                        "/profile",
                        ""));
    }

    private static Case secretary(String pattern, String action, Map<String, String> typed, String page, String shown) {
        return new Case(pattern, "secretary", action, typed, page, shown);
    }

    @Test
    void hasACaseForEveryForm() {
        Stream<String> covered = Stream.concat(cases().stream().map(Case::pattern), LEFT_OUT.keySet().stream());
        assertThat(covered.collect(Collectors.toSet()))
                .as("the forms that this test sends or leaves out with a reason")
                .isEqualTo(Handlers.forms(context));
    }

    @TestFactory
    Stream<DynamicTest> leadsBackToAPageWithTheProblemAndWhatWasTyped() {
        return cases().stream()
                .map(form ->
                        DynamicTest.dynamicTest(form.action() + " as " + form.user(), () -> assertLeadsBack(form)));
    }

    /**
     * The page of a refused form is asked for afresh; only what is asked for with a GET, as a search, answers at once.
     */
    @Test
    void nothingButAnAnswerToAGetShowsItsProblemsItself() {
        var onlyOnAsking = new ArchCondition<JavaMethod>("answer a GET where they put problems into their page") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().isEquivalentTo(Forms.class)
                                && call.getName().equals("refuse"))
                        .forEach(call -> events.add(new SimpleConditionEvent(
                                method, method.isAnnotatedWith(GetMapping.class), call.getDescription())));
            }
        };
        methods()
                .should(onlyOnAsking)
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.linli"));
    }

    private void assertLeadsBack(Case form) throws IOException {
        SignedIn browser = browser(form.user());
        Connection.Response answer = send(browser, form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers("Set-Cookie")).as("taken").noneMatch(cookie -> cookie.startsWith("accepted="));
        String location = answer.header("Location");
        assertThat(location).endsWith(form.page());
        Connection.Response page = browser.response(form.page());
        assertThat(page.statusCode()).isEqualTo(200);
        Document shown = page.parse();
        assertThat(shown.select("main [role=alert]").text()).isNotEmpty();
        assertThat(shown.select("main .problems-summary, main .alert-danger")).isNotEmpty();
        if (!form.shown().isEmpty()) {
            String typed = form.typed().get(form.shown());
            assertThat(shown.select("main form[method=post] [name=" + form.shown() + "]"))
                    .as("what was typed as " + form.shown())
                    .anyMatch(field -> field.val().equals(typed)
                            || field.text().equals(typed)
                            || field.select("option[selected]")
                                    .eachAttr("value")
                                    .contains(typed));
        }
    }

    private static Connection.Response send(SignedIn browser, Case form) throws IOException {
        Connection request =
                browser.request(form.action()).followRedirects(false).method(Connection.Method.POST);
        var values = new HashMap<String, String>();
        values.put("_csrf", browser.token("/profile"));
        browser.get(form.page())
                .select("form[action='" + form.action() + "'] input[type=hidden]")
                .forEach(hidden -> values.putIfAbsent(hidden.attr("name"), hidden.val()));
        values.putAll(form.typed());
        values.forEach((name, value) -> {
            if (name.equals("file")) {
                request.data(name, "list.xlsx", new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8)));
            } else {
                request.data(name, value);
            }
        });
        return request.execute();
    }

    private SignedIn browser(String user) throws IOException {
        if (!browsers.containsKey(user)) {
            browsers.put(user, new SignedIn(port, user));
        }
        return browsers.get(user);
    }
}
