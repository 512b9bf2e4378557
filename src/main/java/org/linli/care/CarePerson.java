package org.linli.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;

/**
 * Somebody under a measure, as the lists of care show them.
 *
 * @param path of the measure
 * @param card null until the page is complete, and where whoever acts does not see the person
 * @param place where the measure lies, in words
 */
record CarePerson(
        MeasureId measure,
        PersonId id,
        AreaPath path,
        String protocol,
        boolean drill,
        @Nullable PersonCard card,
        String place) {

    /** Selects what {@link #read} reads; {@code m} is the measure. */
    static final String SELECTED = "m.id as measure, m.person_id, m.path, m.protocol, m.drill";

    static CarePerson read(ResultSet rs) throws SQLException {
        return new CarePerson(
                MeasureId.of(rs.getObject("measure", UUID.class)),
                PersonId.of(rs.getObject("person_id", UUID.class)),
                new AreaPath(rs.getString("path")),
                rs.getString("protocol"),
                rs.getBoolean("drill"),
                null,
                "");
    }

    CarePerson with(@Nullable PersonCard found, String area) {
        return new CarePerson(measure, id, path, protocol, drill, found, area);
    }

    @Nullable
    String of(Function<PersonCard, @Nullable String> part) {
        return card == null ? null : part.apply(card);
    }
}
