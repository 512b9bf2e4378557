package org.linli.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.AuditTrail;
import org.linli.imports.Import;
import org.linli.imports.ImportAside;
import org.linli.imports.ImportAsides;
import org.linli.imports.ImportSection;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is said of a list of households in addition: who differs, and who is on record and not in it. Looks are noted. */
@Component
class HouseholdImportResult {

    private static final int SHOWN = 200;
    private static final int ANSWERED = 1000;

    private final ImportAsides asides;
    private final HouseholdImportStore store;
    private final CardStore cards;
    private final AuditTrail audit;
    private final Texts words;

    HouseholdImportResult(
            ImportAsides asides, HouseholdImportStore store, CardStore cards, AuditTrail audit, Texts words) {
        this.asides = asides;
        this.store = store;
        this.cards = cards;
        this.audit = audit;
        this.words = words;
    }

    @Transactional
    ImportSection section(Import job) {
        var changed = changed(job, SHOWN);
        var gone = gone(job, SHOWN);
        noteLook(job, changed.isEmpty() && gone.isEmpty());
        return new ImportSection(
                "people/import-result",
                Map.of(
                        "changed",
                        changed,
                        "waiting",
                        changed.stream().filter(row -> !row.settled()).count(),
                        "gone",
                        gone,
                        "stillHere",
                        store.stillHere(job.id())));
    }

    @Transactional
    Map<String, Object> answer(Import job) {
        var changed = changed(job, ANSWERED);
        var gone = gone(job, ANSWERED);
        noteLook(job, changed.isEmpty() && gone.isEmpty());
        var answer = new LinkedHashMap<String, Object>();
        answer.put("changed", changed);
        answer.put("movedAway", gone);
        return answer;
    }

    private void noteLook(Import job, boolean nobody) {
        if (!nobody && !job.isRunning()) {
            audit.record("people.list.seen", job.id().toString(), job.area(), job.fileName());
        }
    }

    private List<Changed> changed(Import job, int most) {
        return asides.of(job.id(), most, HouseholdImportChange.class).stream()
                .map(this::changed)
                .toList();
    }

    private Changed changed(ImportAside<HouseholdImportChange> aside) {
        return new Changed(
                aside.row(),
                aside.why().value(),
                new PersonId(Objects.requireNonNull(aside.subject())),
                aside.detail().fields().stream().map(this::told).toList(),
                aside.isSettled(),
                Objects.requireNonNullElse(aside.settledAs(), ""));
    }

    private HouseholdImportChange.Field told(HouseholdImportChange.Field field) {
        return switch (field.field()) {
            case "relation" -> told(field, "people.relation.");
            case "tags" -> told(field, "people.tag.");
            default -> field;
        };
    }

    private HouseholdImportChange.Field told(HouseholdImportChange.Field field, String keys) {
        return new HouseholdImportChange.Field(field.field(), told(field.onRecord(), keys), told(field.sent(), keys));
    }

    private String told(String codes, String keys) {
        return Stream.of(codes.split(","))
                .filter(code -> !code.isEmpty())
                .map(code -> words.of(keys + code))
                .collect(Collectors.joining("、"));
    }

    private List<Gone> gone(Import job, int most) {
        return cards.find(store.unlisted(job.id(), most)).values().stream()
                .map(card -> new Gone(card.id(), card.name(), card.address(), !card.isHere()))
                .toList();
    }

    /**
     * A row about somebody of whom something else is on record. Numbers are masked.
     *
     * @param name in the list
     * @param settled whether somebody decided about it
     * @param settledAs accepted or kept; empty while it waits
     */
    @Schema(name = "ImportHouseholdChange")
    record Changed(
            int row,
            String name,
            PersonId person,
            List<HouseholdImportChange.Field> fields,
            boolean settled,
            String settledAs) {}

    /**
     * Somebody who is on record and does not stand in the list.
     *
     * @param settled whether they are on record as having gone since
     */
    @Schema(name = "ImportHouseholdGone")
    record Gone(PersonId person, String name, String address, boolean settled) {}
}
