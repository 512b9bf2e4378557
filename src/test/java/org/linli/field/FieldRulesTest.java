package org.linli.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.LinliTest;
import org.linli.testing.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The app's plain rules, asked in a real browser: what is one visit, what comes first, what an answer means. */
@LinliTest
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldRulesTest {

    @LocalServerPort
    int port;

    private Visitor visitor;
    private Page page;

    @BeforeAll
    void open() throws IOException {
        visitor = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE);
        page = visitor.open("/field");
        page.evaluate("""
                async (day) => {
                  window.sample = JSON.parse(day);
                  Object.assign(window, await import('/js/field/day.js'), await import('/js/field/answers.js'));
                  Object.assign(window, await import('/js/field/queue.js'));
                  window.form = (id) => sample.forms.find((form) => form.id === id);
                  window.homes = new Map(sample.households.map((home) => [home.id, home]));
                  window.at = (time) => Date.parse(`2022-02-07T${time}:00+08:00`);
                  window.mine = sample.tasks.filter((task) => task.mine);
                  window.told = (time) => visits(mine, homes, at(time))
                    .map(({ state, room, tasks }) => `${state} ${room || '-'} ${tasks.length}`);
                }
                """, Files.readString(Path.of("src", "test", "resources", "field", "day.json")));
    }

    @AfterAll
    void close() {
        visitor.close();
    }

    @Test
    void whatCanBeDoneNowInOneHomeIsOneVisitAndWhatComesLaterAnother() {
        assertThat(told("08:30"))
                .containsExactly("overdue 301 1", "overdue 301 1", "due 202 6", "due - 2", "upcoming 202 3");
    }

    @Test
    void anAlarmStandsAloneAndBeforeAllOthers() {
        assertThat(ask("visits(mine, homes, at('08:30'))[0].tasks[0].kind")).isEqualTo("care.alarm");
        assertThat(ask("visits(mine, homes, at('08:30'))[0].urgent")).isEqualTo(true);
    }

    @Test
    void aTaskMayBeDoneALittleBeforeItsWindowAndThenJoins() {
        assertThat(ask("mine.filter((task) => isDoable(task, at('06:59'))).length"))
                .isEqualTo(2);
        assertThat(told("07:05")).contains("upcoming 202 6");
        assertThat(told("15:05"))
                .as("two temperatures of one person are two visits")
                .contains("overdue 202 6", "upcoming 202 3");
    }

    @Test
    void whatHasBeenMissedIsEnteredByItself() {
        assertThat(told("23:30"))
                .filteredOn(visit -> visit.startsWith("missed"))
                .allMatch(visit -> visit.endsWith(" 1"));
    }

    @Test
    void visitsOfOneTimeFollowTheWay() {
        assertThat(ask("""
                (() => {
                  const task = (id, home) => ({ id, household: home, joins: true, mayDo: true, urgency: 'ROUTINE',
                    early: 'PT1H', kind: 'k', person: id, dueFrom: '2022-02-07T00:00:00Z',
                    dueUntil: '2022-02-07T02:00:00Z' });
                  const home = (buildingOrder, roomOrder) => ({ buildingOrder, roomOrder, address: '' });
                  const way = new Map([['x', home(10, 1)], ['y', home(9, 102)], ['z', home(9, 21)]]);
                  const all = visits([task('a', 'x'), task('b', 'y'), task('c', 'z')], way, at('08:30'));
                  return all.map((visit) => visit.id).join('');
                })()
                """)).isEqualTo("cba");
    }

    @Test
    void theWayGoesOnFromWhereTheWorkerIs() {
        String told = """
                (() => {
                  const task = (id) => ({ id, household: id, joins: true, mayDo: true, urgency: 'ROUTINE',
                    early: 'PT1H', kind: 'k', person: id, dueFrom: '2022-02-07T00:00:00Z',
                    dueUntil: '2022-02-07T02:00:00Z' });
                  const home = (cell, buildingOrder, lat) => ({ cell, buildingOrder, address: '',
                    position: lat && { lat, lng: 120.2 } });
                  const way = new Map([['a', home('c1', 1, 29.1)], ['b', home('c1', 2, 29.2)],
                    ['c', home('c1', 3, 29.3)], ['d', home('c0', 1, 29.4)], ['e', home('c1', 4)]]);
                  const all = visits([...way.keys()].map(task), way, at('08:30'), %s);
                  return all.map((visit) => visit.id).join('');
                })()
                """;
        assertThat(ask(told.formatted("null"))).isEqualTo("dabce");
        assertThat(ask(told.formatted("{ lat: 29.21, lng: 120.2 }")))
                .as("the nearest first, what was passed last, then the other cell")
                .isEqualTo("bcead");
    }

    @Test
    void whatWasEnteredHereCountsAsDoneUnlessItWasRefused() {
        String entry = "{ id: 'e', task: mine[0].id, state: '%s', entry: { at: '2022-02-07T00:30:00Z' } }";
        String done = "progress(withEntries(mine, [" + entry + "], '陈网格'))";
        assertThat(ask(done.formatted("waiting"))).isEqualTo(Map.of("done", 2, "total", 14));
        assertThat(ask(done.formatted("refused"))).isEqualTo(Map.of("done", 1, "total", 14));
    }

    @ParameterizedTest
    @CsvSource({
        "382, 38.2",
        "365, 36.5",
        "３６５, 36.5",
        "36.5, ",
        "36, ",
        "400, 40.0",
        "3, ",
        "999, ",
        "'38,2', ",
        "abc, "
    })
    void aNumberIsOfferedWithItsPointOnlyWhereThatMakesSense(String typed, String offered) {
        assertThat(ask("offer(form('form-t').fields[0], '" + typed + "')")).isEqualTo(offered);
    }

    @ParameterizedTest
    @CsvSource({
        "36.5, celsius unwell note",
        "37.2, celsius unwell note",
        "37.3, celsius unwell symptoms note",
        "382, celsius unwell note",
        "99, celsius unwell note"
    })
    void symptomsAreAskedFromTheFirstFeverOn(String celsius, String asked) {
        assertThat(ask("shownFields(form('form-t'), { celsius: '" + celsius
                        + "' }).map((field) => field.name).join(' ')"))
                .isEqualTo(asked);
    }

    @Test
    void whoeverFeelsUnwellIsAskedForSymptoms() {
        assertThat(ask("shownFields(form('form-t'), { celsius: '36.5', unwell: 'yes' }).length"))
                .isEqualTo(4);
        assertThat(ask("isSerious(form('form-t'), { celsius: '36.5', unwell: 'yes' })"))
                .isEqualTo(true);
        assertThat(ask("isSerious(form('form-t'), { celsius: '36.5', unwell: 'no' })"))
                .isEqualTo(false);
    }

    @Test
    void aResultThatIsChosenDoesNotWait() {
        assertThat(ask("isSerious(form('form-s'), { result: 'positive' })")).isEqualTo(true);
        assertThat(ask("isSerious(form('form-s'), { note: '已采' })")).isEqualTo(false);
    }

    @Test
    void aFormThatNeedsNoAnswerIsDoneByATick() {
        assertThat(ask("tickOf(form('form-s'), false) === TICK")).isEqualTo(true);
        assertThat(ask("tickOf(form('form-t'), false)")).isNull();
    }

    @Test
    void aFormThatNamesItsTickAsksForItOnlyBesideOthers() {
        String form =
                "{ doneBy: 'taken', fields: [{ name: 'taken', type: 'YES_NO' }, { name: 'note', type: 'TEXT' }] }";
        assertThat(ask("tickOf(" + form + ", false)")).isEqualTo("taken");
        assertThat(ask("tickOf(" + form + ", true)")).isEqualTo("taken");
        assertThat(ask("untilTicked(" + form + ", true).fields.map((field) => field.name).join()"))
                .isEqualTo("note");
    }

    @Test
    void adviceIsShownWhenItsConditionHoldsAndAsksForNothing() {
        String form = """
                { fields: [{ name: 'celsius', type: 'NUMBER', required: true, min: 34, max: 43, step: 0.1 },
                  { name: 'fever', type: 'ADVICE', label: '请戴好口罩', shownWhen: [{ field: 'celsius', atLeast: 37.3 }] }] }
                """;
        assertThat(ask("advice(" + form + ", { celsius: '38' }).join()")).isEqualTo("请戴好口罩");
        assertThat(ask("isSerious(" + form + ", { celsius: '38' })")).isEqualTo(true);
        assertThat(ask("isSerious(" + form + ", { celsius: '36.5' })")).isEqualTo(false);
        assertThat(ask("problemsOf(" + form + ", { celsius: '38' }).length")).isEqualTo(0);
    }

    @Test
    void onlyWhatIsAskedIsSentAndAsTheFormWritesIt() {
        assertThat(ask("JSON.stringify(read(form('form-t'), { celsius: '３７', symptoms: ['cough'], note: ' x ' }))"))
                .isEqualTo("{\"celsius\":\"37.0\",\"note\":\"x\"}");
    }

    @Test
    void answersOfTheServerCanBeTypedOn() {
        assertThat(ask("JSON.stringify(typed(form('form-t'), { celsius: 38.2, unwell: true, symptoms: ['cough'] }))"))
                .isEqualTo("{\"celsius\":\"38.2\",\"unwell\":\"yes\",\"symptoms\":[\"cough\"]}");
    }

    @Test
    void everyProblemIsTold() {
        assertThat(ask("problemsOf(form('form-t'), { celsius: '50' }).map((problem) => problem.key).join()"))
                .isEqualTo("field.answer.bounds");
        assertThat(ask("problemsOf(form('form-t'), { celsius: '36.55' }).map((problem) => problem.key).join()"))
                .isEqualTo("field.answer.step");
        assertThat(ask("problemsOf(form('form-t'), { celsius: '38.2' }).map((problem) => problem.field).join()"))
                .isEqualTo("symptoms");
        assertThat(ask("problemsOf(form('form-a'), {}).length")).isEqualTo(2);
    }

    @Test
    void idsAreMadeInTheOrderOfTime() {
        assertThat((String) ask("newId(1644193800000)"))
                .matches("017ed1[0-9a-f]{2}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void wordingsFollowTheNumber() {
        assertThat(ask("""
                (async () => {
                  const { loadTexts, t } = await import('/js/field/texts.js');
                  await loadTexts('en');
                  return [t('field.alarms', 1), t('field.alarms', 3), t('field.lost.waiting', '14:05', 3)].join('; ');
                })()
                """)).isEqualTo("1 alarm; 3 alarms; No signal since 14:05 · 3 waiting");
    }

    private List<String> told(String time) {
        return ((List<?>) ask("told('" + time + "')"))
                .stream().map(Object::toString).toList();
    }

    private Object ask(String expression) {
        return page.evaluate(expression);
    }
}
