package org.linli.exposures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.linli.access.Actor;
import org.linli.care.Care;
import org.linli.care.Measure;
import org.linli.care.MeasureChoice;
import org.linli.care.MeasureId;
import org.linli.care.Measures;
import org.linli.care.MeasuresByHand;
import org.linli.care.Sample;
import org.linli.care.TestResult;
import org.linli.people.HouseholdId;
import org.linli.people.PeopleTesting;
import org.linli.people.PersonId;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.policy.CaseContact;
import org.linli.policy.Protocol;
import org.linli.tasks.Task;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;

/** The family of 1组8号: 范建国, 罗小红 and their son of seven. */
class ExposureTest extends PeopleTesting {

    private static final LocalDate TODAY = LocalDate.of(2022, 2, 7);

    @Autowired
    Exposures exposures;

    @Autowired
    MeasuresByHand byHand;

    @Autowired
    Measures measures;

    @Autowired
    Care care;

    @Override
    protected List<String> emptied() {
        return List.of("arrangements.arrangement", "exposures.exposure");
    }

    private MeasureId put(PersonId person, String protocol) {
        var choice = new MeasureChoice(person, "dongyang-2022-02", protocol, null, TODAY, "流调通报");
        return as(secretary, () -> byHand.put(choice).measure());
    }

    private Measure under(PersonId person) {
        return Objects.requireNonNull(
                as(secretary, () -> measures.ofTheirOwn(List.of(person))).get(person));
    }

    private boolean isUnderNothing(PersonId person) {
        return as(secretary, () -> measures.ofTheirOwn(List.of(person))).isEmpty();
    }

    private Exposure exposure(PersonId person) {
        return as(secretary, () -> exposures.open(person)).orElseThrow();
    }

    /** Takes the sample that is due on a day and enters what it showed. */
    private UUID tested(PersonId person, LocalDate day, TestResult result) {
        MeasureId measure = under(person).id();
        TestClock.set(day + "T09:00");
        Task sample = open("care.sample").stream()
                .filter(task -> person.equals(task.personId()) && task.day().equals(day))
                .findFirst()
                .orElseThrow();
        complete(Actor.SYSTEM, sample, Map.of("taken", "yes", "result", "pending"));
        UUID id = as(secretary, () -> measures.samples(measure)).stream()
                .map(Sample::id)
                .reduce((first, last) -> last)
                .orElseThrow();
        as(secretary, () -> {
            care.recordResults(List.of(id), result);
            return null;
        });
        return id;
    }

    @Test
    void thoseAtHomeWithAPositiveAreCloseContactsAndOneConfirmationPutsThemAllUnderAMeasure() {
        put(laid.fan(), "2+14");
        tested(laid.fan(), TODAY.plusDays(3), TestResult.POSITIVE);
        Task asked = open(ExposureAsking.KEY).getFirst();
        assertThat(asked.assigneeId()).isEqualTo(secretary.account());
        assertThat(exposure(laid.fan()).kind()).isEqualTo(CaseContact.Kind.CLOSE);
        assertThat(isUnderNothing(laid.luo())).as("nothing begins by itself").isTrue();
        complete(secretary, asked, Map.of("answer", "all"));
        assertThat(under(laid.luo()).protocol()).isEqualTo("14+7");
        assertThat(under(laid.luo()).rule()).isEqualTo("close-contact");
        assertThat(under(laid.luo()).anchoredOn()).isEqualTo(TODAY.plusDays(3));
        assertThat(under(laid.luo()).reason().zh()).startsWith("与核酸阳性人员同住").doesNotContain("范建国");
        assertThat(under(laid.child()).protocol()).isEqualTo("14+7");
        assertThat(open(ExposureAsking.KEY)).as("nobody is asked about again").isEmpty();
    }

    @Test
    void thoseAtHomeWithACloseContactAreContactsOfAContact() {
        contact(laid.fan());
        assertThat(exposure(laid.fan()).kind()).isEqualTo(CaseContact.Kind.SECONDARY);
        complete(secretary, open(ExposureAsking.KEY).getFirst(), Map.of("answer", "all"));
        assertThat(under(laid.luo()).protocol()).isEqualTo("7+7");
        assertThat(open(ExposureAsking.KEY)).isEmpty();
    }

