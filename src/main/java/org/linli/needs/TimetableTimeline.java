package org.linli.needs;

import java.util.List;
import java.util.stream.Stream;
import org.linli.access.Permissions;
import org.linli.people.PersonId;
import org.linli.people.TimelineEntry;
import org.linli.people.TimelineSource;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.springframework.stereotype.Component;

/** What a person's page tells of their dialysis: on which days, and when they have to leave next. */
@Component
class TimetableTimeline implements TimelineSource {

    private final Timetables timetables;
    private final TimetableWording wording;
    private final Permissions permissions;
    private final BusinessClock clock;
    private final Dates dates;

    TimetableTimeline(
            Timetables timetables,
            TimetableWording wording,
            Permissions permissions,
            BusinessClock clock,
            Dates dates) {
        this.timetables = timetables;
        this.wording = wording;
        this.permissions = permissions;
        this.clock = clock;
        this.dates = dates;
    }

    /** Whoever may not see what people need is told nothing of it: it is about their health. */
    @Override
    public List<TimelineEntry> of(PersonId person) {
        return permissions.held(NeedsSetup.SEE)
                ? timetables.of(person).stream().flatMap(this::next).toList()
                : List.of();
    }

    private Stream<TimelineEntry> next(Timetable timetable) {
        return timetable
                .between(
                        clock.today(),
                        timetable.from().isAfter(clock.today())
                                ? timetable.from().plusDays(Timetables.AHEAD)
                                : clock.today().plusDays(Timetables.AHEAD),
                        clock.zone())
                .stream()
                .filter(each -> each.due().isAfter(clock.now()))
                .limit(1)
                .map(each -> new TimelineEntry(
                        each.due(),
                        "clock",
                        "needs.timeline.dialysis",
                        List.of(wording.days(timetable), dates.moment(each.due()), dates.moment(each.start())),
                        null,
                        timetable.words(),
                        permissions.held(NeedsSetup.ENTER)
                                ? TimetablePages.PATH + "?person=" + timetable.person()
                                : null));
    }
}
