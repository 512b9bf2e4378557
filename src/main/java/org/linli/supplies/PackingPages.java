package org.linli.supplies;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.text.CalendarDay;
import org.linli.territory.Territory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What goes to which door on a day, for whoever packs: on the screen and on paper. */
@Controller
@RequestMapping("/supplies/today")
class PackingPages {

    private static final int MOST = 500;

    private final Deliveries deliveries;
    private final Stock stock;
    private final Territory territory;
    private final AreaNames names;
    private final Forms forms;
    private final Dates dates;
    private final Texts texts;
    private final BusinessClock clock;

    PackingPages(
            Deliveries deliveries,
            Stock stock,
            Territory territory,
            AreaNames names,
            Forms forms,
            Dates dates,
            Texts texts,
            BusinessClock clock) {
        this.deliveries = deliveries;
        this.stock = stock;
        this.territory = territory;
        this.names = names;
        this.forms = forms;
        this.dates = dates;
        this.texts = texts;
        this.clock = clock;
    }

    /** A good of a store with how much of it goes out. */
    record TotalLine(String store, String amount, String toPack) {}

    /** @param toPack ids of what is still to be packed there */
    record BuildingLines(String place, String address, List<DoorLine> doors, List<UUID> toPack) {}

    /** @param open whether it is still to be brought */
    record DoorLine(String room, String what, String when, String state, boolean open, String href) {}

    @GetMapping
    @Allowed(Stock.SEE)
    String show(
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String area,
            Model model) {
        LocalDate on = day(day);
        AreaPath within = territory.narrowed(area);
        List<DeliveryStore.AtDoor> doors = deliveries.onDay(on, within, MOST);
        PackingList list = PackingList.of(doors);
        Map<UUID, String> stores =
                stock.storerooms().stream().collect(Collectors.toMap(Storeroom::id, Storeroom::name));
        Map<String, Good> goods = stock.goods();
        Map<AreaPath, String> places = names.of(list.buildings().stream()
                .map(PackingList.Building::path)
                .distinct()
                .toList());
        model.addAttribute("day", on);
        model.addAttribute("area", within == null ? "" : within.slug());
        model.addAttribute("most", doors.size() == MOST ? Integer.toString(MOST) : "");
        model.addAttribute(
                "totals",
                list.totals().stream()
                        .map(total -> total(total, stores, Objects.requireNonNull(goods.get(total.good()))))
                        .toList());
        model.addAttribute(
                "buildings",
                list.buildings().stream()
                        .map(building -> new BuildingLines(
                                places.getOrDefault(building.path(), ""),
                                building.address(),
                                building.doors().stream()
                                        .map(door -> door(door, goods))
                                        .toList(),
                                building.toPack()))
                        .toList());
        return "supplies/today";
    }

    private TotalLine total(PackingList.Total total, Map<UUID, String> stores, Good good) {
        return new TotalLine(
                stores.getOrDefault(total.storeroom(), ""),
                stock.amount(good, total.quantity()),
                total.toPack() == 0
                        ? ""
                        : texts.of("supplies.quantity", Integer.toString(total.toPack()), stock.unit(good)));
    }

    private DoorLine door(DeliveryStore.AtDoor door, Map<String, Good> goods) {
        Delivery delivery = door.delivery();
        Locale locale = LocaleContextHolder.getLocale();
        return new DoorLine(
                door.room(),
                stock.amounts(delivery.items(), goods, locale),
                dates.time(delivery.dueFrom()) + "–" + dates.time(delivery.dueUntil()),
                texts.of(delivery.state()),
                delivery.isOpen(),
                "/households/" + delivery.household());
    }

    private LocalDate day(@Nullable String asked) {
        String written = Objects.requireNonNullElse(asked, "").strip();
        try {
            return written.isEmpty() ? clock.today() : CalendarDay.parse(written);
        } catch (DateTimeException e) {
            throw Refused.of("day", "list.asked.day", written);
        }
    }

    /** What a building gets leaves its store, all or none. */
    @PostMapping("/packed")
    @Allowed(Stock.KEEP)
    String packed(
            @RequestParam(required = false) @Nullable List<UUID> delivery,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String area,
            RedirectAttributes next) {
        List<UUID> ids = delivery == null ? List.of() : delivery;
        String page = "/supplies/today?day=" + day(day) + (territory.narrowed(area) == null ? "" : "&area=" + area);
        try {
            if (ids.isEmpty() || ids.size() > MOST) {
                throw Refused.of("", "supplies.pack.none");
            }
            deliveries.pack(ids);
            next.addFlashAttribute("said", texts.of("supplies.said.packed", ids.size()));
            return "redirect:" + page;
        } catch (Refused refused) {
            return forms.again(page, refused);
        }
    }
}
