package org.linli.field;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FieldEntryStore {

    private final JdbcClient jdbc;

    FieldEntryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is kept of an entry.
     *
     * @param sendings how often it came
     * @param at when it was done, as corrected
     * @param refused keys of the problems; null where it is stored or about to be
     */
    record Kept(
            int sendings, String mark, Instant at, @Nullable String refused) {

        boolean isStored() {
            return sendings > 1 && refused == null;
        }
    }

    /**
     * Notes that an entry came, and makes others who send it wait until this transaction ends. Answers with what was
     * kept of it before, or with what is sent; nothing where the id is another device's.
     */
    Optional<Kept> came(FieldDevice device, FieldEntry entry, UUID id, Sending sending) {
        return jdbc.sql("""
                        insert into field.entry (id, device_id, account_id, number, kind, subject_id, phone_at, at,
                                                 received_at, mark, refused)
                        values (:id, :device, :account, :number, :kind, :subject, :phoneAt, :at, :now, :mark, null)
                        on conflict (id) do update set sendings = field.entry.sendings + 1
                         where field.entry.device_id = excluded.device_id
                        returning sendings, mark, at, refused
                        """)
                .param("id", id)
                .param("device", device.id())
                .param("account", device.account())
                .param("number", entry.number())
                .param("kind", entry.kind())
                .param("subject", entry.about())
                .param("phoneAt", Timestamp.from(sending.phoneAt()))
                .param("at", Timestamp.from(sending.at()))
                .param("now", Timestamp.from(sending.now()))
                .param("mark", sending.mark())
                .query((rs, row) -> new Kept(
                        rs.getInt("sendings"),
                        rs.getString("mark"),
                        rs.getTimestamp("at").toInstant(),
                        rs.getString("refused")))
                .optional();
    }

    /**
     * Keeps what became of an entry that {@linkplain #came came}.
     *
     * @param refused keys of the problems; null where it is stored
     */
    void became(UUID id, Sending sending, @Nullable String refused) {
        jdbc.sql("""
                        update field.entry
                           set phone_at = :phoneAt, at = :at, received_at = :now, mark = :mark, refused = :refused
                         where id = :id
                        """)
                .param("id", id)
                .param("phoneAt", Timestamp.from(sending.phoneAt()))
                .param("at", Timestamp.from(sending.at()))
                .param("now", Timestamp.from(sending.now()))
                .param("mark", sending.mark())
                .param("refused", refused)
                .update();
    }

    /**
     * One time that an entry was sent.
     *
     * @param phoneAt when it was done, by the device's clock
     * @param at as corrected by how much that was off
     * @param mark of what was sent
     */
    record Sending(Instant phoneAt, Instant at, Instant now, String mark) {}
}
