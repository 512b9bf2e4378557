package org.linli.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.identity.PersonName;
import org.linli.identity.Phone;
import org.linli.territory.Dwelling;

/**
 * What a row of a list of households says otherwise than the register; kept with the row, so numbers are masked.
 *
 * @param marks by field that may look the same and be another: by what the one on record is told; in rows of before
 *     there is none
 */
record HouseholdImportChange(List<Field> fields, Map<String, String> marks) {

    HouseholdImportChange(List<Field> fields, @Nullable Map<String, String> marks) {
        this.fields = List.copyOf(fields);
        this.marks = marks == null ? Map.of() : Map.copyOf(marks);
    }

    /**
     * One difference.
     *
     * @param field name, document, home, returned, phone, relation, head or tags
     * @param onRecord a relation or tags as codes; empty for nothing
     */
    @Schema(name = "ImportHouseholdField")
    record Field(String field, String onRecord, String sent) {}

    boolean has(String... names) {
        return fields.stream().anyMatch(field -> List.of(names).contains(field.field()));
    }

    /**
     * What stands on record otherwise than when this was shown, of what would be changed. What the record says like
     * the row by now is no difference any more.
     */
    List<Field> overtaken(HouseholdImportChange now) {
        return now.fields().stream()
                .filter(field -> has(field.field()) ? !isShown(field, now) : has("head") && isElsewhere(field))
                .toList();
    }

    /** Only what was shown before, as far as it still differs. */
    HouseholdImportChange within(HouseholdImportChange before) {
        return new HouseholdImportChange(
                fields.stream().filter(field -> before.has(field.field())).toList(), marks);
    }

    private boolean isShown(Field field, HouseholdImportChange now) {
        String mark = marks.get(field.field());
        return mark == null
                ? fields.stream()
                        .anyMatch(shown -> shown.field().equals(field.field())
                                && shown.onRecord().equals(field.onRecord()))
                : mark.equals(now.marks().get(field.field()));
    }

    private static boolean isElsewhere(Field field) {
        return field.field().equals("home") || field.field().equals("returned");
    }

    /** @param head whom the register names as the head where the list names this person; null where it names nobody */
    static HouseholdImportChange of(
            HouseholdImportRow row, HouseholdImportPerson on, Dwelling home, @Nullable String head, String elsewhere) {
        var fields = new ArrayList<Field>();
        Map<String, String> marks = Map.of(
                "document", on.documentMark(),
                "phone", on.phonesMark(),
                "home", String.valueOf(on.dwelling()));
        if (!new PersonName(on.name()).is(new PersonName(row.name()))) {
            fields.add(new Field("name", on.name(), row.name()));
        }
        if (row.hasDocument() && !on.document().equals(row.document())) {
            fields.add(new Field(
                    "document",
                    NumberMask.document(on.document(), on.minor()),
                    NumberMask.document(row.document(), on.minor())));
        }
        boolean moved = !home.id().equals(on.dwelling());
        if (moved) {
            fields.add(new Field("home", (elsewhere + " " + on.address()).strip(), home.label()));
        }
        if (on.leftOn() != null) {
            fields.add(new Field("returned", on.leftOn().toString(), ""));
        }
        if (!row.phones().isEmpty() && !Set.copyOf(on.phones()).containsAll(row.phones())) {
            fields.add(new Field("phone", masked(on.phones(), on.minor()), masked(row.phones(), on.minor())));
        }
        Relation relation = row.relation().relation();
        if (!row.relation().isHead() && relation != null && relation != Relation.MEMBER && relation != on.relation()) {
            fields.add(new Field("relation", on.relation().code(), relation.code()));
        }
        if (row.relation().isHead() && !on.head() && !moved) {
            fields.add(new Field("head", Objects.requireNonNullElse(head, ""), row.name()));
        }
        Set<Tag> tags = union(on.tags(), row);
        if (!on.tags().containsAll(tags)) {
            fields.add(new Field("tags", codes(on.tags()), codes(tags)));
        }
        return new HouseholdImportChange(fields, marks);
    }

    /** Tags on record with those of the row, save what follows from the age where that is known. */
    static Set<Tag> union(Set<Tag> entered, HouseholdImportRow row) {
        var all = new LinkedHashSet<>(entered);
        boolean dated = row.bornOn() != null || row.document().birthday().isPresent();
        row.tags().stream().filter(tag -> !dated || !tag.followsFromAge()).forEach(all::add);
        return all;
    }

    private static String masked(List<Phone> phones, boolean minor) {
        return phones.stream().map(phone -> NumberMask.phone(phone, minor)).collect(Collectors.joining("、"));
    }

    private static String codes(Set<Tag> tags) {
        return tags.stream()
                .sorted()
                .map(tag -> tag.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }
}
