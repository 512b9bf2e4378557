package org.linli.territory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.text.TextRuns;
import org.linli.platform.text.WrittenText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds homes of the signed-in scope by what stands on their doors, each way by the index made for it. No answer where
 * more than {@value #MOST} are found: so many are found sooner by looking at one home after the other.
 */
@Component
public class HomeSearch {

    private static final int MOST = 2000;

    /** What stands in the address alone, not partly in the room: up to a house, a part of a village or a sign. */
    private static final Pattern BEGIN =
            Pattern.compile("^(?:.*[组幢栋弄巷村区])?(?:[^号]*号)|^.*[组幢栋弄巷村区]|^[^\\p{IsHan}/-]*[\\p{IsHan}/-]");

    private final JdbcClient jdbc;

    HomeSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ids of homes with this number on the flat's door. */
    public Optional<UUID[]> byRoom(String room) {
        return few(jdbc.sql("select id from territory.dwelling where room = :room limit :most")
                .param("room", room)
                .param("most", MOST + 1)
                .query(UUID.class)
                .list());
    }

    /**
     * Ids of homes whose address and room, written together, contain a text; not from the middle of a number on.
     *
     * @param within the node where they lie, by their household cell; null for anywhere
     */
    public Optional<UUID[]> byAddress(String written, @Nullable AreaPath within) {
        Matcher begin = BEGIN.matcher(written);
        return few(jdbc.sql("""
                        select d.id
                          from territory.addressed(:keys, :written, :pattern, :low, :high, :most) found
                          join territory.dwelling d on d.id = found
                        """)
                .param("keys", TextRuns.keys(begin.find() ? begin.group() : written))
                .param("written", written)
                .param("pattern", WrittenText.partOfAddress(written))
                .param("low", within == null ? "" : within.value())
                .param("high", within == null ? "~" : within.end())
                .param("most", MOST + 1)
                .query(UUID.class)
                .list());
    }

    /**
     * Ids of the homes in a building.
     *
     * @param place the node where it lies
     * @param room only this; empty for all
     */
    public UUID[] byBuilding(AreaPath place, String address, String room) {
        return jdbc.sql("""
                        select d.id
                          from territory.building b
                          join territory.dwelling d on d.building_id = b.id
                         where b.path >= :low and b.path < :high and b.address = :address and :room in ('', d.room)
                        """)
                .param("low", place.value())
                .param("high", place.end())
                .param("address", address)
                .param("room", room)
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
    }

    private static Optional<UUID[]> few(List<UUID> found) {
        return found.size() > MOST ? Optional.empty() : Optional.of(found.toArray(UUID[]::new));
    }
}
