package org.linli.supplies;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.platform.Conflict;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Ids;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.text.WrittenText;
import org.linli.territory.CommunityChoices;
import org.linli.territory.Territory;
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

/** A store: what it has, what moved lately, and receiving, counting and handing out; and opening a new one. */
@Controller
@RequestMapping("/supplies")
class StorePages {

    private static final int SHOWN = 50;

    private final Stock stock;
    private final Territory territory;
    private final Accounts accounts;
    private final CommunityChoices communities;
    private final Forms forms;
    private final Texts texts;

    StorePages(
            Stock stock,
            Territory territory,
            Accounts accounts,
            CommunityChoices communities,
            Forms forms,
            Texts texts) {
        this.stock = stock;
        this.territory = territory;
        this.accounts = accounts;
        this.communities = communities;
        this.forms = forms;
        this.texts = texts;
    }

    /** What was typed, as text, so that a refused form comes back as it was; the id is made with the empty form. */
    record Entry(
            @Nullable UUID id,
            @Nullable String kind,
            @Nullable String good,
            @Nullable String quantity,
            @Nullable String note) {}

    /** The same of a new store. */
    record NewStore(
            @Nullable UUID id,
            @Nullable String area,
            @Nullable String name) {}

    /** The same of a new good. */
    record NewGood(
            @Nullable String code,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String unitZh,
            @Nullable String unitEn,
            @Nullable String minimum) {}

    /**
     * A movement as the page shows it.
     *
     * @param amount with its sign, such as +3 把
     * @param who by name; empty where that is not known
     */
    record Line(Movement movement, String good, String amount, String who, UUID correction) {}

    @GetMapping("/stores/{id}")
    @Allowed(Stock.SEE)
    String show(@PathVariable UUID id, Model model) {
        Storeroom storeroom = stock.storeroom(id);
        Entry entry = forms.refused()
                .map(refused -> refused.as(Entry.class))
                .orElseGet(() -> new Entry(Ids.next(), "in", "", "", ""));
        Map<String, Good> goods = stock.goods();
        List<Movement> movements = stock.movements(id, SHOWN);
        Map<UUID, String> who = accounts.names(movements.stream()
                .flatMap(m -> Stream.ofNullable(m.by()))
                .distinct()
                .toList());
        model.addAttribute("store", storeroom);
        model.addAttribute("place", territory.label(storeroom.path(), LocaleContextHolder.getLocale()));
        model.addAttribute("entry", entry);
        model.addAttribute("kinds", kinds());
        model.addAttribute("goods", FormChoice.named(goods.values(), Good::code, stock::named));
        model.addAttribute("lines", stock.of(id));
        model.addAttribute("stock", stock);
        model.addAttribute(
                "movements",
                movements.stream()
                        .map(m -> line(m, Objects.requireNonNull(goods.get(m.good())), who))
                        .toList());
        return "supplies/store";
    }

    private static List<FormChoice> kinds() {
        return FormChoice.keyed(
                Stream.of(Movement.Kind.values())
                        .filter(Movement.Kind::isEntered)
                        .toList(),
                Movement.Kind::code,
                Movement.Kind::key);
    }

    private Line line(Movement movement, Good good, Map<UUID, String> who) {
        String sign = movement.quantity() > 0 ? "+" : "";
        return new Line(
                movement,
                stock.named(good),
                texts.of("supplies.quantity", sign + movement.quantity(), stock.unit(good)),
                movement.by() == null ? "" : who.getOrDefault(movement.by(), ""),
                Ids.next());
    }

