package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.field.FieldCaller;
import org.linli.people.HouseholdId;
import org.linli.people.HouseholdKind;
import org.linli.people.People;
import org.linli.people.PeopleFixture;
import org.linli.territory.Territory;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody from elsewhere, registered on a phone at the door where they stay. */
@LinliTest
class ArrivalAtTheDoorTest {

    private static final String AT = "2022-02-07T04:00:00Z";

    @Autowired
    People people;

    @Autowired
    Territory territory;

    @Autowired
    Arrivals arrivals;

    @Autowired
    JsonMapper json;

    @LocalServerPort
    int port;

    private FieldCaller phone;
    private HouseholdId host;
    private static int sequence = 500;

    @BeforeEach
    void begin() throws Exception {
        TestClock.reset();
        phone = FieldCaller.of("worker", port, json);
        host = Acting.as(
                Actor.SYSTEM,
                () -> people.householdAt(
                                territory
                                        .settle(Fixture.XIFAN, "1组77号", null, false)
                                        .id(),
                                HouseholdKind.RESIDENT)
                        .id());
    }

    private static Map<String, Object> cousin() {
        var answers = new HashMap<String, Object>();
        answers.put("name", "方小远");
        answers.put(
                "document",
                PeopleFixture.document("421182", "1991-03-04", ++sequence).number());
        answers.put("phone", "13905790123");
        answers.put("origin", "湖北省武穴市");
        answers.put("arrivedOn", "2022-02-07");
        answers.put("transport", "train");
        answers.put("address", "1组77号");
        return answers;
    }

    private Map<String, @Nullable Object> entry(@Nullable HouseholdId at, Map<String, ?> answers) {
        return phone.start("arrivals.arrival", at, AT, answers);
    }

    private Arrival arrival(Map<String, ?> entry) {
        UUID id = UUID.fromString(String.valueOf(entry.get("id")));
        return Acting.as(Actor.SYSTEM, () -> arrivals.get(new ArrivalId(id)));
    }

    private static long arrivals() throws SQLException {
        try (java.sql.Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from arrivals.arrival")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void theServersAnswerComesBackWithTheMeasureAndTheReasonAlsoWhenItIsAskedAgain() throws Exception {
        long before = arrivals();
        Map<String, @Nullable Object> entry = entry(host, cousin());
        JsonNode stored = phone.send(entry);
        assertThat(stored.at("/outcome").asString()).as(stored.toString()).isEqualTo("STORED");
        assertThat(stored.at("/said").asString()).startsWith("方小远已登记：2+14，到 2月21日 解除。");
        assertThat(stored.at("/serious").asBoolean()).isTrue();
        JsonNode again = phone.send(entry);
        assertThat(again.at("/outcome").asString()).isEqualTo("REPEATED");
        assertThat(again.at("/said").asString()).isEqualTo(stored.at("/said").asString());
        assertThat(arrivals()).isEqualTo(before + 1);
        assertThat(arrival(entry).source()).isEqualTo(ArrivalSource.FIELD);
        assertThat(arrival(entry).transport()).isEqualTo(Transport.TRAIN);
        assertThat(phone.synced().values())
                .as("the tasks of the measure are on the phone with the next sync")
                .anyMatch(value -> value.at("/personName").asString("").equals("方小远"));
    }

    @Test
    void whomAColleagueRegisteredBeforeIsKnownAndSentAgainHoldsUpNothing() throws Exception {
        Map<String, Object> answers = cousin();
        phone.send(entry(host, answers));
        long before = arrivals();
        Map<String, @Nullable Object> known = entry(host, answers);
        assertThat(phone.send(known).at("/outcome").asString()).isEqualTo("STORED");
        assertThat(phone.send(known).at("/outcome").asString()).isEqualTo("REPEATED");
        assertThat(arrivals()).isEqualTo(before);
    }

    @Test
    void whoeverComesFromNowhereInParticularIsRegisteredAtTheAddressThatIsWritten() throws Exception {
        Map<String, Object> answers = cousin();
        answers.put("address", "1组78号");
        JsonNode stored = phone.send(entry(null, answers));
        assertThat(stored.at("/outcome").asString()).as(stored.toString()).isEqualTo("STORED");
    }

    @Test
    void whatTheServerCannotReadComesBackForEachFieldAndNothingIsKept() throws Exception {
        long before = arrivals();
        Map<String, Object> answers = cousin();
        answers.putAll(Map.of("document", "33078319", "phone", "12", "origin", "火星"));
        JsonNode refused = phone.send(entry(host, answers));
        assertThat(refused.at("/outcome").asString()).isEqualTo("REFUSED");
        assertThat(refused.at("/problems").findValuesAsString("field")).contains("document", "phone", "origin");
        Map<String, Object> nowhere = cousin();
        nowhere.put("address", "无");
        assertThat(phone.send(entry(host, nowhere)).at("/problems").findValuesAsString("field"))
                .containsExactly("address");
        assertThat(phone.send(entry(host, Map.of())).at("/problems").findValuesAsString("field"))
                .containsExactly("name", "document", "origin", "arrivedOn", "transport", "address");
        assertThat(arrivals()).isEqualTo(before);
    }

    @Test
    void somethingElseForTheSameDayIsNotTakenAndSaysWhatToDo() throws Exception {
        Map<String, Object> answers = cousin();
        phone.send(entry(host, answers));
        assertThat(phone.send(entry(host, answers)).at("/outcome").asString())
                .as("the same again is known")
                .isEqualTo("STORED");
        answers.put("origin", "江西省九江市");
        JsonNode other = phone.send(entry(host, answers));
        assertThat(other.at("/outcome").asString()).isEqualTo("REFUSED");
        assertThat(other.at("/problems/0/message").asString()).contains("内容不一致");
    }

    @Test
    void whoMayNotRegisterIsNotOfferedIt() throws Exception {
        phone = FieldCaller.of("health", port, json);
        assertThat(phone.synced()).doesNotContainKey("start:arrivals.arrival");
        assertThat(phone.send(entry(null, cousin())).at("/outcome").asString()).isEqualTo("REFUSED");
    }

    @Test
    void itBeginsAtADoorWithItsAddressOrOnTheDaysList() throws Exception {
        JsonNode start = phone.told("start:arrivals.arrival");
        assertThat(start.at("/about").valueStream().map(JsonNode::asString)).containsExactly("NOTHING", "HOUSEHOLD");
        JsonNode form = phone.told("form:" + start.at("/form").asString());
        assertThat(form.at("/fields/0/type").asString()).isEqualTo("ADVICE");
        assertThat(form.at("/fields/0/label").asString()).contains("判定");
    }
}
