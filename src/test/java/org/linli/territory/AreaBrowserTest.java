package org.linli.territory;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
@Tag("browser")
class AreaBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    Fixture fixture;

    @Autowired
    Territory territory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void ground() {
        Acting.run(fixture.actor("admin"), () -> {
            territory.settle(Fixture.XIFAN, "1组60号202室", new Landlord("罗某", "13800138000"), true);
            transaction.executeWithoutResult(status -> {
                draw(Fixture.XILOU, 29.280, 120.230, 0.010);
                draw(Fixture.XILOU.child("g1"), 29.280, 120.230, 0.010);
                draw(Fixture.XILOU.child("r"), 29.281, 120.231, 0.008);
            });
        });
    }

    @ParameterizedTest
    @CsvSource({"PHONE, zh", "PHONE, en", "DESK, zh", "DESK, en"})
    void looksRightAndIsAccessible(Screen screen, String language) {
        try (Visitor visitor = Browsers.visitor(port, screen, Locale.of(language))) {
            visitor.signIn("xilou", Fixture.PASSWORD);
            visitor.open("/area");
            PlaywrightAssertions.assertThat(visitor.page().locator("#map[data-drawn]"))
                    .isVisible();
            visitor.picture("area-" + screen + "-" + language);
            visitor.assertAccessible();
            visitor.assertFitsTheWidth();
            for (String path : List.of("/homes?area=330783005.xilou.g1.c01", "/area/330783005.xilou.g1/edit")) {
                visitor.open(path);
                visitor.assertAccessible();
                visitor.assertFitsTheWidth();
            }
            visitor.assertNoComplaints();
        }
    }

    @Test
    void opensTheAreaThatIsChosenOnTheMap() {
        try (Visitor visitor = Browsers.visitor(port, Screen.DESK, Locale.SIMPLIFIED_CHINESE)) {
            visitor.signIn("xilou", Fixture.PASSWORD);
            visitor.open("/area/330783005.xilou");
            PlaywrightAssertions.assertThat(visitor.page().locator("#map[data-drawn]"))
                    .isVisible();
            visitor.page().locator("#map path.leaflet-interactive").first().click();
            visitor.page().waitForURL("**/area/330783005.xilou.g1");
            assertThat(visitor.page().locator("h1").innerText()).contains("第一网格");
            visitor.assertNoComplaints();
        }
    }

    @Test
    void saysSoWhereNobodyHasDrawnAnything() {
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.ENGLISH)) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            visitor.open("/area");
            PlaywrightAssertions.assertThat(visitor.page().locator("#map-empty"))
                    .isVisible();
            PlaywrightAssertions.assertThat(visitor.page().locator("#map")).isHidden();
        }
    }

    private void draw(AreaPath path, double lat, double lng, double size) {
        jdbc.sql("update territory.area set outline = cast(:ring as jsonb) where path = :path")
                .param(
                        "ring",
                        List.of(
                                        List.of(lat, lng),
                                        List.of(lat + size, lng),
                                        List.of(lat + size, lng + size),
                                        List.of(lat, lng + size))
                                .toString())
                .param("path", path.value())
                .update();
    }
}