    @PostMapping("/stores/{id}/movements")
    @Allowed(Stock.KEEP)
    String enter(@PathVariable UUID id, @ModelAttribute("entry") Entry entry, RedirectAttributes next) {
        try {
            Movement.Kind kind = kinds().stream()
                    .filter(choice -> choice.value().equals(entry.kind()))
                    .map(choice -> Movement.Kind.of(choice.value()))
                    .findFirst()
                    .orElseThrow(() -> Refused.of("kind", "supplies.kind.unknown"));
            Movement made = stock.enter(new Movement.Entry(
                    Optional.ofNullable(entry.id()).orElseGet(Ids::next),
                    id,
                    WrittenText.typed(entry.good()),
                    kind,
                    whole(entry.quantity()),
                    WrittenText.typed(entry.note())));
            next.addFlashAttribute("said", said(made));
            return "redirect:/supplies/stores/" + id;
        } catch (Refused refused) {
            return forms.again("/supplies/stores/" + id, refused);
        } catch (Conflict conflict) {
            return forms.again("/supplies/stores/" + id, new Refused(List.of(conflict.why())));
        }
    }

    private String said(Movement made) {
        Good good = stock.good(made.good());
        int number = made.counted() != null ? made.counted() : Math.abs(made.quantity());
        return texts.of("supplies.said." + made.kind().code(), stock.amount(good, number));
    }

    @PostMapping("/stores/{id}/corrections/{movement}")
    @Allowed(Stock.KEEP)
    String correct(
            @PathVariable UUID id,
            @PathVariable UUID movement,
            @RequestParam(required = false) @Nullable UUID correction,
            RedirectAttributes next) {
        try {
            Movement made = stock.correct(Optional.ofNullable(correction).orElseGet(Ids::next), movement, "");
            next.addFlashAttribute("said", said(made));
            return "redirect:/supplies/stores/" + id;
        } catch (Refused refused) {
            return forms.again("/supplies/stores/" + id, refused);
        }
    }

    @GetMapping("/stores/new")
    @Allowed(Stock.SET_UP)
    String blank(Model model) {
        model.addAttribute(
                "form",
                forms.refused()
                        .map(refused -> refused.as(NewStore.class))
                        .orElseGet(() -> new NewStore(Ids.next(), "", "")));
        model.addAttribute("areas", communities.all());
        return "supplies/store-new";
    }

    @PostMapping("/stores")
    @Allowed(Stock.SET_UP)
    String open(@ModelAttribute("form") NewStore form, RedirectAttributes next) {
        try {
            AreaPath area = AreaPath.parse(WrittenText.typed(form.area()))
                    .orElseThrow(() -> Refused.of("area", "supplies.area.choose"));
            Storeroom made = stock.open(
                    Optional.ofNullable(form.id()).orElseGet(Ids::next), area, WrittenText.typed(form.name()));
            next.addFlashAttribute("said", texts.of("supplies.said.opened", made.name()));
            return "redirect:/supplies/stores/" + made.id();
        } catch (Refused refused) {
            return forms.again("/supplies/stores/new", refused);
        }
    }

    @GetMapping("/goods/new")
    @Allowed(Stock.SET_UP)
    String blankGood(Model model) {
        model.addAttribute(
                "form",
                forms.refused()
                        .map(refused -> refused.as(NewGood.class))
                        .orElseGet(() -> new NewGood(Ids.next().toString(), "", "", "", "", "0")));
        return "supplies/good-new";
    }

    @PostMapping("/goods")
    @Allowed(Stock.SET_UP)
    String name(@ModelAttribute("form") NewGood form, RedirectAttributes next) {
        try {
            String code = Optional.ofNullable(form.code())
                    .filter(sent -> sent.matches("[0-9a-f-]{36}"))
                    .orElseGet(() -> Ids.next().toString());
            var good = new Good(
                    code,
                    WrittenText.typed(form.nameZh()),
                    WrittenText.typed(form.nameEn()),
                    WrittenText.typed(form.unitZh()),
                    WrittenText.typed(form.unitEn()),
                    whole(form.minimum()));
            stock.name(good);
            next.addFlashAttribute("said", texts.of("supplies.said.named", stock.named(good)));
            return "redirect:/supplies";
        } catch (Refused refused) {
            return forms.again("/supplies/goods/new", refused);
        }
    }

    /** The whole number; one that is out of any bounds where none was typed. */
    static int whole(@Nullable String typed) {
        String digits = WrittenText.typed(typed);
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : -1;
    }
}
