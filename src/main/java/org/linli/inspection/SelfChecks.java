package org.linli.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.places.Place;
import org.linli.platform.BusinessClock;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What shops say of themselves, beside what rounds see. */
@Service
@Transactional
public class SelfChecks {

    private static final int DAYS_BACK = 14;

    private final SelfCheckStore store;
    private final FindingStore findings;
    private final Checklists checklists;
    private final BusinessClock clock;

    SelfChecks(SelfCheckStore store, FindingStore findings, Checklists checklists, BusinessClock clock) {
        this.store = store;
        this.findings = findings;
        this.checklists = checklists;
        this.clock = clock;
    }

    /** What is asked of a place each day; empty for one that is asked nothing. */
    public Optional<Checklist> asked(Place place) {
        return checklists
                .on(clock.today())
                .of(place.kind())
                .filter(list -> !list.daily().isEmpty());
    }

    /** What a place has said today. */
    @Transactional(readOnly = true)
    public Optional<SelfCheck> today(UUID place) {
        return store.of(place, clock.today()).stream().findFirst();
    }

    /**
     * A place says how it stands today; what it said first stands.
     *
     * @param typed {@code yes} or {@code no} by item
     * @throws Refused for each item without an answer
     */
    public void say(Place place, Map<String, String> typed) {
        Checklist list = asked(place).orElseThrow(() -> Refused.of("", "inspection.order.not", place.name()));
        Map<String, Boolean> answers = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String item : list.daily()) {
            String answer = typed.getOrDefault(item, "");
            if (answer.equals("yes") || answer.equals("no")) {
                answers.put(item, answer.equals("yes"));
            } else {
                problems.add(Problem.of(item, "inspection.self.missing"));
            }
        }
        Refused.ifAny(problems);
        store.insert(
                new SelfCheck(place.id(), clock.today(), clock.now(), list.version(), list.key(), answers),
                place.path());
    }

    /**
     * A day on which a place said something of itself.
     *
     * @param contradicted items that it said to be in order and that a round of the same day found not to be
     */
    public record Day(SelfCheck check, Set<String> contradicted) {}

    /** The last days of a place, the latest first. */
    @Transactional(readOnly = true)
    public List<Day> days(UUID place) {
        Map<LocalDate, Set<String>> found = new HashMap<>();
        findings.of(place, 100).stream()
                .filter(finding -> finding.state() != Finding.State.WITHDRAWN)
                .forEach(finding -> found.computeIfAbsent(clock.dayOf(finding.foundAt()), day -> new HashSet<>())
                        .add(finding.item()));
        return store.of(place, clock.today().minusDays(DAYS_BACK)).stream()
                .map(check -> new Day(check, contradicted(check, found.getOrDefault(check.day(), Set.of()))))
                .toList();
    }

    private static Set<String> contradicted(SelfCheck check, Set<String> found) {
        Set<String> both = new HashSet<>(found);
        both.removeIf(item -> !Boolean.TRUE.equals(check.answers().get(item)));
        return both;
    }
}
