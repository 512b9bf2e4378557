package org.linli.inspection;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.photos.JpegMade;
import org.linli.places.DoorCodes;
import org.linli.places.Place;
import org.linli.tasks.Task;
import org.linli.testing.Browsers;
import org.linli.testing.Browsers.Screen;
import org.linli.testing.Fixture;
import org.linli.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;

/** A finding from the patrol until it is seen to be put right, and a place that is closed and opens again. */
@Tag("browser")
class FindingBrowserTest extends InspectionTesting {

    private static final FilePayload MENDED =
            new FilePayload("IMG_0907.JPG", "image/jpeg", JpegMade.withExif(JpegMade.jpeg(3000, 2000), 6));

    @Autowired
    private DoorCodes codes;

    @Autowired
    private Findings findings;

    private String door(Place place) {
        return Acting.as(
                fixture.actor("secretary"),
                () -> "/door/"
                        + Objects.requireNonNull(
                                codes.print(place, List.of(place)).get(place.id())));
    }

    @Test
    void whatAPatrolFindsIsShownPutRightAtTheDoorAndSeenAgain() {
        Place shop = shop("小张超市");
        UUID round = ordered(shop);
        try (Visitor worker = visitor(Screen.PHONE, "worker");
                Visitor keeper = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            Page patrol = worker.open("/tasks/" + round);
            choose(patrol, "outcome", "wrong");
            assertThat(patrol.locator("[name=masks_photos]")).isHidden();
            choose(patrol, "masks", "no");
            assertThat(patrol.locator("[name=masks_photos]")).isVisible();
            look(worker, "finding-patrol");
            patrol.fill("[name=witness]", "张三");
            patrol.click("form:has([name=outcome]) .btn-next");
            patrol.waitForCondition(
                    () -> !as("secretary", () -> findings.of(shop.id())).isEmpty());
            Finding finding = as("secretary", () -> findings.of(shop.id())).getFirst();

            Page page = keeper.open(door(shop));
            assertThat(page.locator("main")).containsText("待整改问题");
            page.locator("[data-photo-to] input").setInputFiles(MENDED);
            assertThat(page.locator("[data-photo-to] [role=status]")).containsText("照片已收到");
            look(keeper, "finding-door");
            page.fill("[name=note]", "口罩已发给每个店员");
            page.click("form:has([data-photo-to]) button.btn");
            assertThat(page.locator("main")).containsText("将有人前来复查");
            assertThat(page.locator("main")).containsText("已收到照片1张");
            keeper.assertNoComplaints();

            Page seen = worker.open("/inspection/findings/" + finding.id());
            assertThat(seen.locator("img.photo")).hasCount(1);
            assertThat(seen.locator("main")).containsText("口罩已发给每个店员");
            look(worker, "finding-shown");
            Task recheck = as("secretary", () -> tasks.ofSource(finding.id())).stream()
                    .filter(Task::isOpen)
                    .findFirst()
                    .orElseThrow();
            Page again = worker.open("/tasks/" + recheck.id());
            choose(again, "outcome", "put_right");
            again.click("form:has([name=outcome]) .btn-next");
            again.waitForCondition(
                    () -> !as("secretary", () -> findings.get(finding.id())).isOpen());
            Page story = worker.open("/places/" + shop.id());
            assertThat(story.locator("main")).containsText("最近巡查");
            assertThat(story.locator("main")).containsText("场所称已整改");
            look(worker, "finding-place");
            worker.assertNoComplaints();
        }
        assertThat(as("secretary", () -> findings.of(shop.id())).getFirst().state())
                .isEqualTo(Finding.State.PUT_RIGHT);
    }

    @Test
    void aPlaceIsClosedWithANoticeForItsDoorAndOpensWhenTheConditionsAreMet() {
        Place shop = shop("小张超市");
        try (Visitor secretary = visitor(Screen.DESK, "secretary");
                Visitor customer = Browsers.visitor(port, Screen.PHONE, Locale.SIMPLIFIED_CHINESE)) {
            Page page = secretary.open("/inspection/places/" + shop.id());
            page.onDialog(Dialog::accept);
            page.click("details:has(form[action$='/close']) summary");
            page.fill("form[action$='/close'] [name=reason]", "一名店员核酸阳性");
            page.fill("form[action$='/close'] [name=conditions]", "全场消毒\n人员阴性");
            page.click("form[action$='/close'] button.btn");
            assertThat(page.locator("main")).containsText("小张超市已停业");
            look(secretary, "closure-closed");
            Page notice = secretary.open(
                    page.locator("a[href^='/inspection/closures/']").first().getAttribute("href"));
            notice.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(notice.locator("main")).containsText("停业通知");
            assertThat(notice.locator("[data-print]")).isHidden();
            secretary.picture("closure-print");
            notice.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            Page door = customer.open(door(shop));
            assertThat(door.locator("main")).containsText("一名店员核酸阳性");
            look(customer, "closure-door");

            Page again = secretary.open("/inspection/places/" + shop.id());
            again.click("form[action$='/open'] button.btn");
            assertThat(again.locator("main")).containsText("条件尚未全部满足");
            again.locator("form[action$='/open'] [name=met]").all().forEach(condition -> condition.check());
            again.click("form[action$='/open'] button.btn");
            assertThat(again.locator("main")).containsText("已恢复营业");
            look(secretary, "closure-opened");
            assertThat(customer.open(door(shop)).locator("main")).not().containsText("一名店员核酸阳性");
        }
    }

    private Visitor visitor(Screen screen, String user) {
        Visitor visitor = Browsers.visitor(port, screen, Locale.SIMPLIFIED_CHINESE);
        visitor.signIn(user, Fixture.PASSWORD);
        return visitor;
    }

    private static void choose(Page page, String field, String answer) {
        page.locator("label:has(input[name=" + field + "][value=" + answer + "])")
                .click();
    }

    private static void look(Visitor visitor, String name) {
        visitor.waitForQuiet();
        visitor.assertFitsTheWidth();
        visitor.assertAccessible();
        visitor.picture("inspection-" + name);
    }
}
