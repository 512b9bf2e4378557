package org.linli.territory;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.access.Sealing;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes a whole sub-district in batches: some twenty thousand homes in about a second. */
@Component
class TerritoryWriter {

    private static final int BATCH = 1000;
    private static final int TAIL = 4;

    private final AreaStore areas;
    private final JdbcTemplate jdbc;
    private final Sealing sealing;

    TerritoryWriter(AreaStore areas, JdbcTemplate jdbc, Sealing sealing) {
        this.areas = areas;
        this.jdbc = jdbc;
        this.sealing = sealing;
    }

    void lay(TerritoryPlan plan) {
        plan.areas().forEach(drawn -> areas.insert(drawn.area(), drawn.outline()));
        buildings(plan.buildings());
        homes(plan.homes());
    }

    private void buildings(List<TerritoryPlan.Built> buildings) {
        jdbc.batchUpdate("""
                        insert into territory.building
                               (id, path, rental_path, address, lat, lng, walk_order, landlord_name,
                                landlord_phone_sealed, landlord_phone_hash, landlord_phone_tail_hash, rental)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """, buildings, BATCH, (row, built) -> {
            Landlord landlord = built.landlord();
            String phone = landlord == null ? null : landlord.phone();
            row.setObject(1, built.id().value());
            row.setString(2, built.path().value());
            setPath(row, 3, built.rentalPath());
            row.setString(4, built.address());
            Position position = built.position();
            if (position == null) {
                row.setNull(5, Types.DOUBLE);
                row.setNull(6, Types.DOUBLE);
            } else {
                row.setDouble(5, position.lat());
                row.setDouble(6, position.lng());
            }
            row.setInt(7, built.walkOrder());
            row.setString(8, landlord == null ? null : landlord.name());
            row.setBytes(9, sealing.sealNullable("phone", phone));
            row.setBytes(10, phone == null ? null : sealing.hash("phone", phone));
            row.setBytes(11, phone == null ? null : sealing.hash("phone-tail", phone.substring(phone.length() - TAIL)));
            row.setBoolean(12, landlord != null);
        });
    }

    private void homes(List<TerritoryPlan.Home> homes) {
        jdbc.batchUpdate("""
                        insert into territory.dwelling (id, building_id, path, rental_path, room, walk_order, rental)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """, homes, BATCH, (row, home) -> {
            row.setObject(1, home.id().value());
            row.setObject(2, home.building().value());
            row.setString(3, home.path().value());
            setPath(row, 4, home.rentalPath());
            row.setString(5, home.room());
            row.setInt(6, home.walkOrder());
            row.setBoolean(7, home.rental());
        });
    }

    private static void setPath(PreparedStatement row, int at, @Nullable AreaPath path) throws SQLException {
        row.setString(at, path == null ? null : path.value());
    }
}
