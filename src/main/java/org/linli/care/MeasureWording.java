package org.linli.care;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.linli.policy.Plan.PlannedPhase;
import org.linli.policy.Policies;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How a measure is told to people: what applies, how much longer, until when. Monitoring is never called isolation. */
@Component
public class MeasureWording {

    private final Texts texts;
    private final Dates dates;
    private final Policies policies;

    MeasureWording(Texts texts, Dates dates, Policies policies) {
        this.texts = texts;
        this.dates = dates;
        this.policies = policies;
    }

    /** A protocol as it is called in the reader's language. */
    public String protocol(String code) {
        return policies.called(code).in(LocaleContextHolder.getLocale());
    }

    /** Whether a protocol of that code is known. */
    boolean isProtocol(String code) {
        return policies.knows(code);
    }

    /** A day as it is said: 2月11日. */
    public String day(LocalDate day) {
        return dates.day(day);
    }

    /** Such as: 还需健康监测 3 天，2月11日解除. */
    public String remaining(Measure measure, LocalDate today) {
        Measure.Ending ending = measure.ending();
        if (ending != null) {
            return texts.of("care.remaining.ended", texts.of(ending.outcome().key()), day(ending.on()));
        }
        if (today.isBefore(measure.dayOne())) {
            return texts.of(
                    "care.remaining.from",
                    day(measure.dayOne()),
                    texts.of(measure.phases().getFirst().kind().key()),
                    measure.days(),
                    day(measure.endsOn()));
        }
        if (today.isAfter(measure.endsOn())) {
            return texts.of("care.remaining.over", day(measure.endsOn()));
        }
        if (today.equals(measure.endsOn())) {
            return texts.of("care.remaining.last");
        }
        PlannedPhase now = measure.phaseOn(today);
        long here = ChronoUnit.DAYS.between(today, now.until());
        if (now.until().equals(measure.endsOn())) {
            return texts.of("care.remaining.days", texts.of(now.kind().key()), here, day(measure.endsOn()));
        }
        PlannedPhase next = measure.phaseOn(now.until().plusDays(1));
        long then = ChronoUnit.DAYS.between(now.until(), measure.endsOn());
        return here == 0
                ? texts.of("care.remaining.change", texts.of(next.kind().key()), then, day(measure.endsOn()))
                : texts.of(
                        "care.remaining.then",
                        texts.of(now.kind().key()),
                        here,
                        texts.of(next.kind().key()),
                        then,
                        day(measure.endsOn()));
    }

    /** Such as: 第 3 天，共 14 天; empty before day 1 and after the end. */
    String dayOf(Measure measure, LocalDate today) {
        int number = measure.number(today);
        return !measure.isActive() || number < 1 || number > measure.days()
                ? ""
                : texts.of("care.day.of", number, measure.days());
    }
}
