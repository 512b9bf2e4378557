package org.linli.workload;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The workload, for software: as much as its page shows to whoever asks. */
@RestController
@RequestMapping("/api/v1/workload")
@Allowed(Workload.MINE)
class WorkloadApi {

    private final Workload workload;

    WorkloadApi(Workload workload) {
        this.workload = workload;
    }

    /** The caller's own days of the last two weeks, as far as records tell of them, the latest first. */
    @GetMapping("/mine")
    @Operation(summary = "The caller's own days of work")
    MyWorkload mine() {
        MyWork mine = workload.mine();
        return new MyWorkload(
                mine.inARow(),
                mine.daysOff(),
                mine.days().stream().map(DayShown::of).toList());
    }

    /**
     * Those for whom the caller answers who went over a limit and are not relieved, by area. Each look is in the trail.
     */
    @GetMapping("/cases")
    @Allowed(Workload.RELIEVE)
    @Operation(summary = "Who of the caller's own people went over a limit, and why")
    List<CaseShown> cases() {
        return workload.cases().stream().map(CaseShown::of).toList();
    }

    /**
     * One's own work.
     *
     * @param daysInARow by now, without a day off
     * @param daysOff granted, from today on
     */
    @Schema(name = "Workload")
    record MyWorkload(int daysInARow, List<LocalDate> daysOff, List<DayShown> days) {}

    /**
     * A day of it.
     *
     * @param day on which it began; a night's work belongs to it
     * @param first the first trace
     * @param last the last one
     * @param restMinutes since the day before it; absent where none is known
     * @param nightMinutes between 22:00 and 06:00
     * @param doors different doors
     * @param floors stairs from floor to floor, by the numbers of rooms
     * @param forms filled in
     * @param lateCalls calls and talks between 22:00 and 06:00
     * @param over the limits that it goes over
     */
    @Schema(name = "WorkloadDay")
    record DayShown(
            LocalDate day,
            Instant first,
            Instant last,
            @Nullable Long restMinutes,
            long nightMinutes,
            int doors,
            int floors,
            int forms,
            int lateCalls,
            List<OverShown> over) {

        static DayShown of(MyWork.Day day) {
            WorkDay work = day.work();
            return new DayShown(
                    work.day(),
                    work.first(),
                    work.last(),
                    Optional.ofNullable(day.rest())
                            .map(rest -> rest.toMinutes())
                            .orElse(null),
                    work.night().toMinutes(),
                    work.doors(),
                    work.floors(),
                    work.forms(),
                    work.lateCalls(),
                    day.over().stream().map(OverShown::of).toList());
        }
    }

    /**
     * A limit that was gone over.
     *
     * @param day whose work it is
     * @param measure {@code span}, {@code rest}, {@code streak}, {@code night} or {@code calls}
     * @param value minutes of the first two and of {@code night}; days or calls of the others
     * @param bound the limit in hours, days or calls
     */
    @Schema(name = "WorkloadOver")
    record OverShown(LocalDate day, String measure, int value, int bound) {

        static OverShown of(WorkFinding finding) {
            return new OverShown(finding.day(), finding.measure().code(), finding.value(), finding.bound());
        }
    }

    /**
     * Somebody who went over limits.
     *
     * @param account their account
     */
    @Schema(name = "WorkloadCase")
    record CaseShown(UUID id, UUID account, String name, List<OverShown> over) {

        static CaseShown of(WorkCase one) {
            return new CaseShown(
                    one.id(),
                    one.who().id(),
                    one.who().name(),
                    one.why().stream().map(OverShown::of).toList());
        }
    }
}
