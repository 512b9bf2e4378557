package org.linli.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PeopleFixture;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.territory.Territory;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What of the register is put right at the door. */
@LinliTest
class FieldCorrectionsTest {

    private static final String AT = "2022-02-07T04:00:00Z";

    @Autowired
    People people;

    @Autowired
    Territory territory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JsonMapper json;

    @LocalServerPort
    int port;

    private PeopleFixture.Laid laid;
    private FieldCaller phone;
    private HouseholdId family;

    @BeforeEach
    void lay() throws Exception {
        try (java.sql.Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "truncate people.household, people.person, field.device, field.told, field.entry cascade");
        }
        TestClock.reset();
        laid = new PeopleFixture(people, territory, jdbc, transaction).lay();
        phone = FieldCaller.of("worker", port, json);
        family = person(laid.fan()).household();
    }

    private Person person(PersonId id) {
        return Acting.as(Actor.SYSTEM, () -> people.get(id));
    }

    private String note(HouseholdId id) {
        return Acting.as(Actor.SYSTEM, () -> people.household(id).note());
    }

    private JsonNode send(String kind, @Nullable Object subject, Map<String, ?> answers) throws Exception {
        return phone.send(phone.start(kind, subject, AT, answers));
    }

    private static void assertStored(JsonNode result) {
        assertThat(result.at("/outcome").asString()).as(result.toString()).isEqualTo("STORED");
    }

    private static void assertRefused(JsonNode result, String... fields) {
        assertThat(result.at("/outcome").asString()).as(result.toString()).isEqualTo("REFUSED");
        assertThat(result.at("/problems").findValuesAsString("field")).containsExactly(fields);
    }

    @Test
    void theNoteOfAHouseholdIsReplacedOnceAndCanBeEmptied() throws Exception {
        Map<String, @Nullable Object> entry = phone.start("people.note", family, AT, Map.of("note", "门铃坏了，请敲门"));
        assertStored(phone.send(entry));
        assertThat(note(family)).isEqualTo("门铃坏了，请敲门");
        assertThat(phone.send(entry).at("/outcome").asString()).isEqualTo("REPEATED");
        assertRefused(send("people.note", family, Map.of("note", "长".repeat(501))), "note");
        assertStored(send("people.note", family, Map.of()));
        assertThat(note(family)).isEmpty();
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotWrittenOverUnseen() throws Exception {
        assertStored(send("people.note", family, Map.of("note", "有狗")));
        Map<String, @Nullable Object> late = phone.start("people.note", family, AT, Map.of("note", "门铃坏了"));
        late.put("began", Map.of());
        JsonNode refused = phone.send(late);
        assertRefused(refused, "");
        assertThat(refused.at("/problems/0/message").asString()).contains("有狗");
        assertThat(note(family)).isEqualTo("有狗");
        late.put("began", Map.of("note", "有狗"));
        late.put("answers", Map.of("note", "有狗，门铃坏了"));
        assertStored(phone.send(late));
        assertThat(note(family)).isEqualTo("有狗，门铃坏了");
    }

    @Test
    void aNameIsPutRightAndTheRestStays() throws Exception {
        Person before = person(laid.luo());
        assertRefused(send("people.name", laid.luo(), Map.of("name", "<script>")), "name");
        assertStored(send("people.name", laid.luo(), Map.of("name", "罗晓红")));
        Person after = person(laid.luo());
        assertThat(after.name()).isEqualTo("罗晓红");
        assertThat(after.document()).isEqualTo(before.document());
        assertThat(after.contacts()).isEqualTo(before.contacts());
        assertThat(after.bornOn()).isEqualTo(before.bornOn());
    }

    @Test
    void aPhoneNumberIsAddedAndWhereItIsTheOnlyOneTheOthersEnd() throws Exception {
        assertRefused(send("people.phone", laid.luo(), Map.of("phone", "139")), "phone");
        assertStored(send("people.phone", laid.luo(), Map.of("phone", "13905790077")));
        assertThat(person(laid.luo()).contacts()).hasSize(2);
        assertStored(send("people.phone", laid.luo(), Map.of("phone", "13905790088", "only", "yes")));
        assertThat(person(laid.luo()).contacts())
                .extracting(contact -> contact.masked())
                .containsExactly("139****0088");
    }

    @Test
    void whoHasMovedAwayIsMarkedWithTheDayAndOnlyOnce() throws Exception {
        assertRefused(send("people.left", laid.luo(), Map.of("on", "2022-02-09")), "on");
        assertStored(send("people.left", laid.luo(), Map.of("on", "2022-02-05")));
        assertThat(person(laid.luo()).leftOn()).isEqualTo("2022-02-05");
        assertRefused(send("people.left", laid.luo(), Map.of("on", "2022-02-06")), "");
    }

    @Test
    void whoIsFoundThereIsRegisteredUnderTheIdOfTheEntry() throws Exception {
        Map<String, @Nullable Object> entry = phone.start(
                "people.found", family, AT, Map.of("name", "周小梅", "document", "12345", "phone", "13905790099"));
        assertRefused(phone.send(entry), "document");
        String document = PeopleFixture.citizen("1990-05-06", 44).number();
        entry.put("answers", Map.of("name", "周小梅", "document", document, "phone", "13905790099"));
        assertStored(phone.send(entry));
        PersonId id = PersonId.of(UUID.fromString(String.valueOf(entry.get("id"))));
        assertThat(person(id).household()).isEqualTo(family);
        assertThat(phone.send(entry).at("/outcome").asString()).isEqualTo("REPEATED");
        assertRefused(send("people.found", family, Map.of("name", "周小梅")), "name");
        assertRefused(send("people.found", family, Map.of("name", "周梅", "document", document)), "document");
    }

    @Test
    void whoIsOnRecordInAnotherCommunityIsAskedAboutFirst() throws Exception {
        String document = PeopleFixture.document("360424", "1992-02-29", 17).number();
        Map<String, @Nullable Object> entry =
                phone.start("people.found", family, AT, Map.of("name", "王大明", "document", document));
        assertRefused(phone.send(entry), "anyway");
        entry.put("answers", Map.of("name", "王大明", "document", document, "anyway", true));
        assertStored(phone.send(entry));
    }

    @Test
    void aWrongNumberOfAHomeIsPutRightAndNobodyHasMoved() throws Exception {
        assertStored(send("people.address", family, Map.of("address", "1组8号301室")));
        var browser = new SignedIn(port, "secretary");
        assertThat(browser.get("/households/" + family).select("h1").text()).contains("1组8号301室");
        assertThat(person(laid.fan()).household()).isEqualTo(family);
        assertThat(browser.get("/people/" + laid.fan()).text()).contains("更正").contains("地址");
        assertRefused(send("people.address", family, Map.of("address", "1组8号301室")), "address");
        assertRefused(send("people.address", family, Map.of("address", "1组5号")), "address");
        assertRefused(send("people.address", family, Map.of("address", "2组8号")), "address");
        assertRefused(send("people.address", family, Map.of("address", "无")), "address");
    }

    @Test
    void whoMayNotEditTheRegisterIsOfferedNothingOfItAndRefused() throws Exception {
        phone = FieldCaller.of("health", port, json);
        assertThat(phone.synced().keySet()).noneMatch(key -> key.startsWith("start:people."));
        assertRefused(send("people.name", laid.luo(), Map.of("name", "罗晓红")), "");
        assertThat(person(laid.luo()).name()).isEqualTo("罗小红");
    }

    @Test
    void aHouseholdIsNoPersonAndWhatIsElsewhereIsGone() throws Exception {
        assertRefused(send("people.name", family, Map.of("name", "罗晓红")), "");
        assertRefused(send("people.note", laid.luo(), Map.of("note", "x")), "");
        assertRefused(send("people.name", laid.wang(), Map.of("name", "王小明")), "");
        assertRefused(send("people.note", person(laid.wang()).household(), Map.of("note", "x")), "");
        assertRefused(send("people.note", null, Map.of("note", "x")), "");
    }
}
