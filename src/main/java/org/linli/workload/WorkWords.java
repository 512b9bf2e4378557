package org.linli.workload;

import java.time.Duration;
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
