package org.linli.territory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.Sealing;
import org.linli.platform.StaleRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who lets a building, the number sealed. */
@Repository
class LandlordStore {

    private static final int TAIL = 4;

    private final JdbcClient jdbc;
    private final Sealing sealing;

    LandlordStore(JdbcClient jdbc, Sealing sealing) {
        this.jdbc = jdbc;
        this.sealing = sealing;
    }

    /** Notes who lets the building; a name or number that is known already stays. */
    void note(BuildingId building, Landlord landlord) {
        jdbc.sql("""
                        update territory.building
                           set landlord_name = coalesce(landlord_name, :name),
                               landlord_phone_sealed = coalesce(landlord_phone_sealed, cast(:sealed as bytea)),
                               landlord_phone_hash = coalesce(landlord_phone_hash, cast(:hash as bytea)),
                               landlord_phone_tail_hash = coalesce(landlord_phone_tail_hash, cast(:tail as bytea)),
                               rental = true,
                               version = version + 1
                         where id = :id
                           and (landlord_name is null
                                or (landlord_phone_sealed is null and cast(:sealed as bytea) is not null)
                                or not rental)
                        """)
                .param("name", landlord.name())
                .param("sealed", sealing.sealNullable("phone", landlord.phone()))
                .param("hash", hash("phone", landlord.phone()))
                .param("tail", hash("phone-tail", tail(landlord.phone())))
                .param("id", building.value())
                .update();
    }

    void change(BuildingId building, int version, Landlord landlord) {
        int changed = jdbc.sql("""
                        update territory.building
                           set landlord_name = :name,
                               landlord_phone_sealed = cast(:sealed as bytea),
                               landlord_phone_hash = cast(:hash as bytea),
                               landlord_phone_tail_hash = cast(:tail as bytea),
                               rental = true,
                               version = version + 1
                         where id = :id and version = :version
                        """)
                .param("name", landlord.name())
                .param("sealed", sealing.sealNullable("phone", landlord.phone()))
                .param("hash", hash("phone", landlord.phone()))
                .param("tail", hash("phone-tail", tail(landlord.phone())))
                .param("id", building.value())
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new StaleRecord("building", building);
        }
    }

    Optional<String> phone(BuildingId building) {
        return jdbc.sql("""
                        select landlord_phone_sealed from territory.building
                         where id = :id and landlord_phone_sealed is not null
                        """)
                .param("id", building.value())
                .query((rs, n) -> sealing.open("phone", rs.getBytes(1)))
                .optional();
    }

    private byte @Nullable [] hash(String purpose, @Nullable String text) {
        return text == null ? null : sealing.hash(purpose, text);
    }

    private static @Nullable String tail(@Nullable String phone) {
        return phone == null || phone.length() < TAIL ? null : phone.substring(phone.length() - TAIL);
    }
}
