package org.linli.supplies;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.people.Household;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.PersonLooks;
import org.linli.platform.BusinessClock;
import org.linli.platform.Conflict;
import org.linli.platform.Dates;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.text.WrittenText;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is to be brought to a household: asked for, and called off. */
@Controller
@RequestMapping("/supplies")
@Allowed(Deliveries.ORDER)
class DeliveryPages {

    /** How many goods the form takes at once. */
    private static final int LINES = 3;

    private final Deliveries deliveries;
    private final Stock stock;
    private final People people;
    private final PersonLooks looks;
    private final Forms forms;
    private final Texts texts;
    private final Dates dates;
    private final BusinessClock clock;

    DeliveryPages(
            Deliveries deliveries,
            Stock stock,
            People people,
            PersonLooks looks,
            Forms forms,
            Texts texts,
            Dates dates,
            BusinessClock clock) {
        this.deliveries = deliveries;
        this.stock = stock;
        this.people = people;
        this.looks = looks;
        this.forms = forms;
        this.texts = texts;
        this.dates = dates;
        this.clock = clock;
    }

    /** What was typed, as text, so that a refused form comes back as it was; the id is made with the empty form. */
    record Form(
            @Nullable UUID id,
            @Nullable UUID household,
            @Nullable String store,
            @Nullable String good1,
            @Nullable String quantity1,
            @Nullable String good2,
            @Nullable String quantity2,
            @Nullable String good3,
            @Nullable String quantity3,
            @Nullable String day,
            @Nullable String from,
            @Nullable String until,
            @Nullable String daily) {

        public String good(int line) {
            return WrittenText.typed(
                    List.of(WrittenText.typed(good1), WrittenText.typed(good2), WrittenText.typed(good3))
                            .get(line - 1));
        }

        public String quantity(int line) {
            return WrittenText.typed(
                    List.of(WrittenText.typed(quantity1), WrittenText.typed(quantity2), WrittenText.typed(quantity3))
                            .get(line - 1));
        }
    }

    /**
     * What a household gets already, as the page shows it.
     *
     * @param when the day, or the hours of every day
     * @param href where it is called off; empty where it is over
     */
    record Line(String when, String what, String state, String href) {}

    @GetMapping("/deliveries/new")
    String blank(@RequestParam UUID household, Model model) {
        Household home = people.household(HouseholdId.of(household));
        looks.note(home, people.members(home.id()));
        List<Storeroom> stores = stock.storerooms();
        Form form = forms.refused().map(refused -> refused.as(Form.class)).orElseGet(() -> blank(household, stores));
        model.addAttribute("form", form);
        model.addAttribute("household", household);
        model.addAttribute("lines", LINES);
        model.addAttribute(
                "stores", FormChoice.named(stores, store -> store.id().toString(), Storeroom::name));
        model.addAttribute("goods", FormChoice.named(stock.goods().values(), Good::code, stock::named));
        model.addAttribute("already", already(home.id()));
        return "supplies/delivery-new";
    }

    private Form blank(UUID household, List<Storeroom> stores) {
        String store = stores.isEmpty() ? "" : stores.getLast().id().toString();
        String today = clock.today().toString();
        return new Form(Ids.next(), household, store, "", "", "", "", "", "", today, "11:00", "12:30", null);
    }

    private List<Line> already(HouseholdId household) {
        Locale locale = LocaleContextHolder.getLocale();
        Map<String, Good> goods = stock.goods();
        List<Line> lines = new ArrayList<>();
        for (StandingOrder order : deliveries.standingOf(household)) {
            lines.add(new Line(
                    texts.of(
                            "supplies.daily.when",
                            order.from().toString(),
                            order.until().toString()),
                    stock.amounts(order.items(), goods, locale),
                    texts.of("supplies.daily"),
                    "/supplies/orders/" + order.id() + "/stop"));
        }
        LocalDate today = clock.today();
        for (Delivery delivery : deliveries.of(household, today, today.plusDays(DeliveryWanted.FARTHEST))) {
            lines.add(new Line(
                    dates.moment(delivery.dueUntil()),
                    stock.amounts(delivery.items(), goods, locale),
                    texts.of(delivery.state()),
                    delivery.isOpen() ? "/supplies/deliveries/" + delivery.id() + "/call-off" : ""));
        }
        return lines;
    }

