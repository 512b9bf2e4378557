package org.linli.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.linli.access.Role;
import org.linli.bench.BenchSamples.Someone;

/**
 * A kind of page whose figures are one row of the table.
 *
 * @param roles who may see it
 * @param district whether only those ask for it who see the whole district
 * @param address what a visitor asks for next; empty when there is no such thing in their area
 */
record BenchPage(
        String name,
        Set<Role> roles,
        boolean district,
        BiFunction<BenchVisitor, RandomGenerator, Optional<String>> address) {

    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    private static final Set<Role> READERS = EnumSet.complementOf(EnumSet.of(Role.GATE_GUARD, Role.VOLUNTEER));
    private static final Set<Role> ABOVE_CELLS =
            EnumSet.of(Role.ADMINISTRATOR, Role.COMMAND, Role.SECRETARY, Role.AUDITOR);
    private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final int TAIL = 4;
    private static final int LONG_TAIL = 6;
    private static final int HUNDREDTH = 100;

    static final String REFERENCE = "reference";

    BenchPage {
        roles = Set.copyOf(roles);
    }

    /** The reference first, then everything in the order in which it is shown. */
    static List<BenchPage> all() {
        return List.of(
                of(REFERENCE, ALL, BenchReferencePage.PATH),
                of("people", READERS, "/people"),
                of("people by name", READERS, "/people?sort=name"),
                of("people by age, falling", READERS, "/people?sort=-age"),
                about(
                        "people of a cell",
                        someone -> "/people?area=" + someone.path().slug()),
                of("people with a tag", READERS, "/people?tag=disabled"),
                new BenchPage("people, 100th page", READERS, true, (who, chance) -> who.page("/people", HUNDREDTH)),
                search("name", Someone::name),
                search("surname", someone -> someone.name().substring(0, 1)),
                search("pinyin", Someone::pinyin),
                search("initials", Someone::initials),
                search("phone", Someone::phone),
                search("phone tail", someone -> tail(someone.phone(), TAIL)),
                search("ID tail", someone -> tail(someone.document(), TAIL)),
                search("long ID tail", someone -> tail(someone.document(), LONG_TAIL)),
                search("address", Someone::address),
                search("name and room", someone -> someone.name().charAt(0) + " " + someone.room()),
                about("search on top", someone -> "/search?q=" + encoded(someone.name())),
                about("person", someone -> "/people/" + someone.id()),
                about("household", someone -> "/households/" + someone.household()),
                of("households", READERS, "/households"),
                of("homes", READERS, "/homes"),
                of("arrivals", READERS, "/arrivals"),
                linked("arrival", "/arrivals", "/arrivals/" + ID),
                of("measures", READERS, "/care"),
                linked("measure", "/care", "/care/" + ID),
                linked(
                        "task",
                        EnumSet.of(Role.GRID_WORKER, Role.GRID_LEADER, Role.SECRETARY),
                        "/today",
                        "/tasks/" + ID),
                of("tasks", READERS, "/tasks"),
                today(Role.GRID_WORKER),
                today(Role.GRID_LEADER),
                today(Role.SECRETARY),
                today(Role.HEALTH_STAFF),
                today(Role.COMMAND),
                of("gate", EnumSet.of(Role.GATE_GUARD), "/gate"),
                of("command view", ABOVE_CELLS, "/command"),
                own("area", "/area/%s"),
                own("statement", "/statements/%s/" + BenchClock.TODAY),
                own("statement of yesterday", "/statements/%s/" + BenchClock.TODAY.minusDays(1)),
                of("audit", EnumSet.of(Role.ADMINISTRATOR, Role.AUDITOR), "/audit"),
                of("accounts", EnumSet.of(Role.ADMINISTRATOR, Role.COMMAND, Role.SECRETARY), "/accounts"));
    }

    private static BenchPage of(String name, Set<Role> roles, String address) {
        return new BenchPage(name, roles, false, (who, chance) -> Optional.of(address));
    }

    private static BenchPage today(Role role) {
        return of("today, " + role.name().toLowerCase(Locale.ROOT).replace('_', ' '), EnumSet.of(role), "/today");
    }

    private static BenchPage own(String name, String address) {
        return new BenchPage(
                name,
                READERS,
                false,
                (who, chance) -> Optional.of(address.formatted(who.area().slug())));
    }

    private static BenchPage search(String name, Function<Someone, String> text) {
        return about("search: " + name, someone -> "/people?q=" + encoded(text.apply(someone)));
    }

    private static BenchPage about(String name, Function<Someone, String> address) {
        return new BenchPage(
                name, READERS, false, (who, chance) -> who.someone(chance).map(address));
    }

    private static BenchPage linked(String name, String list, String link) {
        return linked(name, READERS, list, link);
    }

    private static BenchPage linked(String name, Set<Role> roles, String list, String link) {
        return new BenchPage(name, roles, false, (who, chance) -> who.link(list, link, chance));
    }

    private static String tail(String number, int length) {
        return number.substring(number.length() - length);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
