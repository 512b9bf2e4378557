package org.linli.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.WrittenText;

/** What is to be planned, as typed. */
record DutyPlanForm(
        @Nullable String area,
        @Nullable String from,
        @Nullable String until,
        @Nullable String way) {

    /** What was typed, understood. */
    record Read(AreaPath area, LocalDate from, LocalDate until, DutyPlan.Way way) {}

    /** @throws Refused with each field that says nothing that can be planned */
    Read read() {
        List<Problem> problems = new ArrayList<>();
        Optional<AreaPath> path = AreaPath.parse(WrittenText.typed(area));
        if (path.isEmpty()) {
            problems.add(Problem.of("area", "duty.area.choose"));
        }
        LocalDate first = DutyTexts.day("from", from, problems);
        LocalDate last = DutyTexts.day("until", until, problems);
        Optional<DutyPlan.Way> chosen = DutyPlan.Way.of(WrittenText.typed(way));
        if (chosen.isEmpty()) {
            problems.add(Problem.of("way", "duty.plan.way.choose"));
        }
        Refused.ifAny(problems);
        return new Read(path.orElseThrow(), first, last, chosen.orElseThrow());
    }
}
