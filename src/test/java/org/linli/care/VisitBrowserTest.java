package org.linli.care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.care.CareFixture.arrived;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.access.Actor;
import org.linli.people.PersonId;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.TestClock;
import org.linli.testing.Visitor;

/** A worker's thumb at one door: the 范 family, three temperatures and three samples. */
@Tag("browser")
class VisitBrowserTest extends CareTesting {

    private static final int MOST_TAPS = 8;

    MeasureId fan;
    MeasureId luo;
    MeasureId child;
    String visit;

    @BeforeEach
    void threeAtOneDoor() {
        fan = begin(laid.fan());
        luo = begin(laid.luo());
        child = begin(laid.child());
        visit = "/visits/" + as(Actor.SYSTEM, () -> people.get(laid.fan()).household());
    }

    private MeasureId begin(PersonId person) {
        return measures.begin(secretary, person, "2+14", arrived(ARRIVAL, 12));
    }

    /** A thumb that counts. */
    private static final class Thumb {

        private final Page page;
        private int taps;

        Thumb(Page page) {
            this.page = page;
        }

        void tap(String what) {
            taps++;
            page.tap(what);
        }

        void type(String into, String number) {
            tap(into);
            assertThat(page.locator(into)).isFocused();
            page.keyboard().insertText(number); // as the keypad on the screen does
            assertThat(page.locator(into)).hasValue(number);
        }
    }

