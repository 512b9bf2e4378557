package org.linli.arrivals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.care.Care;
import org.linli.care.Measure;
import org.linli.care.MeasureId;
import org.linli.care.Measures;
import org.linli.care.NewMeasure;
import org.linli.people.PersonId;
import org.linli.platform.Languages;
import org.linli.platform.Texts;
import org.linli.policy.Bilingual;
import org.linli.policy.Decision;
import org.linli.policy.Plan;
import org.springframework.stereotype.Component;

/** Begins what was decided, and says what applies then: that, or what runs already where it asks for no less. */
@Component
class ArrivalMeasureStart {

    private final Care care;
    private final Measures measures;
    private final Texts texts;

    ArrivalMeasureStart(Care care, Measures measures, Texts texts) {
        this.care = care;
        this.measures = measures;
        this.texts = texts;
    }

    /**
     * What was decided for somebody.
     *
     * @param isNew whether nobody knew them before, so that nothing can run for them
     * @param measure null when they are registered and nothing more
     */
    record Case(
            PersonId person,
            boolean isNew,
            Decision decision,
            @Nullable NewMeasure measure) {}

    /** One answer for each, in their order. */
    List<Arrival.Decided> apply(List<Case> cases) {
        Iterator<MeasureId> begun = care.beginAll(cases.stream()
                        .flatMap(c -> Stream.ofNullable(c.measure()))
                        .toList())
                .iterator();
        Map<PersonId, Measure> running = measures.active(cases.stream()
                .filter(c -> c.measure() == null && !c.isNew())
                .map(Case::person)
                .toList());
        var applied = new ArrayList<Arrival.Decided>();
        for (Case each : cases) {
            NewMeasure wanted = each.measure();
            if (wanted == null) {
                applied.add(decided(each.decision(), running.get(each.person())));
            } else {
                MeasureId id = begun.next();
                applied.add(
                        id.equals(wanted.id())
                                ? decided(
                                        each.decision(),
                                        wanted.plan().protocol(),
                                        wanted,
                                        wanted.plan().endsOn())
                                : decided(each.decision(), measures.get(id)));
            }
        }
        return applied;
    }

    private static Arrival.Decided decided(Decision decision, String protocol, NewMeasure measure, LocalDate until) {
        return Arrival.Decided.of(decision, decision.reason(), protocol, measure.id(), until);
    }

    private Arrival.Decided decided(Decision decision, @Nullable Measure running) {
        Plan plan = decision.plan();
        if (running == null && plan != null) {
            return Arrival.Decided.of(
                    decision, because(decision, "arrivals.over", plan.protocol(), plan.endsOn()), null, null, null);
        }
        if (running == null) {
            return Arrival.Decided.of(decision, decision.reason(), null, null, null);
        }
        Bilingual reason = because(decision, "arrivals.kept", running.protocol(), running.endsOn());
        return Arrival.Decided.of(decision, reason, running.protocol(), running.id(), running.endsOn());
    }

    private Bilingual because(Decision decision, String key, String protocol, LocalDate until) {
        return new Bilingual(
                decision.reason().zh() + texts.in(Languages.CHINESE, key, protocol, until.toString()),
                decision.reason().en() + " " + texts.in(Languages.ENGLISH, key, protocol, until.toString()));
    }
}
