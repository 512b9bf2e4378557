package org.linli.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.identity.Phone;
import org.linli.places.Place;
import org.linli.places.PlaceHours;
import org.linli.places.PlaceKind;
import org.linli.places.Places;
import org.linli.platform.Ids;
import org.linli.territory.Area;
import org.linli.territory.Position;
import org.linli.territory.Territory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The places of the reports: twenty shops at Tianli, thirty at Shangwang, the farmers' market of Xiafan with its
 * stalls, and the parcel hub and factories around Xilou.
 */
@Component
@Profile("demo")
class DemoPlaces {

    private static final int TIANLI = 20;
    private static final int SHANGWANG = 30;
    private static final int STALLS = 160;
    private static final int STALLS_IN_ROW = 20;
    private static final int YOUNGEST = 25;
    private static final int OLDEST = 64;
    /** Degrees from one to the next. */
    private static final double STEP = 0.00008;

    private static final int STAFF_OF_HUB = 60;
    private static final int STAFF_OF_FACTORY = 120;

    private static final List<String> TRADES =
            List.of("超市", "早餐店", "理发店", "水果店", "五金店", "药店", "面馆", "服装店", "手机店", "粮油店");

    private final Places places;
    private final Territory territory;
    private int entered;

    DemoPlaces(Places places, Territory territory) {
        this.places = places;
        this.territory = territory;
    }

    void enter(DemoFacts facts, Town town, LocalDate today) {
        LocalDate since = today.minusDays(facts.reported().dutyDays() - 1L);
        shops(facts.root().child("tianli"), TIANLI, town, since);
        shops(facts.root().child("shangwang"), SHANGWANG, town, since);
        market(facts.root().child("xiafan"), town, since);
        AreaPath ganxi = facts.root().child("ganxi");
        Iterator<Town.Resident> operators = operators(ganxi, town, since);
        PlaceHours day = daily("07:00", "19:00");
        enter(
                ganxi,
                PlaceKind.EXPRESS_HUB,
                "西楼快递分拨中心",
                null,
                "",
                STAFF_OF_HUB,
                daily("05:00", "01:00"),
                since,
                operators);
        enter(ganxi, PlaceKind.FACTORY, "甘溪服饰厂", null, "", STAFF_OF_FACTORY, day, since, operators);
        enter(ganxi, PlaceKind.FACTORY, "甘溪五金厂", null, "", STAFF_OF_FACTORY, day, since, operators);
    }

    private void shops(AreaPath community, int count, Town town, LocalDate since) {
        Iterator<Town.Resident> operators = operators(community, town, since);
        for (int i = 0; i < count; i++) {
            Town.Resident operator = operators.next();
            String trade = TRADES.get(i % TRADES.size());
            String name = operator.name().charAt(0) + "记" + trade;
            String address = "商业街" + (i + 1) + "号";
            enter(operator.path(), PlaceKind.SHOP, name, null, address, 2, daily("07:30", "21:00"), since, operator);
        }
    }

    private void market(AreaPath xiafan, Town town, LocalDate since) {
        Iterator<Town.Resident> operators = operators(xiafan, town, since);
        PlaceHours hours = daily("06:00", "20:00");
        UUID market = enter(xiafan, PlaceKind.MARKET, "下范农贸市场", null, "下范路1号", 12, hours, since, operators);
        for (int i = 0; i < STALLS; i++) {
            String name = (char) ('A' + i / STALLS_IN_ROW) + "-" + (i % STALLS_IN_ROW + 1);
            enter(xiafan, PlaceKind.STALL, name, market, "", 2, hours, since, operators);
        }
    }

    private UUID enter(
            AreaPath path,
            PlaceKind kind,
            String name,
            @Nullable UUID market,
            String address,
            int staff,
            PlaceHours hours,
            LocalDate since,
            Iterator<Town.Resident> operators) {
        return enter(path, kind, name, market, address, staff, hours, since, operators.next());
    }

    private UUID enter(
            AreaPath path,
            PlaceKind kind,
            String name,
            @Nullable UUID market,
            String address,
            int staff,
            PlaceHours hours,
            LocalDate since,
            Town.Resident operator) {
        UUID id = Ids.next();
        Position position = near(path, entered++);
        var place = new Place(
                id, path, kind, name, market, address, operator.name(), staff, "", hours, position, since, null, 0);
        places.enter(place, new Phone(Objects.requireNonNull(operator.phone())));
        return id;
    }

    /** Beside each other around the middle of an area, in rows as the stalls of a market stand. */
    private @Nullable Position near(AreaPath path, int nth) {
        Area area = territory.areas(List.of(path)).get(path);
        Position center = area == null ? null : area.center();
        return center == null
                ? null
                : new Position(
                        center.lat() + (nth / STALLS_IN_ROW % STALLS_IN_ROW - STALLS_IN_ROW / 2) * STEP,
                        center.lng() + (nth % STALLS_IN_ROW - STALLS_IN_ROW / 2) * STEP);
    }

    private static PlaceHours daily(String opens, String closes) {
        return new PlaceHours(EnumSet.allOf(DayOfWeek.class), LocalTime.parse(opens), LocalTime.parse(closes));
    }

    /** Grown-up people of the community who can be called, the same each time. */
    private static Iterator<Town.Resident> operators(AreaPath community, Town town, LocalDate since) {
        return town.residents.stream()
                .filter(one -> community.covers(one.path())
                        && one.phone() != null
                        && one.tags().isEmpty()
                        && !one.bornOn().isAfter(since.minusYears(YOUNGEST))
                        && one.bornOn().isAfter(since.minusYears(OLDEST)))
                .iterator();
    }
}
