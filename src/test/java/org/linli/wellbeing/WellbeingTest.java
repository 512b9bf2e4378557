package org.linli.wellbeing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.care.MeasureChoice;
import org.linli.care.MeasuresByHand;
import org.linli.field.FieldCaller;
import org.linli.needs.Need;
import org.linli.needs.Needs;
import org.linli.people.People;
import org.linli.people.PeopleFixture;
import org.linli.people.PersonId;
import org.linli.platform.Forbidden;
import org.linli.platform.Refused;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Receipt;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.Tasks;
import org.linli.territory.Territory;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** How people are who are looked after, and what is talked about with them: asked by anybody, read by few. */
@LinliTest
class WellbeingTest {

    private static final String NOTE = "孩子说夜里怕黑，想爸爸";

    @Autowired
    Wellbeing wellbeing;

    @Autowired
    MoodStanding standing;

    @Autowired
    MeasuresByHand byHand;

    @Autowired
    Needs needs;

    @Autowired
    Tasks tasks;

    @Autowired
    People people;

    @Autowired
    Territory territory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Fixture fixture;

    @Autowired
    JsonMapper json;

    @LocalServerPort
    int port;

    private PersonId li;
    private PersonId child;
    private Actor secretary;
    private Task check;
    private Task childsCheck;

