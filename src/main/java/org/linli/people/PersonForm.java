package org.linli.people;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.identity.PersonName;
import org.linli.identity.Phone;
import org.linli.identity.Sex;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.CalendarDay;
import org.linli.platform.text.Parsed;
import org.linli.platform.text.WrittenText;

/**
 * A person's form as typed; kept when it is refused. The numbers on record are never in it.
 *
 * @param documentType name of a {@link DocumentType}; empty to tell it from the number
 * @param anyway whether to register here although the document is known elsewhere
 */
record PersonForm(
        @Nullable String name,
        @Nullable String documentType,
        @Nullable String document,
        @Nullable String sex,
        @Nullable String bornOn,
        @Nullable String relation,
        @Nullable String phone,
        @Nullable String phone2,
        @Nullable List<String> tags,
        @Nullable Boolean anyway) {

    static PersonForm blank() {
        return new PersonForm("", "", "", "", "", Relation.MEMBER.name(), "", "", List.of(), false);
    }

    static PersonForm of(Person person) {
        Sex sex = person.sex();
        return new PersonForm(
                person.name(),
                "",
                "",
                sex == null ? "" : sex.name(),
                person.bornOn() == null ? "" : person.bornOn().toString(),
                person.relation().name(),
                "",
                "",
                person.entered().stream().map(Tag::name).toList(),
                false);
    }

    public boolean has(Tag tag) {
        return Optional.ofNullable(tags).orElse(List.of()).contains(tag.name());
    }

    public boolean isAnyway() {
        return Boolean.TRUE.equals(anyway);
    }

    /** Reads somebody new; refused with everything that is wrong. */
    NewPerson read(HouseholdId household, LocalDate today) {
        var problems = new ArrayList<Problem>();
        checkName(problems);
        Optional<IdentityDocument> read = readDocument(today, problems);
        Optional<LocalDate> birthday = readBirthday(today, problems);
        List<Phone> phones = readPhones(problems);
        Refused.ifAny(problems);
        return new NewPerson(
                PersonId.next(),
                household,
                WrittenText.typed(name),
                read.orElse(IdentityDocument.none()),
                readSex(),
                birthday.orElse(null),
                readRelation(),
                phones,
                readTags());
    }

    /** Reads a correction; an empty document keeps the one on record. */
    Correction correction(Set<UUID> endedContacts, LocalDate today) {
        var problems = new ArrayList<Problem>();
        checkName(problems);
        Optional<IdentityDocument> read = WrittenText.typed(document).isEmpty()
                        && !DocumentType.NONE.name().equals(documentType)
                ? Optional.<IdentityDocument>empty()
                : readDocument(today, problems);
        Optional<LocalDate> birthday = readBirthday(today, problems);
        List<Phone> phones = readPhones(problems);
        Refused.ifAny(problems);
        return new Correction(
                WrittenText.typed(name),
                readRelation(),
                read.orElse(null),
                readSex(),
                birthday.orElse(null),
                readTags(),
                phones,
                endedContacts);
    }

    private void checkName(List<Problem> problems) {
        if (PersonName.read(WrittenText.typed(name)) instanceof Parsed.Refused<PersonName> refused) {
            problems.add(refused.problem("name"));
        }
    }

    private Optional<IdentityDocument> readDocument(LocalDate today, List<Problem> problems) {
        Optional<DocumentType> type = Stream.of(DocumentType.values())
                .filter(t -> t.name().equals(documentType))
                .findFirst();
        return take(
                "document",
                type.map(t -> IdentityDocument.read(t, WrittenText.typed(document), today))
                        .orElseGet(() -> IdentityDocument.read(WrittenText.typed(document), today)),
                problems);
    }

    private List<Phone> readPhones(List<Problem> problems) {
        var phones = new ArrayList<Phone>();
        if (!WrittenText.typed(phone).isEmpty()) {
            take("phone", Phone.read(WrittenText.typed(phone)), problems).ifPresent(phones::add);
        }
        if (!WrittenText.typed(phone2).isEmpty()) {
            take("phone2", Phone.read(WrittenText.typed(phone2)), problems).ifPresent(phones::add);
        }
        return phones;
    }

    private Optional<LocalDate> readBirthday(LocalDate today, List<Problem> problems) {
        if (WrittenText.typed(bornOn).isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = CalendarDay.parse(WrittenText.typed(bornOn));
            if (day.isAfter(today) || day.isBefore(today.minusYears(130))) {
                problems.add(Problem.of("bornOn", "people.birthday.future", day.toString()));
            }
            return Optional.of(day);
        } catch (DateTimeParseException e) {
            problems.add(Problem.of("bornOn", "people.birthday.form"));
            return Optional.empty();
        }
    }

    private @Nullable Sex readSex() {
        return Stream.of(Sex.values())
                .filter(s -> s.name().equals(WrittenText.typed(sex).toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    private Relation readRelation() {
        return Stream.of(Relation.values())
                .filter(r -> r.name().equals(relation))
                .findFirst()
                .orElse(Relation.MEMBER);
    }

    private Set<Tag> readTags() {
        Set<Tag> chosen = EnumSet.noneOf(Tag.class);
        Stream.of(Tag.values()).filter(this::has).forEach(chosen::add);
        return chosen;
    }

    private static <T> Optional<T> take(String field, Parsed<T> reading, List<Problem> problems) {
        return switch (reading) {
            case Parsed.Good<T>(T value) -> Optional.ofNullable(value);
            case Parsed.Refused<T>(String key, List<Object> args) -> {
                problems.add(new Problem(field, key, args));
                yield Optional.empty();
            }
        };
    }
}
