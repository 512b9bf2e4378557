package org.linli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.care.Measure;
import org.linli.care.Measures;
import org.linli.identity.IdentityDocument;
import org.linli.people.PeopleFixture;
import org.linli.people.PeopleTesting;
import org.linli.people.PersonId;
import org.linli.places.Place;
import org.linli.places.PlaceKind;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;

/** Who was at the market with somebody who tested positive is put under what the rules ask of close contacts. */
class MetContactsTest extends PeopleTesting {

    private static final LocalDate TODAY = LocalDate.of(2022, 2, 7);

    @Autowired
    Places places;

    @Autowired
    Gates gates;

    @Autowired
    Passes passes;

    @Autowired
    Entries entries;

    @Autowired
    Measures measures;

    @Autowired
    BusinessClock clock;

    @Override
    protected List<String> emptied() {
        return List.of("places.place", "gate.gate", "gate.entry", "gate.pass", "gate.question");
    }

    private Gate west() {
        var open = new Place(
                Ids.next(),
                Fixture.XIFAN,
                PlaceKind.MARKET,
                "西范农贸市场",
                null,
                "",
                "",
                null,
                "",
                null,
                null,
                TODAY.minusDays(30),
                null,
                0);
        Place market = as(secretary, () -> places.enter(open, null));
        var west = new Gate(Ids.next(), market.id(), Fixture.XIFAN, "西门", null, 12, TODAY.minusDays(30), null, 0);
        return as(secretary, () -> gates.open(west));
    }

    private String pass(Place market, String name, IdentityDocument document) {
        var form = new PassForm(UUID.randomUUID(), market.id().toString(), "visitor", name, "", "", "", "");
        return as(secretary, () -> passes.make(form.read(TODAY), document)).number();
    }

    @Test
    void whoIsRefusedIsNotNamedByTheTaskWhichOutlastsTheEntry() {
        Gate west = west();
        String fan =
                pass(as(secretary, () -> places.get(west.place())), "范建国", PeopleFixture.citizen("1985-06-01", 11));
        UUID id = UUID.randomUUID();
        var red = new EntrySent(id, west.id(), clock.now(), true, "red", null, "refused", fan, null);
        Acting.as(fixture.actor("guard"), () -> entries.take(clock.now(), List.of(red)));
        assertThat(as(secretary, () -> tasks.ofSource(id)))
                .singleElement()
                .satisfies(task -> assertThat(task.personId()).isNull());
    }

    @Test
    void thoseChosenOfTheAnswerAreCloseContactsAndWhoIsKnownOnlyByTheirPassIsNamed() throws IOException {
        Gate west = west();
        Place market = as(secretary, () -> places.get(west.place()));
        String fan = pass(market, "范建国", PeopleFixture.citizen("1985-06-01", 11));
        String xu = pass(market, "徐素珍", PeopleFixture.citizen("1948-03-05", 242));
        String stranger = pass(market, "外地人", IdentityDocument.none());
        Acting.run(
                fixture.actor("guard"),
                () -> List.of(fan, xu, stranger)
                        .forEach(number -> entries.take(
                                clock.now(),
                                List.of(new EntrySent(
                                        UUID.randomUUID(),
                                        west.id(),
                                        clock.now(),
                                        true,
                                        "none",
                                        null,
                                        "in",
                                        number,
                                        null)))));
        var browser = new SignedIn(port, "secretary");
        String form = "/gate/met/new?person=" + laid.fan();
        assertThat(browser.get("/people/" + laid.fan()).select("#gate-head").text())
                .contains("14天内进入卡口1次");
        Document answer = browser.post(
                form, "/gate/met", Map.of("person", laid.fan().toString(), "minutes", "30", "reason", "核酸阳性"));
        assertThat(answer.text()).contains("持通行证2人", "徐素珍", "外地人");
        assertThat(answer.select("input[name=person][type=checkbox]")).hasSize(1);
        String action = answer.expectFirst("form[action$=/contacts]").attr("action");
        PersonId met = PersonId.of(UUID.fromString(
                answer.expectFirst("input[name=person][type=checkbox]").val()));
        String page = action.replace("/contacts", "");
        Document none = browser.post(page, action, Map.of("person", laid.luo().toString()));
        assertThat(none.text()).as("who was not there is left out").contains("已对0人");
        assertThat(browser.post(page, action, Map.of("person", met.toString())).text())
                .contains("已对1人按密切接触者采取管控措施");
        Measure measure = Objects.requireNonNull(
                as(secretary, () -> measures.ofTheirOwn(List.of(met))).get(met));
        assertThat(measure.rule()).isEqualTo("close-contact");
        assertThat(measure.reason().zh()).startsWith("与核酸阳性人员同时在同一场所").doesNotContain("范建国");
        assertThat(browser.post(page, action, Map.of("person", met.toString())).text())
                .as("a second time nothing more is asked")
                .contains("已对0人");
    }
}
