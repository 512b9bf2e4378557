package org.linli.exposures;

import java.util.ArrayList;
import java.util.List;
import org.linli.access.Permissions;
import org.linli.people.PersonId;
import org.linli.people.TimelineEntry;
import org.linli.people.TimelineSource;
import org.springframework.stereotype.Component;

/** What a person's page tells of exposures at their home and of what became of them. */
@Component
class ExposureTimeline implements TimelineSource {

    private final Exposures exposures;
    private final Permissions permissions;

    ExposureTimeline(Exposures exposures, Permissions permissions) {
        this.exposures = exposures;
        this.permissions = permissions;
    }

    @Override
    public List<TimelineEntry> of(PersonId person) {
        return permissions.held(ExposuresSetup.SEE)
                ? exposures.about(person).stream()
                        .flatMap(each -> entries(each, each.person().equals(person)).stream())
                        .toList()
                : List.of();
    }

    private static List<TimelineEntry> entries(Exposure exposure, boolean isTheirs) {
        String href = ExposurePages.PATH + "/" + exposure.id();
        String whose = isTheirs ? "exposures.story.theirs." : "exposures.story.others.";
        List<TimelineEntry> entries = new ArrayList<>();
        entries.add(new TimelineEntry(
                exposure.raisedAt(), "people", whose + exposure.kindCode(), List.of(), null, null, href));
        Exposure.Settled settled = exposure.settled();
        if (settled != null) {
            entries.add(new TimelineEntry(
                    settled.at(),
                    "people",
                    "exposures.story." + settled.outcome().code(),
                    List.of(),
                    settled.by(),
                    settled.words().isEmpty() ? null : settled.words(),
                    href));
        }
        return entries;
    }
}
