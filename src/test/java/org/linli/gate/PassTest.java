package org.linli.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Sealing;
import org.linli.identity.IdentityDocument;
import org.linli.places.Place;
import org.linli.platform.Forbidden;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;

/** Passes are made once for each person, known by code and number, and good for nothing once they are lost. */
class PassTest extends GateTesting {

    private static final String ID = "360424197407286378";

    @Autowired
    Passes passes;

    @Autowired
    Sealing sealing;

    @Autowired
    EntryDays days;

    @Autowired
    PassForgetting forgetting;

    @BeforeEach
    void none() throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("truncate gate.pass");
        }
    }

    private Pass made(String name, String document) {
        var form =
                new PassForm(UUID.randomUUID(), market.id().toString(), "stallholder", name, document, "A-12", "", "");
        return Acting.as(fixture.actor("secretary"), () -> passes.make(form.read(MONDAY), form.readDocument(MONDAY)));
    }

    private String code(Pass pass) {
        return passes.code(pass);
    }

    private EntrySent shown(String pass) {
        return new EntrySent(UUID.randomUUID(), west.id(), clock.now(), true, "none", null, "in", pass, null);
    }

    @Test
    void aPassIsKnownByItsCodeAndByItsNumberHoweverTheyAreTyped() {
        Pass pass = made("张三", "");
        send(shown(code(pass)), shown(" " + code(pass).toLowerCase(Locale.ROOT) + " "), shown(pass.number()));
        assertThat(stored()).extracting(Entry::pass).containsOnly(pass.id());
        assertThat(stored()).extracting(Entry::outcome).containsOnly(EntryOutcome.IN);
    }

    @Test
    void whatIsNoPassOrOneOfAnotherPlaceIsToldAsNotValid() {
        Place other = market(Fixture.XIFAN, "西范第二市场", "secretary");
        var form = new PassForm(UUID.randomUUID(), other.id().toString(), "staff", "李四", "", "", "", "");
        Pass theirs =
                Acting.as(fixture.actor("secretary"), () -> passes.make(form.read(MONDAY), IdentityDocument.none()));
        send(
                shown(code(theirs)),
                shown(PassCodes.BEGINNING + "0".repeat(16)),
                shown("'; drop table gate.pass; --"),
                shown("x".repeat(4000)));
        assertThat(stored()).extracting(Entry::reason).containsOnly(EntryReason.PASS);
        assertThat(stored()).extracting(Entry::pass).containsOnlyNulls();
    }

    @Test
    void whoeverWasHeldUpWithAPassThatTheDeviceDidNotKnowYetIsKeptAsHeldUp() {
        Pass pass = made("张三", "");
        for (String outcome : List.of("refused", "checked")) {
            assertThat(send(new EntrySent(
                            UUID.randomUUID(),
                            west.id(),
                            clock.now(),
                            true,
                            "none",
                            null,
                            outcome,
                            pass.number(),
                            null)))
                    .extracting(EntryResult::state)
                    .containsExactly("stored");
        }
        assertThat(stored()).extracting(Entry::reason).containsOnly(EntryReason.PASS);
        assertThat(stored())
                .extracting(Entry::outcome)
                .containsExactlyInAnyOrder(EntryOutcome.REFUSED, EntryOutcome.CHECKED);
    }

    @Test
    void aPassThatWasTakenBackIsForgottenWithTheEntriesThatShowIt() {
        Pass kept = made("李四", "");
        Pass ended = made("张三", ID);
        send(shown(ended.number()));
        Acting.run(fixture.actor("secretary"), () -> passes.end(ended.id()));
        TestClock.set("2022-02-20T12:00");
        days.run();
        assertThat(forgetting.run()).isZero();
        TestClock.set("2022-02-21T12:00");
        assertThat(forgetting.run()).as("while an entry shows it").isZero();
        days.run();
        assertThat(forgetting.run()).isOne();
        assertThat(Acting.as(fixture.actor("secretary"), () -> passes.get(kept.id())))
                .isEqualTo(kept);
        assertThatThrownBy(() -> Acting.as(fixture.actor("secretary"), () -> passes.get(ended.id())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoeverHelpsAtTheGateFromAPartOfTheAreaHasItsPassesWithoutNames() throws IOException {
        Pass pass = made("张三", "");
        String state = new SignedIn(port, "worker").response("/gate/state.json").body();
        assertThat(state)
                .contains(west.id().toString(), PassCodes.mark(pass.number()))
                .doesNotContain("张三", pass.number());
        EntrySent shown = shown(pass.number());
        Acting.as(fixture.actor("worker"), () -> entries.take(clock.now(), List.of(shown)));
        assertThat(stored()).extracting(Entry::pass).containsExactly(pass.id());
    }

    @Test
    void aLostCodeIsGoodForNothingAsSoonAsThereIsANewOne() {
        Pass lost = made("张三", "");
        Pass renewed = Acting.as(fixture.actor("secretary"), () -> passes.renew(lost.id()));
        assertThat(code(renewed)).isNotEqualTo(code(lost));
        send(shown(code(lost)), shown(lost.number()), shown(code(renewed)));
        assertThat(stored()).extracting(Entry::pass).containsOnlyOnce(renewed.id());
        Acting.run(fixture.actor("secretary"), () -> passes.end(renewed.id()));
        send(shown(renewed.number()));
        assertThat(stored()).extracting(Entry::outcome).contains(EntryOutcome.CHECKED);
    }

    @Test
    void theSameDocumentHasOnePassInAPlaceAndLiesThereSealed() throws SQLException {
        Pass pass = made("张三", ID);
        assertThatThrownBy(() -> made("张三", ID)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> made("张三", "360424197407286379")).isInstanceOf(Refused.class);
        Acting.run(fixture.actor("secretary"), () -> passes.end(pass.id()));
        made("张三", ID);
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select cast(p as text) from gate.pass p")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).doesNotContain(ID, code(pass));
            }
        }
    }

    @Test
    void nobodyOfAnotherAreaSeesPrintsOrMakesPasses() throws IOException {
        Pass pass = made("张三", "");
        assertThatThrownBy(() -> Acting.as(fixture.actor("xilou"), () -> passes.get(pass.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> Acting.run(fixture.actor("guard"), () -> passes.renew(pass.id())))
                .isInstanceOf(Forbidden.class);
        assertThat(new SignedIn(port, "xilou")
                        .response("/gate/passes/sheet?place=" + market.id())
                        .statusCode())
                .isEqualTo(404);
        assertThat(new SignedIn(port, "guard").response("/gate/passes").statusCode())
                .isEqualTo(403);
    }

    @Test
    void numbersOfPassesFindEachWrongDigit() {
        var codes = new PassCodes(sealing);
        Set<String> some = IntStream.range(0, 200).mapToObj(n -> codes.number()).collect(Collectors.toSet());
        assertThat(some).allMatch(PassCodes::isNumber);
        for (String number : some) {
            for (int at = 0; at < number.length(); at++) {
                char wrong = number.charAt(at) == '9' ? '0' : (char) (number.charAt(at) + 1);
                assertThat(PassCodes.isNumber(number.substring(0, at) + wrong + number.substring(at + 1)))
                        .isFalse();
            }
        }
    }

    @Test
    void aPassIsMadePrintedAndFoundOnThePagesAndASupplierFromARiskAreaIsPointedOut() throws IOException {
        var secretary = new SignedIn(port, "secretary");
        String id =
                secretary.get("/gate/passes/new").expectFirst("input[name=id]").val();
        Map<String, String> typed = new HashMap<>(Map.of(
                "id", id,
                "place", market.id().toString(),
                "kind", "supplier",
                "name", "王五",
                "document", "123",
                "detail", "蔬菜",
                "vehicle", "浙G12345",
                "origin", "湖北省武穴市"));
        Document wrong = secretary.post("/gate/passes/new", "/gate/passes", typed);
        assertThat(wrong.select("#f-vehicle").val()).isEqualTo("浙G12345");
        assertThat(wrong.select("#problem-document")).isNotEmpty();
        typed.put("document", "");
        Document page = secretary.post("/gate/passes/new", "/gate/passes", typed);
        assertThat(page.text()).contains("已为王五办理通行证", "供货人员", "浙G12345");
        assertThat(page.select("article.pass-card path")).hasSize(1);
        assertThat(page.select("article.pass-card").text()).doesNotContain("王五");
        assertThat(secretary.get("/gate/passes?q=浙G12345").text()).contains("王五", "湖北省武穴市");
        assertThat(secretary.get("/gate/passes/sheet?place=" + market.id()).select("article.pass-card"))
                .hasSize(1);
        Document arrival = secretary.post("/gate/passes/" + id, "/gate/passes/" + id + "/arrival", Map.of());
        assertThat(arrival.location()).as("nobody is named by the address").endsWith("/arrivals/new");
        assertThat(arrival.expectFirst("#f-name").val()).isEqualTo("王五");
        assertThat(arrival.expectFirst("#f-origin").val()).isEqualTo("湖北省武穴市");
        assertThat(arrival.expectFirst("[name=vehiclePlate]").val()).isEqualTo("浙G12345");
        assertThat(arrival.expectFirst("[name=note]").text()
                        + arrival.expectFirst("[name=note]").val())
                .contains("西范农贸市场");
        Document renewed = secretary.post("/gate/passes/" + id, "/gate/passes/" + id + "/renew", Map.of());
        assertThat(renewed.text()).contains("王五的新编号是");
        assertThat(secretary
                        .post("/gate/passes/" + id, "/gate/passes/" + id + "/end", Map.of())
                        .text())
                .contains("已收回王五的通行证");
        assertThat(secretary.get("/gate/passes").text()).contains("还没有通行证");
    }
}
