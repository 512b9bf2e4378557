package org.linli.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The limits of {@code workload/limits.yaml}, read and checked at start. */
@Component
class WorkLimits {

    private static final String FILE = "workload/limits.yaml";

    private final WorkLimitReader.Read read;

    WorkLimits() {
        try {
            this.read = new WorkLimitReader(
                            FILE, new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8))
                    .read();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " could not be read", e);
        }
    }

    /** Those that hold on a day, one of a measure at most. */
    List<WorkLimit> on(LocalDate day) {
        return read.limits().stream()
                .filter(limit -> limit.holdsOn(day))
                .sorted(Comparator.comparing(WorkLimit::measure))
                .toList();
    }

    /** How much is planned for one person on a day at most. */
    WorkPlanLimit plan() {
        return read.plan();
    }
}
