package org.linli.vaccination;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;

/**
 * A row of a list of doses that was understood.
 *
 * @param name empty where none is written
 * @param vaccine key of the vaccine
 */
record DoseImportRow(
        String name,
        @Nullable IdentityDocument document,
        @Nullable Phone phone,
        int number,
        LocalDate day,
        String vaccine,
        String maker,
        String batch,
        String site) {

    Dose dose(UUID id, UUID person) {
        return new Dose(id, person, vaccine, maker, batch, number, site, day);
    }
}
