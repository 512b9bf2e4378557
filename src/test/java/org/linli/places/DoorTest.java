package org.linli.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.access.Acting;
import org.linli.identity.Phone;
import org.linli.platform.Forbidden;
import org.linli.testing.Fixture;
import org.linli.testing.SignedIn;
import org.linli.testing.TestClock;
import org.linli.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;

/** The code at a door opens one page without an account, and is dead once it leaked. */
class DoorTest extends PlaceTesting {

    private static final int BORDER = 4;

    @Autowired
    private DoorCodes codes;

    private Place shop;

    @BeforeEach
    void open() throws Exception {
        shop = Acting.as(
                fixture.actor("secretary"),
                () -> places.enter(shop(Fixture.XIFAN_1, "小张超市"), new Phone("13900001234")));
        scan(secret(shop), "zh"); // forgets the guesses of the test before
    }

    private String secret(Place place) {
        return Acting.as(
                fixture.actor("secretary"),
                () -> Objects.requireNonNull(codes.print(place, List.of(place)).get(place.id())));
    }

    private Connection.Response scan(String secret, String language) throws Exception {
        return Jsoup.connect("http://localhost:" + port + "/door/" + secret)
                .header("Accept-Language", language)
                .ignoreHttpErrors(true)
                .execute();
    }

    private static String decoded(Document poster) throws Exception {
        Element svg = poster.expectFirst("svg.door-qr");
        int size = Integer.parseInt(svg.attr("viewBox").split(" ")[2]);
        var squares = new BitMatrix(size - 2 * BORDER);
        Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z")
                .matcher(svg.expectFirst("path").attr("d"));
        while (run.find()) {
            int from = Integer.parseInt(run.group(1)) - BORDER;
            squares.setRegion(from, Integer.parseInt(run.group(2)) - BORDER, Integer.parseInt(run.group(3)), 1);
        }
        return new Decoder().decode(squares).getText();
    }

    @Test
    void whatIsPrintedOpensWithoutAnAccountAndNamesThePlaceAndTheOfficeButNobody() throws Exception {
        var secretary = new SignedIn(port, "secretary");
        secretary.post(
                "/places/offices", "/places/offices", Map.of("area", Fixture.XIFAN.slug(), "phone", "0579-86661234"));
        Document poster = secretary.get("/places/" + shop.id() + "/door");
        assertThat(poster.select(".door-poster").text())
                .contains("小张超市", "手机扫一扫", "Scan with your phone", "057986661234");
        String address = decoded(poster);
        assertThat(address).isEqualTo("http://localhost:" + port + "/door/" + secret(shop));
        Document page = Jsoup.connect(address).header("Accept-Language", "zh").get();
        assertThat(page.text()).contains("小张超市", "沿街商店", "江滨路12号", "营业中", "057986661234");
        assertThat(page.text())
                .doesNotContain("张三")
                .doesNotContain("13900001234")
                .doesNotContain("92330783");
        assertThat(page.select("nav.rail")).isEmpty();
        assertThat(scan(secret(shop), "en").body()).contains("You are here", "Whom to call", "Open");
    }

    @Test
    void aNewCodeKillsTheOldOneAndTheStorySaysSo() throws Exception {
        String old = secret(shop);
        var secretary = new SignedIn(port, "secretary");
        secretary.post("/places/" + shop.id() + "/door", "/places/" + shop.id() + "/door/renew", Map.of());
        assertThat(scan(old, "zh").statusCode()).isEqualTo(410);
        assertThat(scan(old, "zh").body()).contains("已经更换").doesNotContain("小张超市");
        assertThat(scan(secret(shop), "zh").statusCode()).isEqualTo(200);
        assertThat(secretary.get("/places/" + shop.id()).text()).contains("更换了门口二维码");
    }

