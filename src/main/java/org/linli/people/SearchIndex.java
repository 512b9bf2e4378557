package org.linli.people;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.linli.identity.PinyinName;
import org.linli.platform.text.TextRuns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds people of the signed-in scope by their names and homes, each way by the index made for it. No answer where more
 * than {@value #MOST} are found: so many are found sooner by looking at one person after the other.
 */
@Repository
class SearchIndex {

    private static final int MOST = 2000;
    private static final int MOST_ALIKE = 50;

    private final JdbcClient jdbc;

    SearchIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param written part of a name, in lower case and without blanks */
    Optional<UUID[]> named(String written) {
        return few(jdbc.sql("select named from people.named(:keys, :written, :most) named")
                .param("keys", TextRuns.keys(written))
                .param("written", written)
                .param("most", MOST + 1)
                .query(UUID.class)
                .list());
    }

    /** Whose name sounds the same, or is one character longer, shorter or other. */
    UUID[] namedAlike(String written) {
        return jdbc.sql("""
                        (select id from people.person where pinyin = :pinyin limit :most)
                        union
                        select alike from people.named_alike(:keys, :most) alike
                        """)
                .param("pinyin", PinyinName.of(written).full().toLowerCase(Locale.ROOT))
                .param("keys", TextRuns.shortened(written))
                .param("most", MOST_ALIKE)
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
    }

    /** @param latin the first letters of all syllables, or of each */
    Optional<UUID[]> spelt(String latin) {
        return few(jdbc.sql("""
                        select id
                          from people.person
                         where pinyin ~>=~ :latin and pinyin ~<~ :end
                            or initials ~>=~ :latin and initials ~<~ :end
                         limit :most
                        """)
                .param("latin", latin)
                .param("end", latin + "~")
                .param("most", MOST + 1)
                .query(UUID.class)
                .list());
    }

    /** @param name part of their name, or its pinyin or initials from the first on; empty for everybody there */
    Optional<UUID[]> housed(UUID[] homes, String name) {
        return few(jdbc.sql("""
                        select p.id
                          from people.household h
                          join people.person p on p.household_id = h.id
                         where h.dwelling_id = any(:homes)
                           and (strpos(search.name(p.name), :name) > 0
                                or starts_with(p.pinyin, :name) or starts_with(p.initials, :name))
                         limit :most
                        """)
                .param("homes", homes)
                .param("name", name)
                .param("most", MOST + 1)
                .query(UUID.class)
                .list());
    }

    private static Optional<UUID[]> few(List<UUID> found) {
        return found.size() > MOST ? Optional.empty() : Optional.of(found.toArray(UUID[]::new));
    }
}
