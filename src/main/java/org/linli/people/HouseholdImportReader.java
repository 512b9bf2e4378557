package org.linli.people;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.identity.PersonName;
import org.linli.identity.Phone;
import org.linli.identity.Sex;
import org.linli.imports.ImportCells;
import org.linli.imports.ImportReading;
import org.linli.platform.text.WrittenText;
import org.linli.territory.WrittenAddress;

/**
 * Reads a row of a list of households. Who somebody is and where they live must be understood; of the rest it is
 * warned.
 */
final class HouseholdImportReader {

    private static final Pattern SEVERAL = Pattern.compile("[/、,，;；\\s]+(?=\\+?\\d{7,})");
    private static final Pattern PARTS = Pattern.compile("[/、,，;；。\\s]+");

    /** Words for what somebody needs; 非党员 says the opposite. */
    private static final Map<Tag, Pattern> TAGS = tags();

    private final ImportCells cells;
    private final LocalDate today;

    HouseholdImportReader(ImportCells cells) {
        this.cells = cells;
        this.today = cells.list().today();
    }

    ImportReading<HouseholdImportRow> read() {
        PersonName name = cells.take(HouseholdImportColumn.NAME, PersonName.read(text(HouseholdImportColumn.NAME)));
        IdentityDocument document = document();
        String address = address();
        List<Phone> phones = phones();
        LocalDate bornOn = bornOn();
        String head = WrittenText.joined(text(HouseholdImportColumn.HEAD));
        HouseholdImportRelation relation = HouseholdImportRelation.of(text(HouseholdImportColumn.RELATION));
        if (relation.isUnknown()) {
            cells.warn(HouseholdImportColumn.RELATION, "imports.kind.households.relation-unknown");
        }
        if (cells.isRefused() || name == null || document == null || address == null) {
            return cells.refused();
        }
        boolean isHead = relation.isHead() || PersonName.folded(head).equals(PersonName.folded(name.text()));
        return cells.good(new HouseholdImportRow(
                cells.row(),
                head.isEmpty() ? WrittenText.joined(text(HouseholdImportColumn.NUMBER)) : head,
                !head.isEmpty(),
                new HouseholdImportRelation(relation.relation(), isHead, relation.isTenant(), relation.isUnknown()),
                name.text(),
                document,
                sex(),
                bornOn,
                phones,
                address,
                readTags()));
    }

    private @Nullable IdentityDocument document() {
        String written = cells.shown(HouseholdImportColumn.DOCUMENT);
        if (ImportCells.isNothing(WrittenText.joined(written))) {
            return IdentityDocument.none();
        }
        if (cells.hasLostDigits(HouseholdImportColumn.DOCUMENT)) {
            return cells.refuse(HouseholdImportColumn.DOCUMENT, "people.document.refusal.lost-digits");
        }
        Optional<DocumentType> type = DocumentType.named(text(HouseholdImportColumn.DOCUMENT_TYPE));
        return cells.take(
                HouseholdImportColumn.DOCUMENT,
                type.map(known -> IdentityDocument.read(known, written, today))
                        .orElseGet(() -> IdentityDocument.read(written, today)));
    }

    private @Nullable String address() {
        return cells.take(
                asked(), WrittenAddress.read(text(HouseholdImportColumn.ADDRESS), text(HouseholdImportColumn.ROOM)));
    }

    private HouseholdImportColumn asked() {
        return HouseholdImport.homeColumn(cells.list().mapping());
    }

    private List<Phone> phones() {
        String written = cells.shown(HouseholdImportColumn.PHONE);
        if (ImportCells.isNothing(WrittenText.joined(written))) {
            return List.of();
        }
        var phones = new ArrayList<Phone>();
        for (String one : SEVERAL.split(WrittenText.plain(written))) {
            Phone phone = cells.take(HouseholdImportColumn.PHONE, Phone.read(one));
            if (phone != null && !phones.contains(phone)) {
                phones.add(phone);
            }
        }
        if (phones.size() > NewPerson.MOST_PHONES) {
            cells.refuse(HouseholdImportColumn.PHONE, "people.phones.many", NewPerson.MOST_PHONES);
        }
        return phones;
    }

    private @Nullable LocalDate bornOn() {
        LocalDateTime read = cells.moment(HouseholdImportColumn.BIRTHDAY, today);
        if (read == null) {
            return null;
        }
        LocalDate day = read.toLocalDate();
        return day.isAfter(today) || day.isBefore(today.minusYears(130))
                ? cells.refuse(HouseholdImportColumn.BIRTHDAY, "people.birthday.future", day.toString())
                : day;
    }

    private @Nullable Sex sex() {
        String written = text(HouseholdImportColumn.SEX).toLowerCase(java.util.Locale.ROOT);
        return written.startsWith("男") || written.equals("m") || written.equals("male")
                ? Sex.MALE
                : written.startsWith("女") || written.equals("f") || written.equals("female") ? Sex.FEMALE : null;
    }

    private Set<Tag> readTags() {
        Set<Tag> found = EnumSet.noneOf(Tag.class);
        String written = text(HouseholdImportColumn.TAGS);
        if (ImportCells.isNothing(WrittenText.joined(written))) {
            return found;
        }
        boolean all = true;
        for (String part : PARTS.split(written)) {
            List<Tag> meant = Stream.of(Tag.values())
                    .filter(tag ->
                            TAGS.containsKey(tag) && TAGS.get(tag).matcher(part).find())
                    .toList();
            found.addAll(meant);
            all &= part.isEmpty() || !meant.isEmpty();
        }
        if (!all) {
            cells.warn(HouseholdImportColumn.TAGS, "imports.kind.households.tag-unknown");
        }
        return found;
    }

    private String text(HouseholdImportColumn column) {
        return cells.text(column);
    }

    private static Map<Tag, Pattern> tags() {
        var words = new EnumMap<Tag, Pattern>(Tag.class);
        words.put(Tag.LIVES_ALONE, word("独居|lives alone"));
        words.put(Tag.PREGNANT, word("孕妇|孕产妇|怀孕|pregnant"));
        words.put(Tag.DIALYSIS, word("透析|血透|dialysis"));
        words.put(Tag.DISABLED, word("残疾|残障|disabled"));
        words.put(Tag.CHRONIC_ILLNESS, word("慢性?病|高血压|糖尿病|慢阻肺|chronic"));
        words.put(Tag.PSYCHIATRIC, word("精神(障碍|病|类药|科用?药|分裂)|psychiatric"));
        words.put(Tag.NEEDS_HELP, word("失能|卧床|不能自理|生活不能自理|needs help"));
        words.put(Tag.VOLUNTEER, word("志愿者|volunteer"));
        words.put(Tag.PARTY_MEMBER, word("党员|party member"));
        words.put(Tag.ELDER, word("老人|老年人|elder"));
        words.put(Tag.CHILD, word("儿童|child"));
        return words;
    }

    private static Pattern word(String words) {
        return Pattern.compile("(?<![非无没未]|不是)(" + words + ")", Pattern.CASE_INSENSITIVE);
    }
}
