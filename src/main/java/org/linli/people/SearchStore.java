package org.linli.people;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.linli.access.Acting;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.platform.BusinessClock;
import org.linli.platform.Paging;
import org.linli.platform.Refused;
import org.linli.platform.text.Parsed;
import org.linli.platform.text.WrittenText;
import org.linli.territory.AddressPart;
import org.linli.territory.Location;
import org.linli.territory.Territory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds people by what staff type: a name, its pinyin, a number or its tail, a room. In walking order. */
@Repository
class SearchStore {

    private static final Pattern NUMBER_OR_TAIL = Pattern.compile("[0-9A-Z]{4,20}");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,6}");
    private static final Pattern ADDRESS = Pattern.compile(".*(\\d.*\\p{IsHan}|\\p{IsHan}.*\\d|\\d[-/]\\w).*");
    private static final int TAIL = 4;

    private final JdbcClient jdbc;
    private final NumberSeals seals;
    private final Territory territory;
    private final BusinessClock clock;
    private final ScopePlanning planning;
    private final NumberStore numbers;

    SearchStore(
            JdbcClient jdbc,
            NumberSeals seals,
            Territory territory,
            BusinessClock clock,
            ScopePlanning planning,
            NumberStore numbers) {
        this.numbers = numbers;
        this.jdbc = jdbc;
        this.seals = seals;
        this.territory = territory;
        this.clock = clock;
        this.planning = planning;
    }

    /** A question made ready for SQL; each part finds people on its own. */
    record Terms(
            PersonQuery query,
            String name,
            String latin,
            String home,
            String room,
            List<PersonId> ids,
            Optional<Location> place,
            Optional<AddressPart> part,
            NameAndHome both) {}

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
            var together = TOGETHER.matcher(parts[0]);
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

    Terms terms(PersonQuery query) {
        var joined = WrittenText.joined(query.text()).toUpperCase(Locale.ROOT);
        var lower = joined.toLowerCase(Locale.ROOT);
        return new Terms(
                query,
                lower,
                lower.matches("[a-z]+") ? lower : "",
                ADDRESS.matcher(joined).matches() ? joined.replaceFirst("室$", "") : "",
                DIGITS.matcher(joined).matches() ? joined : "",
                numbered(query.text(), joined),
                ADDRESS.matcher(joined).matches() ? located(query) : Optional.empty(),
                ADDRESS.matcher(joined).matches() ? territory.below(joined) : Optional.empty(),
                NameAndHome.of(query.text()));
    }

    long count(Terms terms) {
        return planning.overMany(() -> bind(jdbc.sql("select count(*) from (" + MATCHING + ") as matching"), terms)
                .query(Long.class)
                .single());
    }

    List<PersonId> page(Terms terms, Paging paging) {
        var sql = MATCHING + """
                order by p.path, t.building_order, t.address, t.room_order, t.room, h.id,
                         h.head_id is distinct from p.id, p.id
                limit :size offset :offset
                """;
        return planning.overMany(() -> bind(jdbc.sql(sql), terms)
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query((rs, n) -> new PersonId(rs.getObject("id", UUID.class)))
                .list());
    }

    /** strpos and starts_with take % and _ as the characters that they are. */
    private static final String MATCHING = """
            select p.id
              from people.person p
              join people.household h on h.id = p.household_id
              left join territory.home t on t.dwelling_id = h.dwelling_id
             where (:area = '' or (p.path >= :area and p.path < :areaEnd)
                    or (p.rental_path >= :area and p.rental_path < :areaEnd))
               and (:presence = 'all' or (:presence = 'here') = (p.left_on is null and p.died_on is null))
               and p.tags @> string_to_array(:tags, ',')
               and (not :elder or p.born_on <= :elderSince or (p.born_on is null and 'elder' = any(p.tags)))
               and (not :child or p.born_on > :childSince or (p.born_on is null and 'child' = any(p.tags)))
               and (not :twice or exists (select 1 from people.person o
                                           where o.document_hash = p.document_hash and o.id <> p.id))
               and (:name = ''
                    or strpos(lower(replace(p.name, ' ', '')), :name) > 0
                    or (:latin <> '' and (starts_with(p.pinyin, :latin) or starts_with(p.initials, :latin)))
                    or p.id = any(:ids)
                    or (:bothName <> '' and strpos(t.address || t.room, :bothHome) > 0
                        and t.address || t.room ~ :bothHomePart
                        and (strpos(lower(replace(p.name, ' ', '')), :bothName) > 0
                             or starts_with(p.pinyin, :bothName) or starts_with(p.initials, :bothName)))
                    or (:home <> '' and strpos(t.address || t.room, :home) > 0 and t.address || t.room ~ :homePart)
                    or (:below <> '' and t.path >= :community and t.path < :community || '~'
                        and strpos(t.address || t.room, :below) > 0 and t.address || t.room ~ :belowPart)
                    or (:room <> '' and (t.room = :room or t.address ~ ('(^|\\D)' || :room || '号')))
                    or (:address <> '' and t.address = :address and t.path >= :within and t.path < :within || '~'
                        and (:roomOf = '' or t.room = :roomOf)))
            """;

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, Terms terms) {
        var query = terms.query();
        var below = terms.part().map(p -> p.rest().replaceFirst("室$", "")).orElse("");
        var tags = query.tags().stream().filter(t -> !t.followsFromAge()).toList();
        return sql.param("area", query.area() == null ? "" : query.area().value())
                .param("areaEnd", query.area() == null ? "" : query.area().end())
                .param("presence", query.presence().code())
                .param("tags", PersonStore.joined(tags))
                .param("elder", query.tags().contains(Tag.ELDER))
                .param("elderSince", Date.valueOf(clock.today().minusYears(Tag.ELDER_AGE)))
                .param("child", query.tags().contains(Tag.CHILD))
                .param("childSince", Date.valueOf(clock.today().minusYears(Tag.MINOR_AGE)))
                .param("twice", query.twice())
                .param("name", terms.name())
                .param("latin", terms.latin())
                .param("ids", terms.ids().stream().map(PersonId::value).toArray(UUID[]::new))
                .param("bothName", terms.both().name())
                .param("bothHome", terms.both().home())
                .param("bothHomePart", WrittenText.partOfAddress(terms.both().home()))
                .param("home", terms.home())
                .param("homePart", WrittenText.partOfAddress(terms.home()))
                .param("below", below)
                .param("belowPart", WrittenText.partOfAddress(below))
                .param("community", terms.part().map(p -> p.community().value()).orElse(""))
                .param("room", terms.room())
                .param("address", terms.place().map(Location::address).orElse(""))
                .param("within", terms.place().map(l -> l.path().value()).orElse(""))
                .param("roomOf", terms.place().map(Location::room).orElse(""));
    }

    /** People with that phone or document number, or one that ends so. */
    private List<PersonId> numbered(String typed, String joined) {
        Set<PersonId> found = new HashSet<>();
        if (Phone.read(typed) instanceof Parsed.Good<Phone>(var phone)) {
            numbers.byPhone(List.of(seals.hash(phone))).forEach(hit -> found.add(hit.id()));
        }
        if (NUMBER_OR_TAIL.matcher(joined).matches() && joined.chars().anyMatch(Character::isDigit)) {
            var tail = joined.substring(joined.length() - TAIL);
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
        var hashes = java.util.Arrays.stream(DocumentType.values())
                .filter(type -> type != DocumentType.NONE)
                .map(type -> IdentityDocument.read(type, typed, today))
                .filter(Parsed.Good.class::isInstance)
                .map(reading -> seals.hash(reading.orThrow()))
                .toList();
        return numbers.byDocument(hashes).stream().map(NumberStore.Hit::id).toList();
    }

    /** The building that the text means, so that 西范3组60号 is found where the address is kept as 3组60号. */
    private Optional<Location> located(PersonQuery query) {
        return Optional.ofNullable(query.area())
                .or(() -> Optional.ofNullable(Acting.now().area()))
                .flatMap(area -> {
                    try {
                        return Optional.of(territory.locate(area, query.text()));
                    } catch (Refused unread) {
                        return Optional.empty();
                    }
                });
    }
}
