package org.linli.supplies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.linli.platform.Conflict;
import org.linli.platform.Forbidden;
import org.linli.platform.Languages;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.territory.Territory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What stores have. No store ever has less than nothing of a good. */
@Service
@Transactional
public class Stock {

    /** Permission to see what stores have and what is brought to whom. */
    public static final String SEE = "supplies.see";

    /** Permission to receive, count and hand out what stores have. */
    static final String KEEP = "supplies.keep";

    /** Permission to open stores and to name goods. */
    static final String SET_UP = "supplies.setup";

    /** Permission to take the list away as a file. */
    static final String EXPORT = "supplies.export";

    private final StockStore store;
    private final Territory territory;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Texts texts;
    private final BusinessClock clock;

    Stock(
            StockStore store,
            Territory territory,
            Permissions permissions,
            AuditTrail audit,
            Texts texts,
            BusinessClock clock) {
        this.store = store;
        this.territory = territory;
        this.permissions = permissions;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Opens a store; opened again under its id it is the same.
     *
     * @throws Refused for a name that is none, or that another store of the area has
     */
    public Storeroom open(UUID id, AreaPath area, String name) {
        permissions.demand(SET_UP);
        AreaPath path = territory.area(area).path();
        Refused.ifAny(length("name", name, Storeroom.LONGEST));
        var wanted = new Storeroom(id, path, name);
        store.insert(Good.USUAL);
        if (!store.insert(wanted, clock.now(), Acting.now().id())) {
            return store.storeroom(id)
                    .filter(wanted::equals)
                    .orElseThrow(() -> Refused.of("name", "supplies.store.taken", name));
        }
        audit.record("supplies.opened", id.toString(), path, "");
        return wanted;
    }

    /** Names a good; one whose code is known stays as it is. */
    public void name(Good good) {
        permissions.demand(SET_UP);
        List<Problem> problems = new ArrayList<>();
        problems.addAll(length("nameZh", good.nameZh(), Good.LONGEST_NAME));
        problems.addAll(length("nameEn", good.nameEn(), Good.LONGEST_NAME));
        problems.addAll(length("unitZh", good.unitZh(), Good.LONGEST_UNIT));
        problems.addAll(length("unitEn", good.unitEn(), Good.LONGEST_UNIT));
        if (good.minimum() < 0 || good.minimum() > Movement.MOST) {
            problems.add(Problem.of("minimum", "supplies.number", 0, Movement.MOST));
        }
        Refused.ifAny(problems);
        store.insert(List.of(good));
    }

    private static List<Problem> length(String field, String text, int longest) {
        return text.isBlank() || text.length() > longest
                ? List.of(Problem.of(field, "supplies.text", longest))
                : List.of();
    }

    /** All goods, by code, in their order. */
    @Transactional(readOnly = true)
    public Map<String, Good> goods() {
        return store.goods().stream()
                .collect(Collectors.toMap(Good::code, good -> good, (one, same) -> one, LinkedHashMap::new));
    }

    /** The stores of the signed-in scope, and those of the areas above it. */
    @Transactional(readOnly = true)
    public List<Storeroom> storerooms() {
        return store.storerooms();
    }

    @Transactional(readOnly = true)
    public Storeroom storeroom(UUID id) {
        return store.storeroom(id).orElseThrow(() -> new NotFound("store", id));
    }

    /** What a store has of a good. */
    public record Line(Good good, int quantity) {

        /** Whether there is less than there should be. */
        public boolean isLow() {
            return quantity < good.minimum();
        }
    }

    /** What a store has of all that it ever had, in the order of the goods. */
    @Transactional(readOnly = true)
    public List<Line> of(UUID storeroom) {
        Map<String, Integer> quantities = store.quantities(storeroom);
        return store.goods().stream()
                .filter(good -> quantities.containsKey(good.code()))
                .map(good -> new Line(good, quantities.getOrDefault(good.code(), 0)))
                .toList();
    }

    /** The latest movements of a store, newest first. */
    @Transactional(readOnly = true)
    public List<Movement> movements(UUID storeroom, int most) {
        return store.movements(storeroom, most);
    }

    /**
     * Receives, hands out or counts; what is sent again is answered again.
     *
     * @throws Refused for a number that is none, and for taking more than there is
     * @throws Conflict when something else was entered under the id
     */
    public Movement enter(Movement.Entry entry) {
        permissions.demand(KEEP);
        Storeroom storeroom = storeroom(entry.storeroom());
        if (entry.kind() != Movement.Kind.OUT) {
            demandOwn(storeroom);
        }
        Good good = checked(entry);
        store.hold(List.of(new StockStore.Held(storeroom.id(), good.code())));
        Movement before = store.movement(entry.id()).orElse(null);
        if (before != null) {
            if (entry.isRepeatOf(before)) {
                return before;
            }
            throw new Conflict(Problem.of("id", "supplies.taken"));
        }
        int there = store.quantities(storeroom.id()).getOrDefault(good.code(), 0);
        int change = switch (entry.kind()) {
            case IN -> entry.number();
            case OUT -> -entry.number();
            default -> entry.number() - there;
        };
        demand(there + change >= 0, "quantity", good, there);
        return append(
                new Movement(
                        entry.id(),
                        storeroom.id(),
                        good.code(),
                        entry.kind(),
                        change,
                        entry.kind() == Movement.Kind.COUNT ? entry.number() : null,
                        entry.note(),
                        clock.now(),
                        Acting.now().id(),
                        null,
                        null,
                        false),
                storeroom);
    }

    private Good checked(Movement.Entry entry) {
        List<Problem> problems = new ArrayList<>();
        Good good = goods().get(entry.good());
        if (good == null) {
            problems.add(Problem.of("good", "supplies.good.unknown"));
        }
        if (!entry.kind().isEntered()) {
            problems.add(Problem.of("kind", "supplies.kind.unknown"));
        }
        int least = entry.kind() == Movement.Kind.COUNT ? 0 : 1;
        if (entry.number() < least || entry.number() > Movement.MOST) {
            problems.add(Problem.of("quantity", "supplies.number", least, Movement.MOST));
        }
        if (entry.note().length() > Movement.LONGEST_NOTE) {
            problems.add(Problem.of("note", "supplies.note.long", Movement.LONGEST_NOTE));
        }
        if (good == null || !problems.isEmpty()) {
            throw new Refused(problems);
        }
        return good;
    }

    /** Whoever works below the area of a store gives out what it has; what comes in is its own matter. */
    private static void demandOwn(Storeroom storeroom) {
        if (!Acting.now().sees(storeroom.path())) {
            throw Forbidden.area(storeroom.path().toString());
        }
    }

    /**
     * Takes a movement back by the opposite one; taken back again under the same id it is taken back once.
     *
     * @throws Refused for one that was taken back, that follows from a delivery, or whose goods have gone since
     */
    public Movement correct(UUID id, UUID movement, String why) {
        permissions.demand(KEEP);
        if (why.length() > Movement.LONGEST_NOTE) {
            throw Refused.of("note", "supplies.note.long", Movement.LONGEST_NOTE);
        }
        Movement wrong = store.movement(movement).orElseThrow(() -> new NotFound("movement", movement));
        Storeroom storeroom = storeroom(wrong.storeroom());
        demandOwn(storeroom);
        store.hold(List.of(new StockStore.Held(storeroom.id(), wrong.good())));
        Movement before = store.movement(id).orElse(null);
        if (before != null) {
            if (movement.equals(before.corrects())) {
                return before;
            }
            throw new Conflict(Problem.of("id", "supplies.taken"));
        }
        wrong = store.movement(movement).orElseThrow();
        if (!wrong.isCorrectable()) {
            throw Refused.of("", "supplies.correct.not");
        }
        Good good = good(wrong.good());
        int there = store.quantities(storeroom.id()).getOrDefault(good.code(), 0);
        demand(there - wrong.quantity() >= 0, "", good, there);
        return append(
                new Movement(
                        id,
                        storeroom.id(),
                        good.code(),
                        Movement.Kind.CORRECTION,
                        -wrong.quantity(),
                        null,
                        why,
                        clock.now(),
                        Acting.now().id(),
                        movement,
                        null,
                        false),
                storeroom);
    }

    Good good(String code) {
        Good good = goods().get(code);
        if (good == null) {
            throw new IllegalStateException("No good has the code " + code);
        }
        return good;
    }

    /** In the reader's language. */
    public String named(Good good) {
        return texts.choose(good.nameZh(), good.nameEn());
    }

    /** In the reader's language. */
    public String unit(Good good) {
        return texts.choose(good.unitZh(), good.unitEn());
    }

    /** A number of a good in words, such as 面条 3 把. */
    public String amount(Good good, int quantity) {
        return amount(good, quantity, LocaleContextHolder.getLocale());
    }

    private String amount(Good good, int quantity, Locale locale) {
        boolean english = Languages.code(locale).equals("en");
        return texts.in(
                locale,
                "supplies.amount",
                english ? good.nameEn() : good.nameZh(),
                Integer.toString(quantity),
                english ? good.unitEn() : good.unitZh());
    }

    /** Several in words. */
    public String amounts(List<Item> items, Locale locale) {
        return amounts(items, goods(), locale);
    }

    /** @param goods as they were read once, where much is said */
    String amounts(List<Item> items, Map<String, Good> goods, Locale locale) {
        return items.stream()
                .map(item -> amount(Objects.requireNonNull(goods.get(item.good())), item.quantity(), locale))
                .collect(Collectors.joining(texts.in(locale, "supplies.and")));
    }

    private void demand(boolean enough, String field, Good good, int there) {
        if (!enough) {
            throw tooFew(field, good, there);
        }
    }

    /** Says what is left of what there is too little of. */
    Refused tooFew(String field, Good good, int there) {
        return Refused.of(field, "supplies.short", named(good), Integer.toString(there), unit(good));
    }

    private Movement append(Movement movement, Storeroom storeroom) {
        if (!store.insert(movement, storeroom.path())) {
            throw new Conflict(Problem.of("id", "supplies.taken"));
        }
        return movement;
    }
}
