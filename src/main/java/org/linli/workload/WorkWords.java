package org.linli.workload;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.platform.Texts;
import org.linli.policy.Bilingual;
import org.springframework.stereotype.Component;

/** Work in words. */
@Component
class WorkWords {

    private final Texts texts;

    WorkWords(Texts texts) {
        this.texts = texts;
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

    /** Where it is taken from. */
    String source(Bilingual source) {
        return texts.choose(source.zh(), source.en());
    }
}
