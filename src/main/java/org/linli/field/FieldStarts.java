package org.linli.field;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Permissions;
import org.linli.field.FieldKind.About;
import org.linli.people.HouseholdDoor;
import org.linli.people.HouseholdDoors;
import org.linli.people.HouseholdId;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.tasks.CompletionOutcome;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What can be entered that is nobody's task: offered to devices, and stored by its kind. */
@Component
class FieldStarts {

    /** What lay on a phone for longer nobody waits for any more. */
    private static final Duration LONG_AGO = Duration.ofDays(60);

    private final ObjectProvider<FieldKind> kinds;
    private final People people;
    private final HouseholdDoors doors;
    private final Permissions permissions;
    private final FieldForms forms;
    private final FieldMarks marks;
    private final Texts texts;
    private final BusinessClock clock;

    FieldStarts(
            ObjectProvider<FieldKind> kinds,
            People people,
            HouseholdDoors doors,
            Permissions permissions,
            FieldForms forms,
            FieldMarks marks,
            Texts texts,
            BusinessClock clock) {
        this.kinds = kinds;
        this.people = people;
        this.doors = doors;
        this.permissions = permissions;
        this.forms = forms;
        this.marks = marks;
        this.texts = texts;
        this.clock = clock;
    }

    /** Kinds that whoever acts may enter. */
    List<FieldKind> offered() {
        return kinds.stream()
                .filter(kind -> permissions.held(kind.permission()))
                .sorted(Comparator.comparing(FieldKind::key))
                .toList();
    }

    /** The kinds with their forms. */
    List<FieldItem> items(Collection<FieldKind> offered) {
        List<FieldItem> items = new ArrayList<>();
        for (FieldKind kind : offered) {
            FieldItem.Form form = forms.ofStart(kind.form());
            String id = marks.of(form);
            items.add(FieldItem.of(id, form));
            items.add(FieldItem.of(new FieldItem.Start(
                    kind.key(),
                    kind.icon(),
                    texts.of("starts.kind." + kind.key()),
                    kind.about().stream().sorted().toList(),
                    kind.order(),
                    id)));
        }
        return items;
    }

    /** What the kinds begin with at a door: by kind, then by household or person. */
    static Map<String, Map<UUID, Map<String, Object>>> first(Collection<FieldKind> offered, HouseholdDoor door) {
        Map<String, Map<UUID, Map<String, Object>>> first = new TreeMap<>();
        for (FieldKind kind : offered) {
            Map<UUID, Map<String, Object>> there = kind.first(door);
            if (!there.isEmpty()) {
                first.put(kind.key(), new TreeMap<>(there));
            }
        }
        return first;
    }

    /** Whether such a thing can be entered at all. */
    boolean isKnown(@Nullable String key) {
        return find(key).isPresent();
    }

    private Optional<FieldKind> find(@Nullable String key) {
        return kinds.stream().filter(kind -> kind.key().equals(key)).findFirst();
    }

    /**
     * Stores what was entered.
     *
     * @throws NotFound when it is about somebody whom whoever acts does not see
     */
    CompletionOutcome store(FieldEntry entry, UUID id, Instant at) {
        FieldKind kind = find(entry.kind()).orElseThrow();
        permissions.demand(kind.permission());
        Instant now = clock.now();
        if (at.isBefore(now.minus(LONG_AGO))) {
            throw Refused.of("at", "field.entry.old", LONG_AGO.toDays());
        }
        FieldStart start = start(kind, id, at.isAfter(now) ? now : at, entry.subject());
        demandUnchanged(kind, start, entry);
        return kind.store(start, kind.form().read(entry.given()));
    }

    /** Two at one door without signal: the later does not write over what the other found, unseen. */
    private void demandUnchanged(FieldKind kind, FieldStart start, FieldEntry entry) {
        Map<String, Object> began = entry.began();
        HouseholdId household = start.household();
        if (!kind.corrects() || began == null || household == null || entry.subject() == null) {
            return;
        }
        Map<String, Object> now = doors.of(Set.of(household)).stream()
                .findFirst()
                .map(door -> kind.first(door).getOrDefault(entry.subject(), Map.of()))
                .orElse(Map.of());
        if (!now.equals(began)) {
            String words = now.values().stream().map(Object::toString).collect(Collectors.joining(" · "));
            throw Refused.of("", words.isEmpty() ? "field.entry.changed.empty" : "field.entry.changed", words);
        }
    }

    /** What is told of what was stored before; null for nothing. */
    @Nullable
    CompletionOutcome again(FieldEntry entry, UUID id) {
        return find(entry.kind()).flatMap(kind -> kind.again(id)).orElse(null);
    }

    private FieldStart start(FieldKind kind, UUID id, Instant at, @Nullable UUID subject) {
        if (subject == null) {
            if (!kind.about().contains(About.NOTHING)) {
                throw new NotFound("subject", "none");
            }
            return new FieldStart(id, at, null, null);
        }
        return Stream.<Supplier<Optional<FieldStart>>>of(
                        () -> ofPerson(kind, id, at, PersonId.of(subject)),
                        () -> ofHousehold(kind, id, at, HouseholdId.of(subject)))
                .flatMap(look -> look.get().stream())
                .findFirst()
                .orElseThrow(() -> new NotFound("subject", subject));
    }

    private Optional<FieldStart> ofPerson(FieldKind kind, UUID id, Instant at, PersonId subject) {
        if (!kind.about().contains(About.PERSON)
                || people.cards(List.of(subject)).isEmpty()) {
            return Optional.empty();
        }
        Person person = people.get(subject);
        return Optional.of(new FieldStart(id, at, person.household(), subject));
    }

    private Optional<FieldStart> ofHousehold(FieldKind kind, UUID id, Instant at, HouseholdId subject) {
        return kind.about().contains(About.HOUSEHOLD)
                ? Optional.of(new FieldStart(id, at, people.household(subject).id(), null))
                : Optional.empty();
    }
}
