package org.linli.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.linli.platform.list.ListSql;
import org.linli.platform.text.Parsed;
import org.linli.platform.text.WrittenText;
import org.linli.territory.HomeSearch;
import org.linli.territory.Location;
import org.linli.territory.Territory;
import org.springframework.stereotype.Component;

/**
 * What staff type to find people: a name, its pinyin, a number or its tail, a room. Each way in which the text can be
 * meant finds people on its own, by an index where they are few; one in which it cannot be meant is not tried. Where
 * nobody is found and it may be a name, names that sound or look alike are. strpos and starts_with take % and _ as the
 * characters that they are.
 */
@Component
class SearchText {

    private static final Pattern NUMBER_OR_TAIL = Pattern.compile("[0-9A-Z]{4,20}");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,6}");
    private static final Pattern ADDRESS = Pattern.compile(".*(\\d.*\\p{IsHan}|\\p{IsHan}.*\\d|\\d[-/]\\w).*");
    private static final int TAIL = 4;

    private static final Pattern LATIN = Pattern.compile("[a-z]+");
    private static final Pattern NAME = Pattern.compile("\\p{IsHan}{2,4}");

    private static final String IN_NAME = "strpos(search.name(p.name), :%1$s) > 0";
    private static final String IN_PINYIN = "starts_with(p.pinyin, :%1$s) or starts_with(p.initials, :%1$s)";
    private static final String IN_ADDRESS =
            "strpos(t.address || t.room, :%1$s) > 0 and t.address || t.room ~ :%1$s_part";

    private final NumberSeals seals;
    private final NumberStore numbers;
    private final SearchIndex index;
    private final HomeSearch homes;
    private final Territory territory;
    private final BusinessClock clock;

    SearchText(
            NumberSeals seals,
            NumberStore numbers,
            SearchIndex index,
            HomeSearch homes,
            Territory territory,
            BusinessClock clock) {
        this.index = index;
        this.homes = homes;
        this.seals = seals;
        this.numbers = numbers;
        this.territory = territory;
        this.clock = clock;
    }

    /**
     * A name and where they live, as in 韩 103, 韩103 or hanyy 8组4号.
     *
     * @param name characters, pinyin or initials; empty where the text is no such pair
     */
    record NameAndHome(String name, String home) {

        private static final Pattern TOGETHER = Pattern.compile("([\\p{IsHan}·]+|[a-z]+)(\\d.*)");
        private static final NameAndHome NONE = new NameAndHome("", "");

        static NameAndHome of(String text) {
            String[] parts = text.toLowerCase(Locale.ROOT).split(" ");
            Matcher together = TOGETHER.matcher(parts[0]);
            if (parts.length == 1 && together.matches()) {
                parts = new String[] {together.group(1), together.group(2)};
            }
            if (parts.length != 2) {
                return NONE;
            }
            boolean first = hasDigit(parts[0]);
            return first == hasDigit(parts[1])
                    ? NONE
                    : new NameAndHome(parts[first ? 1 : 0], parts[first ? 0 : 1].replaceFirst("室$", ""));
        }

        private static boolean hasDigit(String part) {
            return part.codePoints().anyMatch(Character::isDigit);
        }
    }

    /**
     * Demands that the text finds a person {@code p} of a household {@code h} in a home {@code t}.
     *
     * @param text as {@link PersonQuery} has it
     * @param area that the search is narrowed to
     */
    void find(String text, @Nullable AreaPath area, ListSql sql) {
        String joined = WrittenText.joined(text).toUpperCase(Locale.ROOT);
        if (joined.isEmpty()) {
            return;
        }
        var ways = new SearchWays(sql);
        named(joined.toLowerCase(Locale.ROOT), ways, sql);
        ways.add(numbered(text, joined).stream().map(PersonId::value).toArray(UUID[]::new));
        NameAndHome both = NameAndHome.of(text);
        if (!both.name().isEmpty()) {
            ways.add(
                    homes.byAddress(both.home(), null).flatMap(there -> index.housed(there, both.name())),
                    "%s and (%s or %s)"
                            .formatted(
                                    inAddress("both_home", both.home(), null, sql),
                                    IN_NAME.formatted("both_name"),
                                    IN_PINYIN.formatted("both_name")));
            sql.with("both_name", both.name());
        }
        if (DIGITS.matcher(joined).matches()) {
            ways.add(living(homes.byRoom(joined)), "t.room = :room");
            sql.with("room", joined);
            addressed("door", joined + "号", null, ways, sql);
        }
        if (ADDRESS.matcher(joined).matches()) {
            address(text, joined, area, ways, sql);
        }
        if (ways.findsNobody() && NAME.matcher(joined).matches()) {
            ways.add(index.namedAlike(joined));
        }
        ways.demand();
    }

    /**
     * Everybody in homes whose address contains the text; no answer where they are too many. Nobody for one that
     * {@link #find} takes for an address anyway.
     */
    Optional<UUID[]> livingAt(String text) {
        String joined = WrittenText.joined(text).toUpperCase(Locale.ROOT);
        return ADDRESS.matcher(joined).matches()
                ? Optional.of(new UUID[0])
                : living(homes.byAddress(withoutRoomWord(joined), null));
    }

    private void named(String lower, SearchWays ways, ListSql sql) {
        sql.with("name", lower);
        ways.add(index.named(lower), IN_NAME.formatted("name"));
        if (LATIN.matcher(lower).matches()) {
            ways.add(index.spelt(lower), IN_PINYIN.formatted("name"));
        }
    }

    private void address(String text, String joined, @Nullable AreaPath area, SearchWays ways, ListSql sql) {
        addressed("home", withoutRoomWord(joined), null, ways, sql);
        territory.below(joined).ifPresent(part -> {
            String rest = withoutRoomWord(part.rest());
            if (!rest.isEmpty()) {
                addressed("below", rest, part.community(), ways, sql);
            }
        });
        located(text, area).ifPresent(place -> {
            UUID[] there = homes.byBuilding(place.path(), place.address(), place.room());
            ways.add(index.housed(there, ""), "h.dwelling_id = any(:there)");
            sql.with("there", there);
        });
    }

    /** Everybody in homes whose address contains the text. */
    private void addressed(String name, String written, @Nullable AreaPath within, SearchWays ways, ListSql sql) {
        ways.add(living(homes.byAddress(written, within)), inAddress(name, written, within, sql));
    }

    private Optional<UUID[]> living(Optional<UUID[]> in) {
        return in.flatMap(there -> index.housed(there, ""));
    }

    private static String inAddress(String name, String text, @Nullable AreaPath within, ListSql sql) {
        sql.with(name, text).with(name + "_part", WrittenText.partOfAddress(text));
        return within == null
                ? IN_ADDRESS.formatted(name)
                : IN_ADDRESS.formatted(name) + " and " + under(name + "_in", within, sql);
    }

    private static String under(String name, AreaPath node, ListSql sql) {
        sql.with(name, node.value()).with(name + "_end", node.end());
        return "t.path >= :%1$s and t.path < :%1$s_end".formatted(name);
    }

    private static String withoutRoomWord(String written) {
        return written.replaceFirst("室$", "");
    }

    /** People with that phone or document number, or one that ends so. */
    private List<PersonId> numbered(String typed, String joined) {
        Set<PersonId> found = new HashSet<>();
        if (Phone.read(typed) instanceof Parsed.Good<Phone>(var phone)) {
            numbers.byPhone(List.of(seals.hash(phone))).forEach(hit -> found.add(hit.id()));
        }
        if (NUMBER_OR_TAIL.matcher(joined).matches() && joined.chars().anyMatch(Character::isDigit)) {
            String tail = joined.substring(joined.length() - TAIL);
            numbers.phonesByTail(seals.phoneTail(tail)).stream()
                    .filter(e -> e.getValue().endsWith(joined))
                    .forEach(e -> found.add(e.getKey()));
            numbers.documentsByTail(seals.documentTail(tail)).forEach((id, number) -> {
                if (number.endsWith(joined)) {
                    found.add(id);
                }
            });
            found.addAll(documented(typed, clock.today()));
        }
        return List.copyOf(found);
    }

    /** By a whole document number; old ID numbers of 15 digits and short passports, too. */
    private List<PersonId> documented(String typed, LocalDate today) {
        List<byte[]> hashes = Arrays.stream(DocumentType.values())
                .filter(type -> type != DocumentType.NONE)
                .map(type -> IdentityDocument.read(type, typed, today))
                .filter(Parsed.Good.class::isInstance)
                .map(reading -> seals.hash(reading.orThrow()))
                .toList();
        return numbers.byDocument(hashes).stream().map(NumberStore.Hit::id).toList();
    }

    /** The building that the text means, so that 西范3组60号 is found where the address is kept as 3组60号. */
    private Optional<Location> located(String text, @Nullable AreaPath narrowed) {
        return Optional.ofNullable(narrowed)
                .or(() -> Optional.ofNullable(Acting.now().area()))
                .flatMap(area -> {
                    try {
                        return Optional.of(territory.locate(area, text));
                    } catch (Refused unread) {
                        return Optional.empty();
                    }
                });
    }
}