    @Test
    void theCodeOfAPlaceThatIsNoMoreSaysSo() throws Exception {
        String secret = secret(shop);
        Acting.run(fixture.actor("secretary"), () -> places.end(shop.id(), MONDAY.minusDays(1)));
        assertThat(scan(secret, "en").statusCode()).isEqualTo(410);
        assertThat(scan(secret, "en").body()).contains("no longer in the register");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "%27%20or%201=1",
                "%E9%82%BB%E9%87%8C",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void aHostileCodeLeadsToAClearPage(String secret) throws Exception {
        Connection.Response answer = scan(secret, "zh");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("这个二维码打不开", "再扫一次").doesNotContain("小张超市");
        assertThat(answer.hasCookie("linli")).isFalse();
    }

    @Test
    void aVeryLongCodeAndOneWithAnotherEndAreWrongToo() throws Exception {
        assertThat(scan("a".repeat(5000), "zh").statusCode()).isEqualTo(404);
        String secret = secret(shop);
        String other = secret.substring(0, 30) + "AAAAAAAAAAAAA";
        assertThat(scan(other, "zh").statusCode()).isEqualTo(404);
        assertThat(scan(other, "zh").body()).doesNotContain("小张超市");
    }

    @Test
    void whoeverTriesManyWrongCodesHasToWait() throws Exception {
        for (int guess = 0; guess < 60; guess++) {
            assertThat(scan("guess" + guess, "zh").statusCode()).isEqualTo(404);
        }
        assertThat(scan(secret(shop), "zh").statusCode()).isEqualTo(429);
        assertThat(scan(secret(shop), "zh").body()).contains("过十分钟再扫");
        TestClock.advance(Duration.ofMinutes(11));
        assertThat(scan(secret(shop), "zh").statusCode()).isEqualTo(200);
    }

    @Test
    void aMarketIsPrintedWithItsStallsAndThoseThatAreNoMoreAreLeftOut() throws Exception {
        Place market = place(Fixture.XIFAN, PlaceKind.MARKET, "下范农贸市场", null);
        Place gone = place(Fixture.XIFAN, PlaceKind.STALL, "A-3", market.id());
        Acting.run(fixture.actor("secretary"), () -> {
            places.enter(market, null);
            places.enter(place(Fixture.XIFAN, PlaceKind.STALL, "A-2", market.id()), null);
            places.enter(gone, null);
            places.end(gone.id(), MONDAY.minusDays(1));
        });
        Document posters = new SignedIn(port, "secretary").get("/places/" + market.id() + "/door?stalls=true");
        assertThat(posters.select(".door-poster h2").eachText()).containsExactly("下范农贸市场", "A-2");
        assertThat(posters.select(".door-qr path").eachAttr("d")).doesNotHaveDuplicates();
    }

    @Test
    void theSecretIsNeitherInTheDatabaseNorInTheTrailAndOnlyWhoPrintsSeesIt() throws Exception {
        String secret = secret(shop);
        scan(secret, "zh");
        try (java.sql.Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select (select count(*) from places.place p where p::text like"
                        + " '%" + secret + "%') + (select count(*) from access.audit_entry e where e::text like '%"
                        + secret + "%')")) {
            rows.next();
            assertThat(rows.getLong(1)).isZero();
        }
        assertThatThrownBy(() -> Acting.as(fixture.actor("auditor"), () -> codes.print(shop, List.of(shop))))
                .isInstanceOf(Forbidden.class);
        assertThat(new SignedIn(port, "xilou")
                        .response("/places/" + shop.id() + "/door")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theNumberOfAnOfficeIsCheckedAndThatOfTheSubdistrictStandsInForIt() throws Exception {
        var command = new SignedIn(port, "command");
        Document refused =
                command.post("/places/offices", "/places/offices", Map.of("area", "330783005", "phone", "12"));
        assertThat(refused.select("#problem-phone").text()).isNotEmpty();
        assertThat(refused.expectFirst("[name=phone]").val()).isEqualTo("12");
        command.post("/places/offices", "/places/offices", Map.of("area", "330783005", "phone", "0579-80000000"));
        assertThat(scan(secret(shop), "zh").body()).contains("057980000000");
        command.post("/places/offices", "/places/offices", Map.of("area", "330783005", "phone", ""));
        assertThat(scan(secret(shop), "zh").body()).contains("请到社区办公室");
        assertThat(new SignedIn(port, "worker").response("/places/offices").statusCode())
                .isEqualTo(403);
    }
}
