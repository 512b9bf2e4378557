package org.linli.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.places.PlaceFact;
import org.linli.places.PlaceFacts;
import org.linli.places.PlaceStory;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the page of a place and the map its last round, open findings, closures and what it says of itself. */
@Component
class PatrolledStory implements PlaceFacts, PlaceStory {

    private static final int MOST = 60;

    private final PatrolledStore store;
    private final Checklists checklists;
    private final Dates dates;
    private final Texts texts;
    private final BusinessClock clock;

    PatrolledStory(PatrolledStore store, Checklists checklists, Dates dates, Texts texts, BusinessClock clock) {
        this.store = store;
        this.checklists = checklists;
        this.dates = dates;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public String permission() {
        return Rounds.SEE;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, List<PlaceFact>> of(Collection<UUID> places) {
        return store.glances(places, clock.today(), clock.now()).stream()
                .collect(Collectors.toMap(PatrolledStore.Glance::place, this::facts));
    }

    private List<PlaceFact> facts(PatrolledStore.Glance glance) {
        String page = PatrolledPages.PATH + "/" + glance.place();
        List<PlaceFact> facts = new ArrayList<>();
        LocalDate closed = glance.closedOn();
        if (closed != null) {
            facts.add(fact("closed", dates.day(closed), page, true));
        }
        LocalDate last = glance.lastRound();
        RoundState seen = glance.lastState();
        if (last != null && seen != null) {
            facts.add(fact("round", dates.day(last) + " " + texts.of(seen.key()), page, seen == RoundState.WRONG));
        }
        if (glance.open() > 0) {
            String words = glance.overdue() > 0
                    ? texts.of("inspection.fact.findings.overdue", glance.open(), glance.overdue())
                    : Integer.toString(glance.open());
            facts.add(fact("findings", words, page, true));
        }
        LocalDate said = glance.saidOn();
        if (said != null) {
            facts.add(fact("said", dates.day(said), page, false));
        }
        return facts;
    }

    private PlaceFact fact(String what, String value, String href, boolean isCareful) {
        return new PlaceFact(texts.of("inspection.fact." + what), value, href, isCareful);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> of(UUID place) {
        return store.happened(place, MOST).stream().map(this::entry).toList();
    }

    private Entry entry(PatrolledStore.Happened one) {
        String what = texts.of((one.finding() == null ? "inspection.story." : "inspection.event.") + one.what());
        String item = one.version() == null || one.checklist() == null || one.item() == null
                ? ""
                : texts.of(checklists.get(one.version(), one.checklist()).label(one.item()));
        return new Entry(
                one.at(),
                what,
                Stream.of(item, one.note()).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · ")),
                one.by(),
                one.finding() == null ? null : FindingPages.PATH + "/" + one.finding());
    }
}
