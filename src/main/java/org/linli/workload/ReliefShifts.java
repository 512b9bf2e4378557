package org.linli.workload;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.BeyondScope;
import org.linli.access.StaffShift;
import org.linli.access.StaffShifts;
import org.linli.access.StaffStandIn;
import org.linli.platform.Refused;
import org.springframework.stereotype.Component;

/** What becomes of the shifts of somebody who is to be relieved. */
@Component
class ReliefShifts {

    private final List<StaffShifts> sources;
    private final WorkDayOffStore daysOff;
    private final WorkFindingStore findings;
    private final WorkLook look;
    private final BeyondScope beyond;

    ReliefShifts(
            List<StaffShifts> sources,
            WorkDayOffStore daysOff,
            WorkFindingStore findings,
            WorkLook look,
            BeyondScope beyond) {
        this.sources = List.copyOf(sources);
        this.daysOff = daysOff;
        this.findings = findings;
        this.look = look;
        this.beyond = beyond;
    }

    /** The shifts of a day, offered to who has no day off then and is over no limit themselves. */
    List<ReliefShift> of(UUID who, LocalDate day) {
        return sources.stream()
                .flatMap(source -> source.on(List.of(who), day).stream()
                        .map(shift -> ReliefShift.of(source, shift, able(source.standIns(shift), day))))
                .toList();
    }

    private List<StaffStandIn> able(List<StaffStandIn> all, LocalDate day) {
        List<UUID> people = all.stream().map(StaffStandIn::person).toList();
        Set<UUID> without = beyond.call(() -> Stream.concat(
                        daysOff.on(day).stream(), findings.over(people, look.shownFrom()).stream())
                .collect(Collectors.toSet()));
        return all.stream().filter(one -> !without.contains(one.person())).toList();
    }

    /**
     * Does with each shift what was chosen.
     *
     * @param chosen codes of ways; a shift of which none is chosen stays
     * @return how many changed
     */
    int handOver(List<ReliefShift> shifts, Collection<String> chosen) {
        int changed = 0;
        for (ReliefShift shift : shifts) {
            for (ReliefShift.Way way : shift.ways()) {
                if (chosen.contains(way.code())) {
                    shift.source().handOver(shift.shift(), way.to());
                    changed++;
                    break;
                }
            }
        }
        return changed;
    }

    /** Nobody is given a shift on the day that they have off. */
    void keepFree(UUID who, LocalDate day) {
        sources.forEach(source -> source.keepFree(who, day));
    }

    /** @throws Refused naming the first shift of which nothing is chosen: a day off has none */
    void demandNone(List<ReliefShift> shifts, Collection<String> chosen) {
        shifts.stream()
                .filter(shift -> shift.ways().stream().noneMatch(way -> chosen.contains(way.code())))
                .map(ReliefShift::shift)
                .map(StaffShift::post)
                .findFirst()
                .ifPresent(post -> {
                    throw Refused.of("shift", "workload.relief.shift.kept", post);
                });
    }
}
