package org.linli.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.inspection.Rounds;
import org.linli.photos.JpegMade;
import org.linli.places.Place;
import org.linli.places.PlaceKind;
import org.linli.places.Places;
import org.linli.platform.Ids;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.FreshData;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A patrol of two shops on a phone: one in order in few taps, one with findings and a photo without signal. */
@LinliTest
@Tag("browser")
class FieldRoundTest {

    private static final Instant NOON = Instant.parse("2022-02-07T04:00:00Z");
    private static final FilePayload TAKEN =
            new FilePayload("IMG_0815.JPG", "image/jpeg", JpegMade.withExif(JpegMade.jpeg(3000, 2000), 1));

    /** Presses the button where it can be pressed: a phone that has found the server again sends by itself. */
    private static final String SEND = """
            () => [...document.querySelectorAll('main button')]
              .find((button) => button.textContent.includes('马上发送') && !button.disabled)
              ?.click()
            """;

    @LocalServerPort
    int port;

    @Autowired
    private Fixture fixture;

    @Autowired
    private Places places;

    @Autowired
    private Rounds rounds;

    private String walker;

    @BeforeEach
    void order() throws SQLException {
        FreshData.empty();
        fixture.lay();
        TestClock.reset();
        List<UUID> ordered = Acting.as(
                fixture.actor("secretary"),
                () -> List.of(
                        rounds.order(Ids.next(), shop("小张超市", "江滨路12号")),
                        rounds.order(Ids.next(), shop("小李早餐店", "江滨路14号"))));
        UUID account = Acting.as(
                fixture.actor("secretary"),
                () -> Objects.requireNonNull(
                        rounds.find(ordered.getFirst()).orElseThrow().account()));
        walker = account.equals(fixture.account("worker").id()) ? "worker" : "leader";
    }

    private UUID shop(String name, String address) {
        UUID id = UUID.randomUUID();
        LocalDate since = LocalDate.of(2022, 1, 8);
        places.enter(
                new Place(
                        id,
                        Fixture.XIFAN_1,
                        PlaceKind.SHOP,
                        name,
                        null,
                        address,
                        "张三",
                        null,
                        "",
                        null,
                        null,
                        since,
                        null,
                        0),
                null);
        return id;
    }

    @Test
    void aShopInOrderTakesAtMostSixTapsAndOneThatIsNotIsKeptWithItsPhotoWithoutSignal() throws SQLException {
        try (Visitor visitor = FieldInHand.phone(port, Locale.SIMPLIFIED_CHINESE, NOON, walker)) {
            Page page = visitor.page();
            assertThat(page.locator("main")).containsText("小张超市");
            visitor.picture("round-today");
            int taps = 0;
            page.tap("#next");
            taps++;
            assertThat(page.locator("main")).containsText("小张超市");
            visitor.picture("round-shop");
            page.tap("[data-value=fine]");
            taps++;
            page.locator("[data-field=who]").tap();
            taps++;
            page.keyboard().insertText("张三");
            visitor.picture("round-fine");
            page.tap("#save-next");
            taps++;
            assertThat(taps).isLessThanOrEqualTo(6);
            assertThat(page.locator("main")).containsText("小李早餐店");
            page.context().setOffline(true);
            page.tap("[data-value=wrong]");
            page.locator(".question-yes-no:has-text('戴口罩') [data-value=no]").tap();
            page.tap("[data-value=untraced]");
            page.locator("[data-field=masks_photos]").setInputFiles(TAKEN);
            page.locator("[data-field=witness]").fill("李四");
            assertThat(page.locator("img.photo")).hasCount(1);
            visitor.picture("round-wrong");
            visitor.assertFitsTheWidth();
            visitor.assertAccessible();
            assertThat(page.locator(".now")).hasCount(0);
            page.tap(".actions .primary");
            assertThat(page.locator("#state")).containsText("没有信号");
            assertThat(page.locator("main")).containsText("现在没有要做的了");
            page.context().setOffline(false);
            page.evaluate("() => { location.hash = '#/outbox'; }");
            page.waitForCondition(
                    () -> {
                        page.evaluate(SEND);
                        return photos() == 1;
                    },
                    new Page.WaitForConditionOptions().setTimeout(60_000));
            assertThat(ask("select state || ' ' || who from inspection.round order by state"))
                    .containsExactly("fine 张三", "wrong 李四");
            assertThat(ask("select item || ' ' || gravity from inspection.finding order by item"))
                    .containsExactly("cold_chain danger", "masks serious");
        }
    }

    @Test
    void theRoundsOfADayAreReadableOnTheDeskAndOnAPhone() {
        for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            for (Screen screen : Screen.values()) {
                try (Visitor visitor = Browsers.visitor(port, screen, language)) {
                    visitor.signIn("secretary", Fixture.PASSWORD);
                    for (String page : List.of("", "/checklists", "/findings")) {
                        visitor.open("/inspection" + page);
                        visitor.assertFitsTheWidth();
                        visitor.assertAccessible();
                        visitor.picture(
                                "inspection" + page.replace('/', '-') + "-" + screen + "-" + language.getLanguage());
                    }
                }
            }
        }
    }

    private static int photos() {
        try {
            return Integer.parseInt(ask("select count(*) from photos.image").getFirst());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> ask(String sql) throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
