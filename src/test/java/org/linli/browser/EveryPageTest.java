package org.linli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.arrivals.ArrivalId;
import org.linli.care.MeasureId;
import org.linli.imports.ImportId;
import org.linli.imports.Imports;
import org.linli.people.PersonId;
import org.linli.territory.Territory;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Every page of the product, opened by somebody who may see it. A new page without a case here fails. */
@LinliTest
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {

    /** GET addresses that render, but are no page of their own. */
    private static final Map<String, String> NO_PAGES = Map.ofEntries(
            Map.entry("/", "leads on to Today"),
            Map.entry("/desk", "leads on to Today"),
            Map.entry("/disk", "the banner of a full disk, asked for by the pages that show it"),
            Map.entry("/field/start", "leads on to the field app, /field"),
            Map.entry("/care/needs/new", "leads on to /needs/new"),
            Map.entry("/arrivals/divisions", "the options of one field"),
            Map.entry("/arrivals/imports", "leads on to /imports/arrivals"),
            Map.entry("/arrivals/imports/{*rest}", "leads on to /imports/arrivals"),
            Map.entry("/arrivals/{id}/differs", "of what was typed just now; see RefusedFormTest"),
            Map.entry("/policies/preview/{id}/progress", "the bar of a page, asked for while rules are tried"),
            Map.entry(
                    "/imports/{kind}/{id}/rows/progress", "the bar of a page, asked for while many rows are answered"),
            Map.entry("/imports/{kind}/{id}/progress", "the bar of a page, asked for while an import runs"),
            Map.entry("/duty/roster/{id}/progress", "the bar of a page, asked for while a roster is planned"),
            Map.entry("/duty/posts/{id}/log", "leads on to /duty/log"),
            Map.entry("/rides/days", "leads on to today's"),
            Map.entry("/rides/days/{day}/progress", "the bar of a page, asked for while rides are planned"),
            Map.entry("/rides/board/live", "the board itself, asked for by its page"),
            Map.entry("/setup", "only before the first account; see FirstRunPageTest"));

    /** Words in Latin letters that Chinese labels hold all the same. */
    private static final String LATIN_IN_CHINESE = "Excel|xlsx|CSV|API|Linli|YAML|English|UTF-8|GB18030|dongyang";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private final Map<String, Visitor> visitors = new HashMap<>();
    private AtWork work;
    private UUID need;
    private Object riskAreasToCheck;
    private Object riskAreasDone;
    private Object arrangement;
    private Object leave;
    private UUID ride;
    private UUID vehicle;
    private Object exposure;
    private Object room;
    private DutyAtWork gate;
    private UUID place;
    private AtWork.Patrolled patrolled;
    private UUID entrance;
    private UUID pass;
    private UUID vaccination;

    @BeforeAll
    void work() {
        work = new AtWork(context);
        need = work.need(context);
        riskAreasToCheck = riskAreas(true);
        riskAreasDone = riskAreas(false);
        arrangement = work.arrangement(context);
        leave = work.leave(context);
        ride = work.ride(context);
        vehicle = work.vehicle(context);
        work.overLimits(context);
        exposure = work.exposure(context);
        gate = work.gate(context);
        place = work.place(context);
        patrolled = work.patrolled(context, place);
        entrance = work.entrance(context);
        pass = work.pass(context, place);
        vaccination = work.vaccinationDay(context);
        room = Acting.as(
                Actor.SYSTEM,
                () -> context.getBean(Territory.class)
                        .settle(Fixture.XIFAN, "1组60号101室", null, true)
                        .id());
    }

    @AfterAll
    void leave() {
        visitors.values().forEach(Visitor::close);
    }

    private record Case(String pattern, String user, String path) {}

    private List<Case> cases() {
        ArrivalId arrival = work.arrival.id();
        MeasureId measure = work.measure.id();
        PersonId person = work.arrival.person();
        return List.of(
                new Case("/sign-in", "", "/sign-in"),
                new Case("/today", "worker", "/today"),
                new Case("/today", "secretary", "/today"),
                new Case("/today", "secretary", "/today?whose=all"),
                new Case("/today", "health", "/today"),
                new Case("/today", "admin", "/today"),
                new Case("/tasks/{id}", "worker", "/tasks/" + work.task.id()),
                new Case("/tasks/{id}", "auditor", "/tasks/" + work.task.id()),
                new Case("/visits/{household}", "worker", "/visits/" + work.household),
                new Case("/area", "worker", "/area"),
                new Case("/area/{path}", "command", "/area/330783005.xilou"),
                new Case("/homes", "secretary", "/homes?area=330783005.xifan"),
                new Case("/area/{path}/edit", "secretary", "/area/330783005.xifan.g1/edit"),
                new Case("/arrivals", "secretary", "/arrivals"),
                new Case("/arrivals/new", "secretary", "/arrivals/new"),
                new Case("/arrivals/{id}", "secretary", "/arrivals/" + arrival),
                new Case("/arrivals/{id}/correct", "secretary", "/arrivals/" + arrival + "/correct"),
                new Case("/imports/{kind}", "secretary", "/imports/arrivals"),
                new Case("/imports/{kind}", "command", "/imports/risk-areas"),
                new Case("/imports/{kind}/{id}", "command", "/imports/risk-areas/" + riskAreasToCheck),
                new Case("/imports/{kind}/{id}", "command", "/imports/risk-areas/" + riskAreasDone),
                new Case("/imports/{kind}/{id}", "secretary", "/imports/arrivals/" + work.file),
                new Case("/imports/{kind}/{id}", "secretary", "/imports/arrivals/" + work.differing),
                new Case("/imports/{kind}", "secretary", "/imports/households"),
                new Case("/imports/{kind}/{id}", "secretary", "/imports/households/" + work.roster),
                new Case(
                        "/imports/arrivals/{id}/differs/{row}",
                        "secretary",
                        "/imports/arrivals/" + work.differing + "/differs/2"),
                new Case("/tasks", "secretary", "/tasks?state=ALL"),
                new Case("/handover", "secretary", "/handover?until=2022-03-01"),
                new Case("/handover", "worker", "/handover?until=2022-03-01"),
                new Case("/care", "secretary", "/care"),
                new Case("/care", "worker", "/care"),
                new Case("/care/{id}", "secretary", "/care/" + measure),
                new Case("/care/new", "secretary", "/care/new?person=" + person),
                new Case("/needs", "secretary", "/needs"),
                new Case("/needs", "worker", "/needs?state=KEPT"),
                new Case("/needs/{id}", "secretary", "/needs/" + need),
                new Case("/needs/{id}", "auditor", "/needs/" + need),
                new Case("/needs/timetable", "worker", "/needs/timetable?person=" + person),
                new Case("/needs/new", "secretary", "/needs/new?household=" + work.household),
                new Case("/needs/new", "worker", "/needs/new?person=" + person),
                new Case("/care/needs/new", "secretary", "/care/needs/new?household=" + work.household),
                new Case("/care/needs/new", "worker", "/care/needs/new?person=" + person),
                new Case("/arrangements/{id}", "secretary", "/arrangements/" + arrangement),
                new Case("/arrangements/{id}", "worker", "/arrangements/" + arrangement),
                new Case("/duty", "secretary", "/duty"),
                new Case("/duty", "worker", "/duty"),
                new Case("/duty/week", "volunteer", "/duty/week"),
                new Case("/duty/posts/{id}", "secretary", "/duty/posts/" + gate.post()),
                new Case("/duty/posts/{id}", "worker", "/duty/posts/" + gate.post()),
                new Case("/duty/posts/new", "secretary", "/duty/posts/new"),
                new Case("/duty/posts/{id}/edit", "secretary", "/duty/posts/" + gate.post() + "/edit"),
                new Case("/duty/posts/{id}/patterns/new", "secretary", "/duty/posts/" + gate.post() + "/patterns/new"),
                new Case("/duty/seats/{id}", "secretary", "/duty/seats/" + gate.empty()),
                new Case("/duty/roster", "secretary", "/duty/roster"),
                new Case("/duty/roster/{id}", "secretary", "/duty/roster/" + gate.plan()),
                new Case("/duty/members", "secretary", "/duty/members"),
                new Case("/duty/members/new", "secretary", "/duty/members/new"),
                new Case("/duty/members/{id}", "secretary", "/duty/members/" + gate.volunteer()),
                new Case("/duty/members/{id}/edit", "secretary", "/duty/members/" + gate.volunteer() + "/edit"),
                new Case("/exposures/{id}", "secretary", "/exposures/" + exposure),
                new Case("/exposures/{id}", "worker", "/exposures/" + exposure),
                new Case("/inspection", "worker", "/inspection"),
                new Case("/inspection/checklists", "worker", "/inspection/checklists"),
                new Case("/inspection/findings", "worker", "/inspection/findings"),
                new Case("/inspection/findings/{id}", "worker", "/inspection/findings/" + patrolled.finding()),
                new Case("/inspection/places/{id}", "secretary", "/inspection/places/" + place),
                new Case("/inspection/places/{id}", "worker", "/inspection/places/" + place),
                new Case("/inspection/closures/{id}", "secretary", "/inspection/closures/" + patrolled.closure()),
                new Case("/leaves", "secretary", "/leaves"),
                new Case("/workload", "secretary", "/workload"),
                new Case("/workload", "worker", "/workload"),
                new Case("/workload", "auditor", "/workload"),
                new Case("/key-persons", "secretary", "/key-persons"),
                new Case("/key-persons", "worker", "/key-persons?due=BY_TODAY"),
                new Case("/key-persons/round", "worker", "/key-persons/round"),
                new Case("/leaves/{id}", "secretary", "/leaves/" + leave),
                new Case("/rides", "secretary", "/rides"),
                new Case("/rides/board", "secretary", "/rides/board"),
                new Case("/rides/days/{day}", "secretary", "/rides/days/2022-02-08"),
                new Case("/drive/{secret}", "", work.drive(context, vehicle)),
                new Case("/rides/vehicles", "secretary", "/rides/vehicles"),
                new Case("/rides/vehicles/new", "secretary", "/rides/vehicles/new"),
                new Case("/rides/vehicles/{id}/edit", "secretary", "/rides/vehicles/" + vehicle + "/edit"),
                new Case("/rides/new", "worker", "/rides/new?person=" + person),
                new Case("/rides/{id}", "secretary", "/rides/" + ride),
                new Case("/rides/{id}/edit", "secretary", "/rides/" + ride + "/edit"),
                new Case("/leaves/new", "worker", "/leaves/new?person=" + person),
                new Case("/moods", "secretary", "/moods?state=ALL"),
                new Case("/moods/{id}", "worker", "/moods/" + person),
                new Case("/households/{id}/clock", "worker", "/households/" + work.household + "/clock"),
                new Case("/duty/attendance", "secretary", "/duty/attendance"),
                new Case("/duty/attendance", "volunteer", "/duty/attendance"),
                new Case("/duty/mine", "secretary", "/duty/mine"),
                new Case("/duty/mine", "worker", "/duty/mine"),
                new Case("/duty/mine", "volunteer", "/duty/mine"),
                new Case("/duty/posts/{id}/code", "secretary", "/duty/posts/" + gate.post() + "/code"),
                new Case("/duty/posts/{id}/days", "secretary", "/duty/posts/" + gate.post() + "/days"),
                new Case("/duty/mine/swaps/new", "secretary", "/duty/mine/swaps/new?seat=" + gate.coming()),
                new Case(
                        "/duty/mine/swaps/new",
                        "secretary",
                        "/duty/mine/swaps/new?seat=" + gate.coming() + "&to=" + gate.colleague()),
                new Case("/duty/log", "secretary", "/duty/log?post=" + gate.post()),
                new Case("/duty/swaps", "leader", "/duty/swaps"),
                new Case("/places", "worker", "/places"),
                new Case("/places/new", "secretary", "/places/new"),
                new Case("/places/{id}", "secretary", "/places/" + place),
                new Case("/places/{id}", "worker", "/places/" + place),
                new Case("/places/{id}/door", "worker", "/places/" + place + "/door"),
                new Case("/places/map", "worker", "/places/map?kind=market"),
                new Case("/places/{id}/disinfections", "worker", "/places/" + place + "/disinfections"),
                new Case("/places/offices", "secretary", "/places/offices"),
                new Case("/door/{secret}", "", "/door/" + work.door(context, place)),
                new Case("/places/{id}/edit", "secretary", "/places/" + place + "/edit"),
                new Case(
                        "/vaccination/people/{person}/doses/new",
                        "worker",
                        "/vaccination/people/" + person + "/doses/new"),
                new Case("/vaccination/doses/{id}", "worker", "/vaccination/doses/" + work.dose(context)),
                new Case(
                        "/vaccination/people/{person}/obstacles/new",
                        "worker",
                        "/vaccination/people/" + person + "/obstacles/new"),
                new Case("/vaccination", "secretary", "/vaccination"),
                new Case("/vaccination", "worker", "/vaccination?state=ALL&band=seventy"),
                new Case("/vaccination/coverage", "secretary", "/vaccination/coverage"),
                new Case("/vaccination/coverage", "auditor", "/vaccination/coverage?area=330783005.xifan.g1"),
                new Case("/vaccination/site", "worker", "/vaccination/site"),
                new Case("/vaccination/site/start", "worker", "/vaccination/site/start"),
                new Case("/vaccination/days", "worker", "/vaccination/days"),
                new Case("/vaccination/days/new", "secretary", "/vaccination/days/new"),
                new Case("/vaccination/days/{id}", "worker", "/vaccination/days/" + vaccination),
                new Case("/vaccination/days/{id}/edit", "secretary", "/vaccination/days/" + vaccination + "/edit"),
                new Case("/gate/live", "secretary", "/gate/live"),
                new Case("/gate/entries", "secretary", "/gate/entries"),
                new Case("/gate", "guard", "/gate"),
                new Case("/gate/start", "guard", "/gate/start"),
                new Case("/gate/passes", "secretary", "/gate/passes"),
                new Case("/gate/passes/new", "secretary", "/gate/passes/new"),
                new Case("/gate/passes/{id}", "secretary", "/gate/passes/" + pass),
                new Case("/gate/passes/sheet", "secretary", "/gate/passes/sheet?place=" + place),
                new Case("/gate/met/new", "secretary", "/gate/met/new?pass=" + pass),
                new Case("/gate/met/{id}", "secretary", "/gate/met/" + work.met(context, pass)),
                new Case("/gate/gates/new", "secretary", "/gate/gates/new"),
                new Case("/gate/gates/{id}/edit", "secretary", "/gate/gates/" + entrance + "/edit"),
                new Case("/rooms", "secretary", "/rooms"),
                new Case("/rooms/{id}", "secretary", "/rooms/" + room),
                new Case("/care/results", "secretary", "/care/results"),
                new Case("/care/check", "secretary", "/care/check"),
                new Case("/care/check", "worker", "/care/check?state=NONE"),
                new Case("/supplies", "secretary", "/supplies"),
                new Case("/supplies", "worker", "/supplies?low=true"),
                new Case("/supplies/stores/{id}", "secretary", "/supplies/stores/" + work.store),
                new Case("/supplies/today", "secretary", "/supplies/today"),
                new Case("/supplies/today", "worker", "/supplies/today?area=330783005.xifan.g1.c01"),
                new Case(
                        "/supplies/deliveries/new",
                        "secretary",
                        "/supplies/deliveries/new?household=" + work.household),
                new Case("/supplies/stores/new", "secretary", "/supplies/stores/new"),
                new Case("/supplies/goods/new", "secretary", "/supplies/goods/new"),
                new Case("/imports/{kind}", "health", "/imports/results"),
                new Case("/imports/{kind}/{id}", "secretary", "/imports/results/" + work.results),
                new Case(
                        "/imports/{kind}/{id}/rows/{row}", "secretary", "/imports/results/" + work.results + "/rows/2"),
                new Case("/people", "secretary", "/people?q=zjg"),
                new Case("/people/{id}", "secretary", "/people/" + person),
                new Case("/people/{id}/edit", "secretary", "/people/" + person + "/edit"),
                new Case("/people/{id}/move", "secretary", "/people/" + person + "/move"),
                new Case("/search", "secretary", "/search"),
                new Case("/search", "secretary", "/search?q=1"),
                new Case("/households", "secretary", "/households"),
                new Case("/households/{id}", "secretary", "/households/" + work.household),
                new Case("/households/{id}/people/new", "secretary", "/households/" + work.household + "/people/new"),
                new Case("/households/new", "secretary", "/households/new"),
                new Case("/statements", "secretary", "/statements"),
                new Case("/statements/{path}/{day}", "secretary", "/statements/330783005.xifan/2022-02-07"),
                new Case("/statements/{path}/{day}", "command", "/statements/330783005.xilou/2022-02-07"),
                new Case(
                        "/statements/{path}/{day}/{counter}",
                        "secretary",
                        "/statements/330783005.xifan/2022-02-06/arrivals.registered"),
                new Case(
                        "/statements/{path}/{day}/signature",
                        "secretary",
                        "/statements/330783005.xifan/2022-02-06/signature"),
                new Case("/command", "command", "/command"),
                new Case("/policies", "worker", "/policies"),
                new Case("/policies/{version}", "secretary", "/policies/dongyang-2022-02"),
                new Case("/policies/try", "secretary", "/policies/try?from=421182&arrived=2022-02-07"),
                new Case("/policies/risk-places", "command", "/policies/risk-places"),
                new Case("/policies/preview", "auditor", "/policies/preview"),
                new Case("/policies/preview/new", "secretary", "/policies/preview/new"),
                new Case("/policies/preview/{id}", "secretary", "/policies/preview/" + work.draft),
                new Case("/policies/preview/{id}", "command", "/policies/preview/" + work.draft),
                new Case("/policies/preview/changes", "secretary", "/policies/preview/changes"),
                new Case("/accounts", "admin", "/accounts"),
                new Case("/accounts/roles", "admin", "/accounts/roles"),
                new Case("/accounts/new", "admin", "/accounts/new"),
                new Case("/accounts/{id}", "admin", "/accounts/" + accountId()),
                new Case("/audit", "auditor", "/audit"),
                new Case("/profile", "guard", "/profile"),
                new Case("/field/devices", "worker", "/field/devices"));
    }

    /** A list of risk areas, with something to choose and something to correct: to be checked, or done. */
    private Object riskAreas(boolean toCheck) {
        byte[] content = "县,名称,风险等级\n鼓楼区,某小区,高风险\n武昌区,某街道,高风险\n没有的县,某村,中风险\n".getBytes(StandardCharsets.UTF_8);
        Imports imports = context.getBean(Imports.class);
        Actor command = context.getBean(Fixture.class).actor("command");
        return Acting.as(command, () -> {
            var in = new ByteArrayInputStream(content);
            if (toCheck) {
                return imports.upload("risk-areas", Fixture.JIANGBEI, "risk.csv", in);
            }
            ImportId id = imports.bring("risk-areas", Fixture.JIANGBEI, "risk.csv", in, Map.of("from", "2022-02-01"));
            while (imports.get(id).isRunning()) {
                Thread.onSpinWait();
            }
            return id;
        });
    }

    private Object accountId() {
        return context.getBean(Fixture.class).account("worker").id();
    }

    @Test
    void hasACaseForEveryPage() {
        Set<String> covered = cases().stream().map(Case::pattern).collect(Collectors.toSet());
        Set<String> pages = Handlers.pages(context);
        assertThat(pages).contains("/today");
        assertThat(Stream.concat(covered.stream(), NO_PAGES.keySet().stream()).collect(Collectors.toSet()))
                .as("the pages that this test opens or leaves out with a reason")
                .isEqualTo(pages);
    }

    @TestFactory
    Stream<DynamicTest> inChineseOnAPhoneEverybodyCanReadThePage() {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.user + " " + one.pattern, () -> {
                    Visitor visitor = look(one, Screen.PHONE, Locale.SIMPLIFIED_CHINESE);
                    assertThat(visitor.page().title()).containsPattern("\\p{IsHan}");
                    assertThat(staticWords(visitor.page()))
                            .as("labels without a translation")
                            .allSatisfy(words -> assertThat(words.replaceAll(LATIN_IN_CHINESE, ""))
                                    .doesNotContainPattern("^[^\\p{IsHan}]*[A-Za-z]{4,}[^\\p{IsHan}]*$"));
                    visitor.assertAccessible();
                }));
    }

    @TestFactory
    Stream<DynamicTest> inEnglishOnADeskThePageFits() {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.user + " " + one.pattern, () -> {
                    Visitor visitor = look(one, Screen.DESK, Locale.ENGLISH);
                    assertThat(staticWords(visitor.page()))
                            .as("labels without a translation")
                            .allSatisfy(words -> assertThat(words.matches(".*\\p{IsHan}.*"))
                                    .as("Chinese alone, and not as an example: %s", words)
                                    .isEqualTo(words.matches(".*\\p{IsHan}.*") && words.matches(".*[A-Za-z]{3}.*")));
                }));
    }

    @TestFactory
    Stream<DynamicTest> saysInWordsWhatCannotBeShown() {
        return Map.of("/nothing-here", 404, "/area/330783005.xifan.nowhere", 404, "/accounts", 403).entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
                        visitor.signIn("worker", Fixture.PASSWORD);
                        Response response = visitor.page().navigate(entry.getKey());
                        assertThat(response.status()).isEqualTo(entry.getValue());
                        visitor.picture("problem-" + entry.getValue());
                        assertThat(visitor.page().locator("main a.btn").count()).isPositive();
                        visitor.assertAccessible();
                        visitor.assertFitsTheWidth();
                    }
                }));
    }

    private Visitor look(Case one, Screen screen, Locale language) {
        TestClock.set("2022-02-07T17:30");
        Visitor visitor = visitors.computeIfAbsent(one.user + screen + language, key -> arrive(one, screen, language));
        Response response = visitor.page().navigate(one.path);
        visitor.waitForQuiet();
        visitor.assertNoComplaints();
        assertThat(response.status()).as(one.path).isEqualTo(200);
        visitor.picture(("page" + one.path.replaceAll("\\?.*|[0-9a-f]{8}-[0-9a-f-]{27}", "") + "-" + one.user + "-"
                        + screen + "-" + language.getLanguage())
                .replace('/', '-'));
        assertThat(visitor.page().content()).as("messages that are missing").doesNotContainPattern("\\?\\?[\\w.-]+");
        visitor.assertFitsTheWidth();
        return visitor;
    }

    private Visitor arrive(Case one, Screen screen, Locale language) {
        Visitor visitor = Browsers.visitor(port, screen, language);
        if (!one.user.isEmpty()) {
            visitor.signIn(one.user, Fixture.PASSWORD);
        }
        return visitor;
    }

    /**
     * What stands in the page whatever the data: headings of columns, labels, hints, summaries, buttons, navigation.
     */
    @SuppressWarnings("unchecked")
    private static List<String> staticWords(Page page) {
        return (List<String>) page.evaluate("""
                [...document.querySelectorAll(
                    'thead th[scope=col], .form-label, .form-hint, summary, main button, .rail a, dt')]
                    .filter(e => !e.closest('[lang]:not(html)') && !e.closest('.choice-list'))
                    .map(e => e.textContent.trim().replace(/\\s+/g, ' ')).filter(t => t)
                """);
    }
}
