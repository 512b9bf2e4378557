package org.linli.field;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FieldSealKeyStore {

    private final JdbcClient jdbc;

    FieldSealKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<byte[]> latest() {
        return jdbc.sql("select public_key from field.seal_key order by made_at desc, id desc limit 1")
                .query(byte[].class)
                .optional();
    }

    /** Sealed; the latest first. */
    List<byte[]> privateKeys() {
        return jdbc.sql("select private_sealed from field.seal_key order by made_at desc, id desc")
                .query(byte[].class)
                .list();
    }

    /** Of two who make the first at once, one does. */
    void insertFirst(UUID id, byte[] publicKey, byte[] privateSealed, Instant now) {
        jdbc.sql("lock table field.seal_key in share row exclusive mode").update();
        jdbc.sql("""
                        insert into field.seal_key (id, public_key, private_sealed, made_at)
                        select :id, :public, :private, :now where not exists (select 1 from field.seal_key)
                        """)
                .param("id", id)
                .param("public", publicKey)
                .param("private", privateSealed)
                .param("now", Timestamp.from(now))
                .update();
    }
}
