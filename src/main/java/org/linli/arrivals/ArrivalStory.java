package org.linli.arrivals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.people.PersonId;
import org.linli.people.TimelineEntry;
import org.linli.people.TimelineSource;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;

/** Arrivals in the story of a person: registered with what applied, and withdrawn. */
@Component
class ArrivalStory implements TimelineSource {

    private final ArrivalStore store;
    private final Texts texts;

    ArrivalStory(ArrivalStore store, Texts texts) {
        this.store = store;
        this.texts = texts;
    }

    @Override
    public List<TimelineEntry> of(PersonId person) {
        return store.ofPerson(person).stream().flatMap(this::entries).toList();
    }

    private Stream<TimelineEntry> entries(Arrival arrival) {
        var entries = new ArrayList<TimelineEntry>();
        String href = "/arrivals/" + arrival.id();
        String applies =
                Optional.ofNullable(arrival.decided().protocol()).orElseGet(() -> texts.of("arrivals.registered.only"));
        entries.add(new TimelineEntry(
                arrival.registeredAt(),
                "register",
                "arrivals.story.registered",
                List.of(arrival.arrivedOn().toString(), arrival.originName(), applies),
                arrival.registeredBy(),
                arrival.details().texts().get(ArrivalDetail.NOTE),
                href));
        Arrival.Withdrawal withdrawal = arrival.withdrawal();
        if (withdrawal != null) {
            entries.add(new TimelineEntry(
                    withdrawal.at(),
                    "register",
                    "arrivals.story.withdrawn",
                    List.of(),
                    withdrawal.by(),
                    withdrawal.why(),
                    href));
        }
        return entries.stream();
    }
}
