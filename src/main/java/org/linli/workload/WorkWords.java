package org.linli.workload;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.StaffShift;
import org.linli.access.StaffStandIn;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.linli.policy.Bilingual;
import org.springframework.stereotype.Component;

/** Work in words. */
@Component
class WorkWords {

    private final Texts texts;
    private final Dates dates;

    WorkWords(Texts texts, Dates dates) {
        this.texts = texts;
        this.dates = dates;
    }

    /** Hours and minutes. */
    String time(Duration time) {
        return texts.of("workload.time", time.toHours(), time.toMinutesPart());
    }

    /** What else is known of a day, in a line. */
    String facts(MyWork.Day day) {
        WorkDay work = day.work();
        Duration rest = day.rest();
        return Stream.of(
                        rest == null ? "" : texts.of("workload.rest", time(rest)),
                        work.night().isZero() ? "" : texts.of("workload.night", time(work.night())),
                        work.doors() == 0 ? "" : texts.of("workload.doors", work.doors(), work.floors()),
                        work.forms() == 0 ? "" : texts.of("workload.forms", work.forms()),
                        work.lateCalls() == 0 ? "" : texts.of("workload.calls", work.lateCalls()))
                .filter(fact -> !fact.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** What goes over which limit, and by how much. */
    String finding(WorkFinding finding) {
        WorkMeasure measure = finding.measure();
        Object value = measure.isTime() ? time(Duration.ofMinutes(finding.value())) : finding.value();
        return texts.of("workload.finding." + measure.code(), value, finding.bound());
    }

    /** What a limit says. */
    String limit(WorkLimit limit) {
        return texts.of("workload.limit." + limit.measure().code(), limit.bound());
    }

    /** When and where a shift is. */
    String shift(StaffShift shift) {
        return texts.of("workload.shift", dates.moment(shift.begins()), dates.time(shift.ends()), shift.post());
    }

    /** What can become of a shift. */
    String way(ReliefShift.Way way) {
        StaffStandIn to = way.to();
        if (to == null) {
            return texts.of("workload.relief.shift.open");
        }
        return to.back() == null
                ? texts.of("workload.relief.shift.to", to.name())
                : texts.of("workload.relief.shift.swap", to.name(), shift(to.back()));
    }

    /** What is planned for somebody for whom it is too much. */
    String planned(Relief.TooMuch much, WorkPlanLimit limit) {
        WorkPlanned.Load load = much.load();
        String duty = load.duty().isZero() ? "" : texts.of("workload.plan.duty", time(load.duty()));
        return much.free()
                ? texts.of("workload.plan.free", load.tasks(), duty)
                : texts.of(
                        "workload.plan.load",
                        load.tasks(),
                        load.doors(),
                        limit.tasks(),
                        limit.doors(),
                        duty,
                        limit.hours());
    }

    /** Where it is taken from. */
    String source(Bilingual source) {
        return texts.choose(source.zh(), source.en());
    }
}