    @BeforeEach
    void lay() throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("truncate care.measure, tasks.task, people.household, people.person, needs.need,"
                    + " wellbeing.answer, wellbeing.talk, arrangements.arrangement, field.device, field.told,"
                    + " field.entry cascade");
        }
        TestClock.set("2022-02-08T09:00");
        PeopleFixture.Laid laid = new PeopleFixture(people, territory, jdbc, transaction).lay();
        li = laid.li();
        child = laid.child();
        secretary = fixture.actor("secretary");
        check = check(li);
        childsCheck = check(child);
    }

    private Task check(PersonId person) {
        return as(secretary, () -> {
            byHand.put(new MeasureChoice(person, "dongyang-2022-02", "3+11", null, LocalDate.of(2022, 2, 7), "从河南回来"));
            return open(person, "care.temperature");
        });
    }

    /** The first task of that kind about somebody that is still to be done. */
    private Task open(PersonId person, String kind) {
        return as(
                secretary,
                () -> tasks.openOf(people.household(people.get(person).household()), List.of(person)).stream()
                        .filter(task -> task.kind().equals(kind) && person.equals(task.personId()))
                        .findFirst()
                        .orElseThrow());
    }

    private static <T> T as(Actor actor, Supplier<T> work) {
        return Acting.as(actor, work);
    }

    private Receipt complete(Actor actor, Task task, Map<String, Object> answers) {
        return as(actor, () -> tasks.complete(task.id(), CompletionForm.now(UUID.randomUUID(), answers)));
    }

    private Receipt correct(Actor actor, Receipt wrong, Map<String, Object> answers) {
        return as(
                actor,
                () -> tasks.complete(
                        wrong.task().id(),
                        new CompletionForm(
                                UUID.randomUUID(),
                                null,
                                answers,
                                wrong.completion().id())));
    }

    private static Map<String, Object> mood(String mood, String... more) {
        Map<String, Object> answers = new HashMap<>(Map.of("celsius", "36.5", "mood", mood));
        for (int at = 0; at < more.length; at += 2) {
            answers.put(more[at], more[at + 1]);
        }
        return answers;
    }

    private List<Need> talks(PersonId person) {
        return as(
                secretary,
                () -> needs.ofHousehold(people.get(person).household(), Duration.ofDays(3)).stream()
                        .filter(need -> need.what() == Need.What.TALK)
                        .toList());
    }

    private List<String> asked(Task task) {
        return as(secretary, () -> tasks.form(task)).fields().stream()
                .filter(field -> field.type() == TaskField.Type.SCALE)
                .map(field -> field.name() + (field.shownWhen().isEmpty() ? "" : "?"))
                .toList();
    }

    @Test
    void aChildIsAskedAFewThingsAndAGrownUpOnlyWhenTheyAreNotWell() {
        assertThat(asked(childsCheck)).containsExactly("mood", "eating", "company");
        assertThat(asked(check)).containsExactly("mood", "sleeping?", "worry?");
    }

    @Test
    void nothingHasToBeAnsweredAndNothingIsKeptThen() {
        complete(secretary, check, Map.of("celsius", "36.5"));
        assertThat(as(secretary, () -> wellbeing.strip(li, 7)).isEmpty()).isTrue();
        assertThat(talks(li)).isEmpty();
    }

    @Test
    void aWorryingAnswerPromisesATalkOnceWhileOneIsOpen() {
        Receipt first = complete(secretary, check, mood("bad", "sleeping", "awake"));
        assertThat(talks(li)).hasSize(1).allSatisfy(need -> {
            assertThat(need.person()).isEqualTo(li);
            assertThat(need.words()).as("it tells nobody why").isEqualTo("找个人聊聊");
            assertThat(need.dueAt()).isEqualTo("2022-02-09T01:00:00Z");
        });
        assertThat(Objects.requireNonNull(first.completed()).said().args())
                .as("whoever answered is told")
                .hasSize(2);
        complete(secretary, childsCheck, mood("good", "company", "much"));
        assertThat(talks(child)).as("a worrying answer behind a good mood").hasSize(1);
        TestClock.set("2022-02-08T18:30");
        complete(secretary, open(li, "care.temperature"), mood("bad"));
        assertThat(talks(li)).hasSize(1);
    }

    @Test
    void whatIsPutRightCountsAndTheTalkIsTakenBack() {
        Receipt wrong = complete(secretary, check, mood("bad"));
        correct(secretary, wrong, mood("so", "sleeping", "well"));
        assertThat(as(secretary, () -> wellbeing.strip(li, 7)).answers())
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.mood()).isEqualTo(Mood.SO);
                    assertThat(answer.answers()).containsEntry("sleeping", "well");
                    assertThat(answer.isWorrying()).isFalse();
                });
        assertThat(Objects.requireNonNull(talks(li).getFirst().ending()).outcome())
                .isEqualTo(Need.Outcome.MISTAKE);
        assertThat(notWell()).isZero();
    }

    @Test
    void whoeverMayNotReadItLosesNothingByPuttingSomethingElseRight() {
        Receipt wrong = complete(secretary, check, mood("bad", "worry", "money"));
        Receipt right = correct(fixture.actor("admin"), wrong, Map.of("celsius", "36.7"));
        assertThat(Objects.requireNonNull(right.completed()).said().key())
                .as("nor are they told what follows from it")
                .isEqualTo("care.noted.temperature");
        assertThat(right.completion().answers().values()).containsOnlyKeys("celsius");
        assertThat(as(secretary, () -> wellbeing.strip(li, 7)).answers())
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.mood()).isEqualTo(Mood.BAD);
                    assertThat(answer.answers()).containsEntry("worry", "money");
                });
        assertThat(talks(li))
                .singleElement()
                .satisfies(need -> assertThat(need.ending()).isNull());
    }

    @Test
    void aTalkIsTakenBackAlsoAfterTheSecondCorrection() {
        Receipt first = complete(secretary, check, mood("bad"));
        Receipt second = correct(secretary, first, mood("bad", "worry", "money"));
        correct(secretary, second, mood("good"));
        assertThat(talks(li)).noneMatch(need -> need.ending() == null);
    }

    @Test
    void twoWhoHearItAtOncePromiseOneTalk() throws Exception {
        List<Task> checks =
                as(secretary, () -> tasks.openOf(people.household(people.get(li).household()), List.of(li))).stream()
                        .filter(task -> task.kind().equals("care.temperature"))
                        .limit(2)
                        .toList();
        assertThat(checks).hasSize(2);
        TestClock.set("2022-02-08T19:00");
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Receipt>> done = checks.stream()
                    .map(task -> both.submit(() -> complete(secretary, task, mood("bad"))))
                    .toList();
            for (Future<Receipt> each : done) {
                assertThat(each.get().repeated()).isFalse();
            }
        }
        assertThat(talks(li)).hasSize(1);
    }

    @Test
    void aTalkIsKeptWithItsNoteAndTheNextIsPromised() {
        complete(secretary, check, mood("bad"));
        Task talk = open(li, "care.need");
        complete(
                secretary,
                talk,
                Map.of("outcome", "kept", "went", "so", "note", NOTE, "again", "2022-02-10", "more", "yes"));
        assertThat(as(secretary, () -> wellbeing.talks(li))).singleElement().satisfies(held -> {
            assertThat(held.note()).isEqualTo(NOTE);
            assertThat(held.went()).isEqualTo(Mood.SO);
        });
        assertThat(talks(li))
                .filteredOn(need -> need.ending() == null)
                .singleElement()
                .satisfies(next -> {
                    assertThat(next.opensAt()).isEqualTo("2022-02-10T00:00:00Z");
                    assertThat(next.dueAt()).isEqualTo("2022-02-10T12:00:00Z");
                });
        assertThat(open(li, "wellbeing.more").assigneeId()).isEqualTo(secretary.account());
    }

    @Test
    void aVolunteerWritesANoteThatTheyDoNotReadAgain() {
        complete(secretary, check, mood("bad"));
        Task talk = open(li, "care.need");
        Actor volunteer = fixture.actor("volunteer");
        as(secretary, () -> tasks.reassign(List.of(talk.id()), Objects.requireNonNull(volunteer.account())));
        Receipt held = complete(volunteer, talk, Map.of("outcome", "nobody_there", "note", NOTE, "more", "yes"));
        assertThat(held.completion().answers().values()).containsOnlyKeys("outcome");
        assertThat(as(secretary, () -> wellbeing.talks(li)))
                .singleElement()
                .satisfies(kept -> assertThat(kept.note()).isEqualTo(NOTE));
        assertThat(talks(li)).as("called again").anyMatch(need -> need.ending() == null);
        assertThat(open(li, "wellbeing.more").isOpen()).isTrue();
    }

    @Test
    void whoeverIsNotReachedIsCalledAgainAndAWrongTapIsPutRight() {
        complete(secretary, check, mood("bad"));
        Receipt missed = complete(secretary, open(li, "care.need"), Map.of("outcome", "nobody_there", "more", "yes"));
        assertThat(open(li, "care.need").isOpen()).isTrue();
        correct(secretary, missed, Map.of("outcome", "kept"));
        assertThat(talks(li)).noneMatch(need -> need.ending() == null);
        assertThatThrownBy(() -> open(li, "wellbeing.more")).isInstanceOf(NoSuchElementException.class);
        assertThat(as(secretary, () -> wellbeing.talks(li))).hasSize(1);
    }

    @Test
    void aDayThatIsPastOrFarAwayIsRefusedAndNamed() {
        complete(secretary, check, mood("bad"));
        Task talk = open(li, "care.need");
        assertThatThrownBy(() -> complete(secretary, talk, Map.of("outcome", "kept", "again", "2022-02-07")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems().getFirst().field())
                                .isEqualTo("again"));
        assertThatThrownBy(() -> complete(secretary, talk, Map.of("outcome", "kept", "note", "长".repeat(2001))))
                .isInstanceOf(Refused.class);
        assertThat(talks(li)).allMatch(need -> need.ending() == null);
    }

    @Test
    void theListSaysWhoIsNotWellSinceWhenAndWhoTalkedWithThem() throws Exception {
        complete(secretary, check, mood("bad"));
        complete(secretary, childsCheck, mood("good"));
        complete(secretary, open(li, "care.need"), Map.of("outcome", "kept", "note", NOTE));
        var desk = new SignedIn(port, "secretary");
        Document list = desk.get("/moods");
        assertThat(list.select("tbody").text())
                .contains("李强", "不好", "secretary")
                .doesNotContain("范小宝", NOTE);
        assertThat(desk.get("/moods?state=ALL").select("tbody").text()).contains("范小宝");
        assertThat(desk.get("/today").text()).contains("1 人心情不好");
        TestClock.set("2022-02-10T09:00");
        assertThat(notWell()).as("what was said long ago").isZero();
    }

    @Test
    void theListHasWhomTodayCountsAlsoWhereAnOldCheckIsMadeGoodLast() throws Exception {
        List<Task> checks =
                as(secretary, () -> tasks.openOf(people.household(people.get(li).household()), List.of(li))).stream()
                        .filter(task -> task.kind().equals("care.temperature"))
                        .toList();
        Task ofThatDay = checks.stream()
                .filter(task -> task.day().equals(LocalDate.of(2022, 2, 9)))
                .findFirst()
                .orElseThrow();
        TestClock.set("2022-02-10T09:00");
        complete(secretary, ofThatDay, mood("bad"));
        TestClock.set("2022-02-10T09:10");
        complete(secretary, check, mood("good"));
        assertThat(check.day()).isBefore("2022-02-09");
        assertThat(notWell()).isEqualTo(1);
        assertThat(new SignedIn(port, "secretary").get("/moods").select("tbody").text())
                .contains("李强");
    }

    @Test
    void thePageTellsThoseWhoLookAfterThemHowTheyAre() throws Exception {
        complete(secretary, check, mood("bad", "worry", "money"));
        complete(secretary, open(li, "care.need"), Map.of("outcome", "kept", "note", NOTE));
        var desk = new SignedIn(port, "secretary");
        Document page = desk.get("/people/" + li);
        assertThat(page.select("#moods .mood-mark.bad").attr("aria-label")).isEqualTo("早上：不好");
        assertThat(desk.get("/moods/" + li).text()).contains("心里最急的事：工作和钱", NOTE, "谈了");
        assertThat(new SignedIn(port, "secretary", "en").get("/moods/" + li).text())
                .contains("What weighs on them: Work and money", "Talked");
    }

    @Test
    void neitherAuditorNorAdministratorReadsAnyOfIt() throws Exception {
        Receipt answered = complete(secretary, check, mood("bad", "worry", "money"));
        Task talk = open(li, "care.need");
        Receipt held = complete(secretary, talk, Map.of("outcome", "kept", "went", "bad", "note", NOTE, "more", "yes"));
        for (String who : List.of("auditor", "admin")) {
            var desk = new SignedIn(port, who);
            for (String page : List.of(
                    "/tasks/" + check.id(),
                    "/tasks/" + check.id() + "?correct=" + answered.completion().id(),
                    "/tasks/" + talk.id(),
                    "/tasks/" + talk.id() + "?correct=" + held.completion().id(),
                    "/needs/" + talk.sourceId(),
                    "/people/" + li,
                    "/audit")) {
                Document shown = desk.get(page);
                assertThat(shown.html()).as(who + " " + page).doesNotContain(NOTE);
                assertThat(shown.select("#moods, [name=mood][checked], [name=worry][checked], [name=went][checked]"))
                        .as(who + " " + page)
                        .isEmpty();
                shown.select("form").remove();
                assertThat(shown.select("main").text()).as(who + " " + page).doesNotContain("工作和钱", "心情");
            }
            for (String page : List.of("/moods", "/moods/" + li)) {
                assertThat(desk.response(page).statusCode()).as(page).isEqualTo(403);
            }
            for (Task task : List.of(check, talk)) {
                String answer = api(who, "/api/v1/tasks/" + task.id());
                assertThat(json.readTree(answer).at("/completions/0/answers").toString())
                        .as(answer)
                        .doesNotContain(NOTE, "money", "mood", "went", "more", "note");
            }
            assertThatThrownBy(() -> as(fixture.actor(who), () -> wellbeing.talks(li)))
                    .isInstanceOf(Forbidden.class);
        }
        assertThat(json.readTree(api("secretary", "/api/v1/tasks/" + talk.id()))
                        .at("/completions/0/answers/note")
                        .asString())
                .isEqualTo(NOTE);
    }

    private String api(String who, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + fixture.token(who))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    @Test
    void whatWasSaidGoesAlongWithWhoeverMoves() {
        complete(secretary, check, mood("bad"));
        as(secretary, () -> {
            people.move(li, people.get(li).version(), people.get(child).household());
            return li;
        });
        assertThat(as(fixture.actor("worker"), () -> wellbeing.strip(li, 7)).answers())
                .hasSize(1);
    }

    private void move(String at) {
        TestClock.set(at);
        as(secretary, () -> {
            people.move(li, people.get(li).version(), people.get(child).household());
            return li;
        });
    }

    private Receipt completeAt(Actor actor, String at, Task task, Map<String, Object> answers) {
        return as(
                actor,
                () -> tasks.complete(
                        task.id(), new CompletionForm(UUID.randomUUID(), Instant.parse(at), answers, null)));
    }

    @Test
    void whatIsSentAfterAMoveIsKeptWhereTheyLiveNow() {
        move("2022-02-08T09:30");
        completeAt(fixture.actor("worker2"), "2022-02-08T01:10:00Z", check, mood("bad"));
        assertThat(as(fixture.actor("worker"), () -> wellbeing.strip(li, 7)).answers())
                .singleElement()
                .satisfies(answer -> assertThat(answer.mood()).isEqualTo(Mood.BAD));
        assertThat(talks(li))
                .singleElement()
                .satisfies(need -> assertThat(need.household())
                        .isEqualTo(as(secretary, () -> people.get(child)).household()));
    }

    @Test
    void aTalkThatIsSentAfterAMoveIsKeptWhereTheyLiveNow() {
        complete(secretary, check, mood("bad"));
        Task talk = open(li, "care.need");
        move("2022-02-08T09:30");
        completeAt(
                fixture.actor("worker2"),
                "2022-02-08T01:10:00Z",
                talk,
                Map.of("outcome", "kept", "note", NOTE, "more", "yes"));
        assertThat(as(fixture.actor("worker"), () -> wellbeing.talks(li)))
                .singleElement()
                .satisfies(held -> assertThat(held.note()).isEqualTo(NOTE));
        assertThat(talks(li)).noneMatch(need -> need.ending() == null);
        assertThat(open(li, "wellbeing.more").path())
                .isEqualTo(as(secretary, () -> people.household(people.get(li).household()))
                        .path());
    }

    private long notWell() {
        return as(secretary, () -> Objects.requireNonNull(transaction.execute(status -> standing.count())));
    }

    private List<Need> openTalks() {
        return talks(li).stream().filter(need -> need.ending() == null).toList();
    }

    private List<Task> alarms() {
        return as(secretary, () -> tasks.openOf(people.household(people.get(li).household()), List.of(li))).stream()
                .filter(task -> task.kind().equals("wellbeing.more"))
                .toList();
    }

    @Test
    void aDayThatWasAgreedOnCountsFromTheTalkHoweverLateItIsSentOrPutRight() {
        complete(secretary, check, mood("bad"));
        Task talk = open(li, "care.need");
        TestClock.set("2022-02-10T09:00");
        Receipt late = completeAt(
                secretary,
                "2022-02-08T02:00:00Z",
                talk,
                Map.of("outcome", "kept", "again", "2022-02-09", "note", NOTE));
        assertThat(openTalks())
                .as("a day that has passed means now")
                .singleElement()
                .satisfies(next -> {
                    assertThat(next.opensAt()).isEqualTo("2022-02-10T01:00:00Z");
                    assertThat(next.dueAt()).isAfter(next.opensAt());
                });
        correct(secretary, late, Map.of("outcome", "kept", "again", "2022-02-09", "note", "怕黑"));
        assertThat(as(secretary, () -> wellbeing.talks(li)))
                .singleElement()
                .satisfies(held -> assertThat(held.note()).isEqualTo("怕黑"));
        assertThat(openTalks()).hasSize(1);
    }

    @Test
    void noTalkIsPromisedAgainWhereATemperatureIsPutRightAfterItWasHeld() {
        Receipt said = complete(secretary, check, mood("bad"));
        complete(secretary, open(li, "care.need"), Map.of("outcome", "kept"));
        TestClock.set("2022-02-09T09:00");
        Map<String, Object> right = mood("bad");
        right.put("celsius", "36.6");
        Receipt corrected = correct(secretary, said, right);
        assertThat(openTalks()).isEmpty();
        Receipt well = correct(secretary, corrected, mood("good"));
        correct(secretary, well, mood("bad"));
        assertThat(openTalks()).as("what is worrying only now").hasSize(1);
    }

    @Test
    void neitherAlarmNorCallIsMadeAgainWhereANoteIsPutRightAfterTheyWereSeenTo() {
        complete(secretary, check, mood("bad"));
        Map<String, Object> answers = Map.of("outcome", "nobody_there", "more", "yes");
        Receipt missed = complete(secretary, open(li, "care.need"), answers);
        complete(secretary, alarms().getFirst(), Map.of("action", "visited"));
        complete(secretary, open(li, "care.need"), Map.of("outcome", "kept"));
        Map<String, Object> right = new HashMap<>(answers);
        right.put("note", NOTE);
        Receipt noted = correct(secretary, missed, right);
        assertThat(alarms()).isEmpty();
        assertThat(openTalks()).isEmpty();
        Receipt taken = correct(secretary, noted, Map.of("outcome", "kept"));
        correct(secretary, taken, Map.of("outcome", "kept", "more", "yes"));
        assertThat(alarms()).as("what is more only now").hasSize(1);
    }

    @Test
    void whatTwoSayOfOneTalkRaisesOneAlarmAndCallsNobodyWhoWasReached() {
        complete(secretary, check, mood("bad"));
        Task talk = open(li, "care.need");
        TestClock.set("2022-02-08T11:00");
        complete(fixture.actor("worker2"), talk, Map.of("outcome", "kept", "more", "yes"));
        completeAt(secretary, "2022-02-08T02:00:00Z", talk, Map.of("outcome", "nobody_there", "more", "yes"));
        assertThat(as(secretary, () -> wellbeing.talks(li))).hasSize(2);
        assertThat(openTalks()).isEmpty();
        assertThat(alarms()).hasSize(1);
    }

    @Test
    void whoeverIsReachedByASecondIsNotCalledAgain() {
        complete(secretary, check, mood("bad"));
        Task talk = open(li, "care.need");
        Receipt missed = complete(secretary, talk, Map.of("outcome", "nobody_there"));
        correct(secretary, missed, Map.of("outcome", "nobody_there", "note", NOTE));
        assertThat(openTalks()).hasSize(1);
        complete(fixture.actor("worker2"), talk, Map.of("outcome", "kept"));
        assertThat(openTalks()).isEmpty();
    }

    @Test
    void aPhoneAsksItWithoutBeingTaughtAndSendsItOnce() throws Exception {
        FieldCaller phone = FieldCaller.of("worker2", port, json);
        String form = phone.told("task:" + check.id()).at("/form").asString();
        String asked = phone.told("form:" + form).toString();
        assertThat(asked).contains("今天心情怎么样？", "心里最急的事", "一个人扛不住");
    }
}
