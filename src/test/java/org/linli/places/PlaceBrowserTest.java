package org.linli.places;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.identity.Phone;
import org.linli.territory.Position;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;

/** Places in the browser: who keeps them, and who stands at their door. */
@Tag("browser")
class PlaceBrowserTest extends PlaceTesting {

    private static final int A5_WIDTH = 559;
    private static final int A5_HEIGHT = 794;

    @Autowired
    private DoorCodes codes;

    @Autowired
    private PlaceOffices offices;

    private Place market;
    private String secret = "";

    @BeforeEach
    void open() {
        market = place(Fixture.XIFAN, PlaceKind.MARKET, "下范农贸市场", null);
        Acting.run(fixture.actor("secretary"), () -> {
            places.enter(market, new Phone("13900001234"));
            places.enter(place(Fixture.XIFAN, PlaceKind.STALL, "A-2", market.id()), null);
            places.enter(at(shop(Fixture.XIFAN_1, "小张超市"), new Position(29.3068, 120.0752)), null);
            offices.keep(Fixture.XIFAN, new Phone("057986661234"));
            secret = Objects.requireNonNull(codes.print(market, List.of(market)).get(market.id()));
        });
    }

    @Test
    void aDoorIsReadableForWhoeverScansItsCode() {
        for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            for (Screen screen : Screen.values()) {
                try (Visitor stranger = Browsers.visitor(port, screen, language)) {
                    Page page = stranger.open("/door/" + secret);
                    assertThat(page.locator("main")).containsText("057986661234");
                    look(stranger, "door", screen, language);
                    stranger.open("/door/wrong");
                    stranger.assertAccessible();
                    stranger.picture("places-door-shut-" + screen + "-" + language.getLanguage());
                }
            }
        }
    }

    @Test
    void whoKeepsPlacesFindsThemAndPrintsTheirCodes() {
        for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            for (Screen screen : Screen.values()) {
                try (Visitor secretary = Browsers.visitor(port, screen, language)) {
                    secretary.signIn("secretary", Fixture.PASSWORD);
                    secretary.open("/places");
                    look(secretary, "list", screen, language);
                    secretary.open("/places/" + market.id());
                    look(secretary, "place", screen, language);
                    Page map = secretary.open("/places/map");
                    assertThat(map.locator("#map[data-drawn=yes] path.leaflet-interactive"))
                            .hasCount(1);
                    look(secretary, "map", screen, language);
                    secretary.open("/places/new");
                    look(secretary, "form", screen, language);
                    secretary.open("/places/" + market.id() + "/disinfections");
                    look(secretary, "disinfections", screen, language);
                    secretary.open("/places/offices");
                    look(secretary, "offices", screen, language);
                    secretary.open("/places/" + market.id() + "/door");
                    look(secretary, "poster", screen, language);
                    secretary.assertNoComplaints();
                }
            }
        }
    }

    @Test
    void aPosterFillsAPageOfA5() {
        try (Visitor secretary = Browsers.visitor(port, Screen.DESK, Locale.SIMPLIFIED_CHINESE)) {
            secretary.signIn("secretary", Fixture.PASSWORD);
            Page page = secretary.open("/places/" + market.id() + "/door?stalls=true");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.setViewportSize(A5_WIDTH, A5_HEIGHT);
            assertThat(page.locator(".door-poster")).hasCount(2);
            secretary.picture("places-poster-print");
        }
    }

    private static void look(Visitor visitor, String name, Screen screen, Locale language) {
        visitor.assertFitsTheWidth();
        visitor.assertAccessible();
        visitor.picture("places-" + name + "-" + screen + "-" + language.getLanguage());
    }
}
