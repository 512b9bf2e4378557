package org.linli.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.platform.BusinessClock;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what all modules have to tell about a person. */
@Component
class PersonStory {

    private final List<TimelineSource> sources;
    private final Accounts accounts;
    private final Texts texts;
    private final BusinessClock clock;

    PersonStory(List<TimelineSource> sources, Accounts accounts, Texts texts, BusinessClock clock) {
        this.sources = sources;
        this.accounts = accounts;
        this.texts = texts;
        this.clock = clock;
    }

    /** A line as the page shows it. */
    record Line(
            Instant at,
            String icon,
            String text,
            @Nullable String by,
            @Nullable String note,
            @Nullable String href,
            List<UUID> photos) {}

    /**
     * @param next what is due, the soonest first
     * @param past what happened, the latest first
     */
    record Story(List<Line> next, List<Line> past) {}

    @Transactional(readOnly = true)
    public Story of(PersonId person) {
        List<TimelineEntry> entries =
                sources.stream().flatMap(source -> source.of(person).stream()).toList();
        Map<UUID, String> names = accounts.names(entries.stream()
                .map(TimelineEntry::account)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Instant now = clock.now();
        return new Story(
                entries.stream()
                        .filter(e -> e.at().isAfter(now))
                        .sorted(Comparator.comparing(TimelineEntry::at))
                        .map(e -> line(e, names))
                        .toList(),
                entries.stream()
                        .filter(e -> !e.at().isAfter(now))
                        .sorted(Comparator.comparing(TimelineEntry::at).reversed())
                        .map(e -> line(e, names))
                        .toList());
    }

    private Line line(TimelineEntry entry, java.util.Map<UUID, String> names) {
        UUID account = entry.account();
        return new Line(
                entry.at(),
                entry.icon(),
                texts.of(entry.key(), entry.args().toArray()),
                account == null ? null : names.get(account),
                entry.note(),
                entry.href(),
                entry.photos());
    }
}
