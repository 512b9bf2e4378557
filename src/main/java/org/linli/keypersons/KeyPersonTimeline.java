package org.linli.keypersons;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Permissions;
import org.linli.people.PersonId;
import org.linli.people.TimelineEntry;
import org.linli.people.TimelineSource;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Component;

/** What a person's page tells of why they are watched, when they were met last and when they must be met. */
@Component
class KeyPersonTimeline implements TimelineSource {

    private final KeyPersons persons;
    private final KeyPersonWords words;
    private final Accounts accounts;
    private final Permissions permissions;
    private final BusinessClock clock;

    KeyPersonTimeline(
            KeyPersons persons, KeyPersonWords words, Accounts accounts, Permissions permissions, BusinessClock clock) {
        this.persons = persons;
        this.words = words;
        this.accounts = accounts;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public List<TimelineEntry> of(PersonId person) {
        return permissions.held(KeyPersons.SEE)
                ? persons.of(person).map(this::entry).stream().toList()
                : List.of();
    }

    /** What is overdue is still to come, by the end of today. */
    private TimelineEntry entry(KeyPerson who) {
        KeyPerson.Due due = who.dueSeenFrom(clock.today());
        Instant end = clock.endOf(due == KeyPerson.Due.OVERDUE ? clock.today() : who.dueOn());
        return new TimelineEntry(
                end.minusSeconds(1),
                "eye",
                due == KeyPerson.Due.OVERDUE ? "keypersons.story.late" : "keypersons.story",
                List.of(words.due(who), words.reasons(who), words.contact(who, name(who))),
                null,
                null,
                KeyPersonPages.PATH);
    }

    private @Nullable String name(KeyPerson who) {
        UUID by = Optional.ofNullable(who.contact()).map(KeyPerson.Contact::by).orElse(null);
        Map<UUID, String> names = by == null ? Map.of() : accounts.names(List.of(by));
        return by == null ? null : names.get(by);
    }
}
