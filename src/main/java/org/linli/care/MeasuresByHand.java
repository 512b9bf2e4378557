package org.linli.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.policy.Anchors;
import org.linli.policy.Bilingual;
import org.linli.policy.Credits;
import org.linli.policy.Plan;
import org.linli.policy.Policies;
import org.linli.policy.Policy;
import org.linli.policy.Protocol;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts somebody under a measure because staff say so, not a rule: a close contact who lives here, a measure that
 * another place asks for. It begins on the path of every measure: where what runs is stricter, that goes on (decision
 * 0016), and it is written down that it was so.
 */
@Service
@Transactional
public class MeasuresByHand {

    private final MeasureStart beginning;
    private final MeasureSuccession superseding;
    private final MeasureStore store;
    private final MeasureChange moving;
    private final Policies policies;
    private final People people;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Texts texts;
    private final BusinessClock clock;

    MeasuresByHand(
            MeasureStart beginning,
            MeasureSuccession superseding,
            MeasureStore store,
            MeasureChange moving,
            Policies policies,
            People people,
            Permissions permissions,
            AuditTrail audit,
            Texts texts,
            BusinessClock clock) {
        this.beginning = beginning;
        this.superseding = superseding;
        this.store = store;
        this.moving = moving;
        this.policies = policies;
        this.people = people;
        this.permissions = permissions;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What a choice would lead to.
     *
     * @param running what the person is under now; null for nothing
     * @param begins whether it begins; otherwise what runs is stricter and goes on
     */
    public record Preview(
            Protocol protocol, Plan plan, @Nullable Measure running, boolean begins) {}

    /**
     * What a choice led to.
     *
     * @param measure what the person is under now
     * @param begun whether that is the one chosen; otherwise what ran is stricter and goes on
     */
    public record Put(MeasureId measure, boolean begun) {}

    /** The versions whose protocols may be chosen: the one in force, and the catalogues. */
    public List<Policy> choices() {
        List<Policy> choices = new ArrayList<>();
        choices.add(policies.inForce(clock.today()));
        policies.versions().stream().filter(Policy::isCatalogue).forEach(choices::add);
        return choices;
    }

    /** What would apply, without storing anything; {@link Refused} where the choice cannot be. */
    @Transactional(readOnly = true)
    public Preview preview(MeasureChoice choice) {
        permissions.demand(CareSetup.MOVE);
        Protocol protocol = protocol(choice);
        // Nobody has given a reason yet.
        NewMeasure wanted = wanted(choice, protocol.name());
        Measure running = running(choice.person()).orElse(null);
        return new Preview(protocol, wanted.plan(), running, running == null || beginning.wouldBegin(wanted, running));
    }

    /** Begins it, or lets what is stricter go on; either way it stands in the person's story and in the trail. */
    public Put put(MeasureChoice choice) {
        permissions.demand(CareSetup.MOVE);
        String reason = choice.reason().strip();
        Refused.ifAny(MeasureReason.problems("reason", reason));
        store.lock(List.of(choice.person()), List.of(card(choice.person()).householdId()));
        NewMeasure wanted = wanted(choice, new Bilingual(reason, reason));
        Optional<Measure> before = running(choice.person());
        before.filter(m -> isSame(m, wanted.plan())).ifPresent(same -> {
            throw Refused.of(
                    "protocol", "care.hand.same", same.protocol(), same.endsOn().toString());
        });
        MeasureId id = beginning.begin(List.of(wanted)).getFirst();
        boolean begun = id.equals(wanted.id());
        if (!begun) {
            Measure goesOn = store.find(id).orElseThrow();
            String kept = texts.of(
                    "care.hand.kept.reason",
                    wanted.plan().protocol(),
                    wanted.plan().endsOn().toString(),
                    reason);
            moving.append(goesOn, MeasureDecisionKind.KEPT, shortened(kept), null, null);
        }
        audit.record(
                begun ? "care.begun.by.hand" : "care.kept.by.hand",
                choice.person().toString(),
                wanted.path(),
                wanted.plan().version() + " " + wanted.plan().protocol());
        return new Put(id, begun);
    }

    private NewMeasure wanted(MeasureChoice choice, Bilingual reason) {
        PersonCard card = card(choice.person());
        Protocol protocol = protocol(choice);
        LocalDate on = choice.on();
        if (on.isAfter(clock.today())) {
            throw Refused.of("on", "care.hand.ahead", on.toString());
        }
        Protocol.Anchor event =
                choice.countsFrom() == null ? protocol.counting().anchor() : choice.countsFrom();
        // Whoever lives here arrived nowhere: the day of the event is the first on which anything can be due.
        Anchors anchors = Anchors.arrival(on)
                .leftRiskArea(event == Protocol.Anchor.LEAVING_RISK_AREA ? on : null)
                .lastContact(event == Protocol.Anchor.LAST_CONTACT ? on : null)
                .startingAt(clock.localNow().toLocalDateTime());
        Plan plan = policies.plan(choice.version(), protocol.code(), Set.of(event), anchors, Credits.none());
        if (plan.lastDay().isBefore(clock.today())) {
            throw Refused.of(
                    "on", "care.hand.over", plan.protocol(), plan.lastDay().toString());
        }
        return new NewMeasure(
                MeasureId.next(),
                choice.person(),
                card.householdId(),
                card.path(),
                card.rentalPath(),
                plan,
                Measure.BY_HAND,
                reason,
                null,
                List.of(),
                false);
    }

    private PersonCard card(PersonId person) {
        PersonCard card = Optional.ofNullable(people.cards(List.of(person)).get(person))
                .orElseThrow(() -> new NotFound("person", person));
        if (!card.isHere()) {
            throw Refused.of("", "care.hand.gone", card.name());
        }
        return card;
    }

    private Protocol protocol(MeasureChoice choice) {
        return choices().stream()
                .filter(version -> version.version().equals(choice.version()))
                .flatMap(version -> version.protocol(choice.protocol()).stream())
                .findFirst()
                .orElseThrow(() -> new Refused(List.of(Problem.of("protocol", "care.hand.protocol"))));
    }

    private Optional<Measure> running(PersonId person) {
        return Optional.ofNullable(superseding.running(List.of(person), false).get(person));
    }

    private static boolean isSame(Measure running, Plan plan) {
        return running.protocol().equals(plan.protocol())
                && running.policyVersion().equals(plan.version())
                && running.anchoredOn().equals(plan.anchoredOn());
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), MeasureReason.LONGEST));
    }
}
