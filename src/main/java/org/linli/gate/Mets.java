package org.linli.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.exposures.ExposuresElsewhere;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who was at the same places at about the same times; asked with a reason, and each look is noted. */
@Service
@Transactional
public class Mets {

    /** Ask who was at a place with somebody. */
    public static final String ASK = "gate.met";

    private final MetStore store;
    private final Passes passes;
    private final People people;
    private final ExposuresElsewhere exposures;
    private final AuditTrail audit;
    private final BusinessClock clock;

    Mets(
            MetStore store,
            Passes passes,
            People people,
            ExposuresElsewhere exposures,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.passes = passes;
        this.people = people;
        this.exposures = exposures;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps that it was asked, and why.
     *
     * @param person of the register; null to ask about a pass
     * @throws Refused without a reason, and for minutes beyond {@value MetQuestion#LEAST} to {@value MetQuestion#MOST}
     */
    public MetQuestion ask(UUID id, @Nullable UUID person, @Nullable UUID pass, int minutes, String reason) {
        var problems = new ArrayList<Problem>();
        if (reason.isBlank() || reason.length() > MetQuestion.LONGEST) {
            problems.add(Problem.of("reason", "gate.met.reason.wrong", MetQuestion.LONGEST));
        }
        if (minutes < MetQuestion.LEAST || minutes > MetQuestion.MOST) {
            problems.add(Problem.of("minutes", "gate.met.minutes.wrong", MetQuestion.LEAST, MetQuestion.MOST));
        }
        Refused.ifAny(problems);
        AreaPath path = path(person, pass);
        var question = new MetQuestion(
                id,
                path,
                person,
                person == null ? pass : null,
                minutes,
                reason,
                clock.now(),
                Acting.now().account());
        store.keep(question);
        audit.record("gate.met.asked", question.subject().toString(), path, reason);
        return question;
    }

    private AreaPath path(@Nullable UUID person, @Nullable UUID pass) {
        if (person != null) {
            return people.get(PersonId.of(person)).path();
        }
        if (pass != null) {
            return passes.get(pass).path();
        }
        throw new NotFound("person", "none");
    }

    /** What was asked: the look is noted. */
    MetQuestion look(UUID id) {
        MetQuestion question = store.question(id).orElseThrow(() -> new NotFound("question", id));
        audit.record("gate.met.seen", question.subject().toString(), question.path(), question.reason());
        return question;
    }

    /** Who was there in the days that are kept, as far as whoever acts sees them. */
    @Transactional(readOnly = true)
    public MetAnswer answer(MetQuestion question) {
        return store.answer(question, since());
    }

    /**
     * Puts those of the answer who were chosen under what the rules ask of close contacts.
     *
     * @param chosen of the register; who is not in the answer is left out
     * @return how many were put under a measure
     */
    int put(UUID id, Collection<UUID> chosen) {
        MetQuestion question = look(id);
        UUID person = question.person();
        if (person == null) {
            throw new NotFound("person", "none");
        }
        List<Met> wanted = store.answer(question, since()).met().stream()
                .filter(one -> one.person() != null && chosen.contains(one.person()))
                .toList();
        Optional<Instant> last = wanted.stream()
                .flatMap(one -> one.times().stream())
                .map(Met.Time::they)
                .max(Comparator.naturalOrder());
        Set<PersonId> contacts = wanted.stream()
                .flatMap(one -> Stream.ofNullable(one.person()))
                .map(PersonId::of)
                .collect(Collectors.toSet());
        return last.map(at -> exposures.put(PersonId.of(person), contacts, clock.dayOf(at), question.id()))
                .orElse(0);
    }

    /** How often somebody came in the days that are kept. */
    @Transactional(readOnly = true)
    int entries(PersonId person) {
        return store.entries(person.value(), since());
    }

    private LocalDate since() {
        return clock.today().minusDays(EntryDays.KEPT);
    }
}
