package org.linli.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.linli.access.AuditTrail;
import org.linli.imports.Import;
import org.linli.imports.ImportSection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is said of a list of households in addition: who is on record and not in it. Looks are noted. */
@Component
class HouseholdImportResult {

    private static final int SHOWN = 200;
    private static final int ANSWERED = 1000;

    private final HouseholdImportStore store;
    private final CardStore cards;
    private final AuditTrail audit;

    HouseholdImportResult(HouseholdImportStore store, CardStore cards, AuditTrail audit) {
        this.store = store;
        this.cards = cards;
        this.audit = audit;
    }

    @Transactional
    ImportSection section(Import job) {
        List<Gone> gone = seen(job, SHOWN);
        return new ImportSection("people/import-result", Map.of("gone", gone, "stillHere", store.stillHere(job.id())));
    }

    @Transactional
    Map<String, Object> answer(Import job) {
        return Map.of("movedAway", seen(job, ANSWERED));
    }

    /** Where rows were set aside, the look is noted with them. */
    private List<Gone> seen(Import job, int most) {
        List<Gone> gone = gone(job, most);
        if (!gone.isEmpty() && job.aside() == 0 && !job.isRunning()) {
            audit.record("people.list.seen", job.id().toString(), job.area(), job.fileName());
        }
        return gone;
    }

    private List<Gone> gone(Import job, int most) {
        return cards.find(store.unlisted(job.id(), most)).values().stream()
                .map(card -> new Gone(card.id(), card.name(), card.address(), !card.isHere()))
                .toList();
    }

    /**
     * Somebody who is on record and does not stand in the list.
     *
     * @param settled whether they are on record as having gone since
     */
    @Schema(name = "ImportHouseholdGone")
    record Gone(PersonId person, String name, String address, boolean settled) {}
}