    @PostMapping("/deliveries")
    String order(@ModelAttribute("form") Form form, RedirectAttributes next) {
        UUID household = Optional.ofNullable(form.household()).orElseThrow(() -> new NotFound("household", "none"));
        String page = "/supplies/deliveries/new?household=" + household;
        try {
            DeliveryWanted wanted = read(form, household);
            deliveries.order(wanted);
            next.addFlashAttribute(
                    "said",
                    texts.of(
                            wanted.daily() ? "supplies.said.daily" : "supplies.said.ordered",
                            stock.amounts(wanted.items(), LocaleContextHolder.getLocale()),
                            dates.moment(wanted.day().atTime(wanted.until()))));
            return "redirect:" + page;
        } catch (Refused refused) {
            return forms.again(page, refused);
        } catch (Conflict conflict) {
            return forms.again(page, new Refused(List.of(conflict.why())));
        }
    }

    private DeliveryWanted read(Form form, UUID household) {
        List<Problem> problems = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        for (int line = 1; line <= LINES; line++) {
            int quantity = StorePages.whole(form.quantity(line));
            if (form.good(line).isEmpty() && form.quantity(line).isEmpty()) {
                continue;
            }
            if (form.good(line).isEmpty()) {
                problems.add(Problem.of("good" + line, "supplies.good.unknown"));
            } else if (quantity < 1 || quantity > Item.MOST) {
                problems.add(Problem.of("quantity" + line, "supplies.number", 1, Item.MOST));
            } else {
                items.add(new Item(form.good(line), quantity));
            }
        }
        if (items.isEmpty() && problems.isEmpty()) {
            problems.add(Problem.of("good1", "supplies.delivery.items", LINES));
        }
        LocalDate day = read(form.day(), LocalDate::parse, "day", problems, LocalDate.MIN);
        LocalTime from = read(form.from(), LocalTime::parse, "from", problems, LocalTime.MIN);
        LocalTime until = read(form.until(), LocalTime::parse, "until", problems, LocalTime.MAX);
        UUID store = read(form.store(), UUID::fromString, "store", problems, household);
        Refused.ifAny(problems);
        return new DeliveryWanted(
                Optional.ofNullable(form.id()).orElseGet(Ids::next),
                HouseholdId.of(household),
                store,
                items,
                day,
                from,
                until,
                "true".equals(form.daily()));
    }

    /** What it says; {@code otherwise}, with a problem, where it says nothing of the kind. */
    private static <T> T read(
            @Nullable String typed, Function<String, T> reading, String field, List<Problem> problems, T otherwise) {
        try {
            return reading.apply(WrittenText.typed(typed));
        } catch (DateTimeException | IllegalArgumentException e) {
            problems.add(Problem.of(field, "supplies.choose." + (field.equals("store") ? "store" : "time")));
            return otherwise;
        }
    }

    @PostMapping("/deliveries/{id}/call-off")
    String callOff(@PathVariable UUID id, @RequestParam UUID household, RedirectAttributes next) {
        String page = "/supplies/deliveries/new?household=" + household;
        try {
            deliveries.callOff(id);
            next.addFlashAttribute("said", texts.of("supplies.said.called.off"));
            return "redirect:" + page;
        } catch (Refused refused) {
            return forms.again(page, refused);
        }
    }

    @PostMapping("/orders/{id}/stop")
    String stop(@PathVariable UUID id, @RequestParam UUID household, RedirectAttributes next) {
        deliveries.stop(id);
        next.addFlashAttribute("said", texts.of("supplies.said.stopped"));
        return "redirect:/supplies/deliveries/new?household=" + household;
    }
}