    private void contact(PersonId person) {
        var choice = new MeasureChoice(person, "dongyang-2022-02", "14+7", Protocol.Anchor.LAST_CONTACT, TODAY, "密接通报");
        as(secretary, () -> byHand.put(choice));
    }

    @Test
    void whoeverComesFromARiskAreaIsNobodysContact() {
        put(laid.fan(), "14+7");
        assertThat(open(ExposureAsking.KEY)).isEmpty();
    }

    @Test
    void whoeverIsLeftOutNeedsAReasonAndTheOthersAreNotLost() {
        contact(laid.fan());
        Exposure exposure = exposure(laid.fan());
        assertThatThrownBy(() -> settle(exposure, List.of(laid.luo()), " "))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.field())
                                .containsExactly("words"));
        assertThat(open(ExposureAsking.KEY)).as("a refusal keeps the alarm").hasSize(1);
        assertThat(settle(exposure, List.of(laid.luo()), "孩子一直住在外婆家")).isEqualTo(1);
        assertThat(under(laid.luo()).protocol()).isEqualTo("7+7");
        assertThat(isUnderNothing(laid.child())).isTrue();
        assertThat(open(ExposureAsking.KEY)).isEmpty();
        assertThatThrownBy(() -> settle(exposure, List.of(laid.child()), "")).isInstanceOf(StaleRecord.class);
    }

    private int settle(Exposure exposure, List<PersonId> chosen, String words) {
        return as(secretary, () -> exposures.settle(exposure.id(), chosen, words, exposure.version()));
    }

    private void move(PersonId person, HouseholdId to) {
        as(secretary, () -> {
            people.move(person, people.get(person).version(), to);
            return null;
        });
    }

    @Test
    void whoeverMovesOutLeavesTheQuestionAboutTheOthersAndBringsOneToTheNewHome() {
        contact(laid.fan());
        Exposure first = exposure(laid.fan());
        move(laid.fan(), home(laid.li()));
        assertThat(open(ExposureAsking.KEY))
                .as("those who lived with him, and those who live with him now")
                .extracting(Task::householdId)
                .containsExactlyInAnyOrder(home(laid.luo()), home(laid.li()));
        assertThat(settle(first, List.of(laid.luo(), laid.child()), "")).isEqualTo(2);
        assertThat(under(laid.luo()).protocol()).isEqualTo("7+7");
    }

    @Test
    void aFamilyThatMovesIsAskedAboutWhereItLivesNow() {
        contact(laid.fan());
        HouseholdId there = as(Actor.SYSTEM, () -> register.resident(Fixture.XIFAN, "1组9号"));
        for (PersonId each : List.of(laid.fan(), laid.luo(), laid.child())) {
            move(each, there);
        }
        List<Task> asked = open(ExposureAsking.KEY);
        assertThat(asked).extracting(Task::householdId).containsOnly(there);
        complete(secretary, asked.getFirst(), Map.of("answer", "all"));
        assertThat(under(laid.luo()).protocol()).isEqualTo("7+7");
        assertThat(under(laid.child()).protocol()).isEqualTo("7+7");
    }

    @Test
    void aCoResidentWhoMovesIsNoContact() {
        contact(laid.fan());
        complete(secretary, open(ExposureAsking.KEY).getFirst(), Map.of("answer", "none", "words", "已分开居住"));
        move(laid.child(), home(laid.li()));
        assertThat(open(ExposureAsking.KEY)).isEmpty();
    }

    @Test
    void twoWhoConfirmAtOnceDoNotBlockEachOther() throws Exception {
        contact(laid.fan());
        Exposure exposure = exposure(laid.fan());
        Task task = open(ExposureAsking.KEY).getFirst();
        try (ExecutorService others = Executors.newSingleThreadExecutor()) {
            Future<?> late = as(
                    secretary,
                    () -> transaction.execute(status -> {
                        jdbc.sql("select id from tasks.task where id = :id for update")
                                .param("id", task.id().value())
                                .query(UUID.class)
                                .single();
                        Future<?> page = others.submit(() -> settle(exposure, List.of(laid.luo(), laid.child()), ""));
                        TestDatabase.awaitSomebodyWaiting();
                        complete(secretary, task, Map.of("answer", "all"));
                        return page;
                    }));
            assertThatThrownBy(late::get).cause().isInstanceOf(StaleRecord.class);
        }
        assertThat(under(laid.luo()).protocol()).isEqualTo("7+7");
    }

    @Test
    void nobodyIsAskedAboutWhoIsUnderNoLessAlready() {
        put(laid.luo(), "14+7");
        put(laid.child(), "14+7+7");
        contact(laid.fan());
        assertThat(open(ExposureAsking.KEY)).isEmpty();
    }

    @Test
    void aMistakenPositiveAsksNobodyAnyMore() {
        put(laid.fan(), "2+14");
        UUID sample = tested(laid.fan(), TODAY.plusDays(3), TestResult.POSITIVE);
        assertThat(open(ExposureAsking.KEY)).hasSize(1);
        as(secretary, () -> {
            care.recordResults(List.of(sample), TestResult.NEGATIVE);
            return null;
        });
        assertThat(open(ExposureAsking.KEY)).isEmpty();
        assertThat(as(secretary, () -> exposures.open(laid.fan()))).isEmpty();
    }

    @Test
    void aPositiveTakesThePlaceOfAContactThatStillWaits() {
        contact(laid.fan());
        tested(laid.fan(), TODAY.plusDays(1), TestResult.POSITIVE);
        assertThat(exposure(laid.fan()).kind()).isEqualTo(CaseContact.Kind.CLOSE);
        assertThat(exposure(laid.fan()).lastOn()).as("since then at a site").isEqualTo(TODAY);
        assertThat(open(ExposureAsking.KEY)).hasSize(1);
    }

    @Test
    void whoLivesAloneLeavesNobodyToAskAbout() {
        put(laid.xu(), "2+14");
        tested(laid.xu(), TODAY.plusDays(3), TestResult.POSITIVE);
        assertThat(open(ExposureAsking.KEY)).isEmpty();
    }

    @Test
    void thePageShowsWhatIsAskedOfEachAndConfirmsOnce() throws Exception {
        put(laid.luo(), "14+7+7");
        contact(laid.fan());
        var desk = new SignedIn(port, "secretary");
        String address = "/exposures/" + exposure(laid.fan()).id();
        Document page = desk.get(address);
        assertThat(page.select("main").text()).contains("范建国是密切接触者", "范小宝", "7+7", "罗小红", "不低于建议");
        assertThat(page.select("input[name=persons]")).hasSize(1);
        Document task = desk.get("/tasks/" + open(ExposureAsking.KEY).getFirst().id());
        assertThat(task.select("main").text()).contains("范小宝（7岁）：建议 7+7");
        Document refused = desk.post(address, address, Map.of("words", ""));
        assertThat(refused.select("#problem-words").text()).contains("请写明原因");
        Document done =
                desk.post(address, address, Map.of("persons", laid.child().toString()));
        assertThat(done.select(".alert-success").text()).contains("1 人");
        assertThat(under(laid.child()).protocol()).isEqualTo("7+7");
        assertThat(desk.get("/people/" + laid.child()).text()).contains("家中有密切接触者", "已确认对同住人员的管控");
    }

    @Test
    void aWorkerReadsItAndMayNotDecide() throws Exception {
        contact(laid.fan());
        String address = "/exposures/" + exposure(laid.fan()).id();
        var worker = new SignedIn(port, "worker");
        assertThat(worker.get(address).select("button:contains(确认管控)")).isEmpty();
        assertThat(worker.answer("/today", address, Map.of("words", "不管")).statusCode())
                .isEqualTo(403);
        assertThat(isUnderNothing(laid.child())).isTrue();
    }
}
