package org.linli.arrangements;

import java.util.ArrayList;
import java.util.List;
import org.linli.access.Permissions;
import org.linli.people.PersonId;
import org.linli.people.TimelineEntry;
import org.linli.people.TimelineSource;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;

/** What a person's page tells of what was arranged for them or for those they live with. */
@Component
class ArrangementTimeline implements TimelineSource {

    private final Arrangements arrangements;
    private final Permissions permissions;
    private final Texts texts;

    ArrangementTimeline(Arrangements arrangements, Permissions permissions, Texts texts) {
        this.arrangements = arrangements;
        this.permissions = permissions;
        this.texts = texts;
    }

    @Override
    public List<TimelineEntry> of(PersonId person) {
        return permissions.held(Arrangements.SEE)
                ? arrangements.about(person).stream()
                        .flatMap(each -> entries(each).stream())
                        .toList()
                : List.of();
    }

    private List<TimelineEntry> entries(Arrangement arrangement) {
        String href = "/arrangements/" + arrangement.id();
        List<TimelineEntry> entries = new ArrayList<>();
        entries.add(new TimelineEntry(
                arrangement.raisedAt(), "people", "arrangements.story.asked", List.of(), null, null, href));
        Arrangement.Given given = arrangement.answer();
        if (given != null) {
            entries.add(new TimelineEntry(
                    given.at(),
                    "people",
                    "arrangements.story.answered",
                    List.of(texts.of(given.answer().key())),
                    given.by(),
                    given.words(),
                    href));
        }
        if (arrangement.endedAt() != null) {
            entries.add(new TimelineEntry(
                    arrangement.endedAt(), "people", "arrangements.story.over", List.of(), null, null, href));
        }
        return entries;
    }
}
