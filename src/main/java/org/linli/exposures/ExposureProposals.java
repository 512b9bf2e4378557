package org.linli.exposures;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.linli.access.AreaPath;
import org.linli.care.Care;
import org.linli.care.Measure;
import org.linli.care.MeasureId;
import org.linli.care.Measures;
import org.linli.care.NewMeasure;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Languages;
import org.linli.platform.Texts;
import org.linli.policy.Anchors;
import org.linli.policy.Bilingual;
import org.linli.policy.CaseContact;
import org.linli.policy.Decision;
import org.linli.policy.Facts;
import org.linli.policy.Plan;
import org.linli.policy.Policies;
import org.springframework.stereotype.Component;

/**
 * What the rules in force ask of those who live with somebody: people who live with a case are its close contacts, and
 * those who live with a close contact are contacts of a close contact (national protocol for prevention and control,
 * 8th edition, May 2021, on close contacts).
 */
@Component
class ExposureProposals {

    private static final int DIGITS_OF_A_COUNTY = 6;

    private final People people;
    private final Policies policies;
    private final Care care;
    private final Measures measures;
    private final Texts texts;
    private final BusinessClock clock;

    ExposureProposals(
            People people, Policies policies, Care care, Measures measures, Texts texts, BusinessClock clock) {
        this.people = people;
        this.policies = policies;
        this.care = care;
        this.measures = measures;
        this.texts = texts;
        this.clock = clock;
    }

    /** One for each of the others who are still here; empty where the rules ask nothing of contacts. */
    List<ExposureProposal> of(Exposure exposure) {
        return of(exposure, "exposures.reason." + exposure.kindCode());
    }

    /** @param reason message key of why, with the last day, the protocol and the day of its end as arguments */
    List<ExposureProposal> of(Exposure exposure, String reason) {
        Map<PersonId, PersonCard> cards = people.cards(exposure.contacts());
        List<PersonCard> others = exposure.contacts().stream()
                .flatMap(each -> Stream.ofNullable(cards.get(each)))
                .filter(PersonCard::isHere)
                .toList();
        return others.isEmpty()
                ? List.of()
                : plan(exposure)
                        .map(asked -> proposals(exposure, others, asked, reason))
                        .orElse(List.of());
    }

    /** Those that ask for more than what runs. */
    List<ExposureProposal> beginning(Exposure exposure) {
        return of(exposure).stream().filter(ExposureProposal::begins).toList();
    }

    private record Asked(String rule, Plan plan) {}

    /** What is asked of somebody who lives here because of the contact alone. */
    private Optional<Asked> plan(Exposure exposure) {
        LocalDate today = clock.today();
        Facts living = Facts.arrival(county(exposure.path()), "", today)
                .anchored(Anchors.arrival(today).startingAt(clock.localNow().toLocalDateTime()));
        Facts exposed = living.inContact(new CaseContact(exposure.lastOn(), exposure.kind()));
        List<Decision> decisions = policies.decideAll(List.of(living, exposed), today);
        Decision without = decisions.getFirst();
        Decision with = decisions.getLast();
        Plan plan = with.plan();
        return plan == null || with.rule().equals(without.rule())
                ? Optional.empty()
                : Optional.of(new Asked(with.rule(), plan));
    }

    private static String county(AreaPath path) {
        String root = path.lineage().getFirst().code();
        return root.substring(0, Math.min(root.length(), DIGITS_OF_A_COUNTY));
    }

    private List<ExposureProposal> proposals(Exposure exposure, List<PersonCard> others, Asked asked, String why) {
        Bilingual reason = reason(exposure, asked.plan(), why);
        Map<PersonCard, NewMeasure> wanted = new LinkedHashMap<>();
        others.forEach(card -> wanted.put(
                card,
                new NewMeasure(
                        MeasureId.next(),
                        card.id(),
                        card.householdId(),
                        card.path(),
                        card.rentalPath(),
                        asked.plan(),
                        asked.rule(),
                        reason,
                        exposure.id(),
                        List.of(),
                        false)));
        Set<MeasureId> begin = care.wouldBegin(wanted.values());
        Map<PersonId, Measure> running =
                measures.ofTheirOwn(others.stream().map(PersonCard::id).toList());
        return wanted.entrySet().stream()
                .map(each -> new ExposureProposal(
                        each.getKey(),
                        each.getValue(),
                        running.get(each.getKey().id()),
                        begin.contains(each.getValue().id())))
                .toList();
    }

    private Bilingual reason(Exposure exposure, Plan plan, String key) {
        Object[] said = {
            exposure.lastOn().toString(), plan.protocol(), plan.endsOn().toString()
        };
        return new Bilingual(texts.in(Languages.CHINESE, key, said), texts.in(Languages.ENGLISH, key, said));
    }
}