    @Test
    void aHouseholdOfThreeTakesAtMostEightTapsFromTodayToSaved() {
        TestClock.set("2022-02-08T08:00");
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            visitor.signIn("worker", Fixture.PASSWORD);
            Page page = visitor.open("/today");
            visitor.picture("visit-taps-1");
            visitor.assertFitsTheWidth();
            visitor.assertAccessible();
            var thumb = new Thumb(page);
            thumb.tap(".visit-card a");
            List<MeasureId> all = List.of(fan, luo, child);
            for (int at = 0; at < all.size(); at++) {
                thumb.type(celsius(all.get(at), 1), "36." + (5 + at));
            }
            visitor.picture("visit-taps-2");
            thumb.tap(".visit-save .btn-primary");
            assertThat(page.locator(".alert-success")).containsText("范建国 36.5，罗小红 36.6，范小宝 36.7");
            assertThat(thumb.taps).as("taps").isLessThanOrEqualTo(MOST_TAPS);
            visitor.waitForQuiet();
            visitor.picture("visit-taps-3");
            visitor.assertFitsTheWidth();
            visitor.assertNoComplaints();
        }
    }

    @Test
    void aFeverAsksForSymptomsInItsRowAtOnceAndSaysWhatToDo() {
        TestClock.set("2022-02-10T08:00");
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            visitor.signIn("worker", Fixture.PASSWORD);
            Page page = visitor.open(visit);
            Locator row = page.locator(".visit-person").nth(1);
            assertThat(page.locator(".visit-person .advice:visible")).hasCount(0);
            page.tap(celsius(luo, 3));
            page.keyboard().type("382");
            Locator offer = row.locator(".number-offer");
            assertThat(offer).hasText("改为 38.2");
            assertThat(page.locator(".visit-person .advice:visible")).hasCount(0); // no thermometer shows 382
            assertThat(page.locator(celsius(luo, 3))).hasValue("382");
            visitor.picture("visit-offer");
            offer.tap();
            assertThat(page.locator(celsius(luo, 3))).hasValue("38.2");
            assertThat(offer).isHidden();
            assertThat(row.locator(".advice")).isVisible();
            assertThat(row.locator("input[name$=-symptoms]").first()).isVisible();
            assertThat(page.locator(".visit-person .advice:visible")).hasCount(1);
            visitor.assertAccessible();
            visitor.picture("visit-fever");
            page.tap(".visit-save .btn-outline-primary");
            assertThat(page.locator(".problems-summary")).containsText("罗小红");
            assertThat(page.locator(".problems-summary")).isFocused();
            visitor.waitForQuiet();
            visitor.picture("visit-refused");
            visitor.assertAccessible();
            row.locator("label:has(input[name$=-symptoms][value=cough])").tap();
            page.locator("label:has(input[name$=-taken])").first().tap();
            page.tap(".visit-save .btn-outline-primary");
            assertThat(page.locator(".alert-danger")).containsText("罗小红 38.2");
            visitor.waitForQuiet();
            visitor.picture("visit-fever-saved");
            visitor.assertNoComplaints();
        }
    }

    @Test
    void whatIsTypedStaysWhileSomebodyIsCalledAndAnAnswerCanBeTakenBack() {
        TestClock.set("2022-02-10T08:00");
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            visitor.signIn("worker", Fixture.PASSWORD);
            Page page = visitor.open(visit);
            page.tap(celsius(fan, 3));
            page.keyboard().type("36.5");
            String unwell = "input[name='"
                    + slot(fan, "care.temperature", ARRIVAL.plusDays(3)).id() + "-unwell']";
            page.tap("label:has(" + unwell + "[value=no])");
            assertThat(page.locator(unwell + ":checked")).hasCount(1);
            page.tap("label:has(" + unwell + "[value=no])");
            assertThat(page.locator(unwell + ":checked")).hasCount(0);
            page.locator("#door .visit-member").last().locator("button").tap();
            assertThat(page.locator("#callable")).hasAttribute("href", "tel:13905790002");
            assertThat(page.locator(celsius(fan, 3))).hasValue("36.5");
            visitor.waitForQuiet();
            visitor.picture("visit-call");
            page.tap(".visit-save .btn-primary");
            assertThat(page.locator(".alert-success")).containsText("范建国 36.5");
            visitor.assertNoComplaints();
        }
    }

    @Test
    void aCorrectionBeginsWithTheOldValue() {
        TestClock.set("2022-02-08T08:00");
        try (Visitor visitor = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            visitor.signIn("worker", Fixture.PASSWORD);
            Page page = visitor.open(visit);
            page.fill(celsius(fan, 1), "36.5");
            page.tap(".visit-save .btn-primary");
            page.locator(".said-undo a").first().tap();
            assertThat(page.locator("#f-celsius")).hasValue("36.5");
            page.fill("#f-celsius", "36.8");
            page.tap("button.btn-next");
            assertThat(page.locator(".alert-success")).containsText("36.8");
            visitor.assertNoComplaints();
        }
    }

    @ParameterizedTest
    @CsvSource({"PHONE, zh", "PHONE, en", "DESK, en"})
    void theDoorFitsInTheLightAndInTheDark(Screen screen, String language) {
        TestClock.set("2022-02-10T08:00");
        try (Visitor visitor = Browsers.visitor(port, screen, Locale.of(language))) {
            visitor.signIn("secretary", Fixture.PASSWORD);
            if (screen == Screen.PHONE) {
                visitor.page().setViewportSize(360, 740);
            }
            visitor.open("/today?whose=all");
            visitor.picture("visit-today-" + screen + "-" + language);
            visitor.assertFitsTheWidth();
            visitor.assertAccessible();
            visitor.open(visit);
            visitor.page().fill(celsius(luo, 3), "38.2");
            visitor.picture("visit-" + screen + "-" + language);
            visitor.assertFitsTheWidth();
            visitor.assertAccessible();
            visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            visitor.open(visit);
            visitor.page().fill(celsius(luo, 3), "38.2");
            visitor.page().locator(".visit-more summary").first().click();
            visitor.picture("visit-dark-" + screen + "-" + language);
            visitor.assertFitsTheWidth();
            visitor.assertAccessible();
            visitor.assertNoComplaints();
        }
    }

    private String celsius(MeasureId id, int day) {
        return "[id='f-"
                + Objects.requireNonNull(slot(id, "care.temperature", ARRIVAL.plusDays(day)))
                        .id() + "-celsius']";
    }
}
