package org.linli.tasks;

import java.util.List;
import java.util.stream.Collectors;
import org.linli.people.HouseholdId;

/**
 * What is to be done at one door, as Today shows it: one card in place of its tasks.
 *
 * @param lines of its tasks, at least two
 * @param people whom they are about, by name
 * @param what the kinds and how many of each
 */
record VisitCard(HouseholdId household, List<TodayLines.Line> lines, String people, String what) {

    VisitCard {
        lines = List.copyOf(lines);
    }

    public String href() {
        return "/visits/" + household;
    }

    /** The ids of its tasks, as one box sends them. */
    public String ids() {
        return lines.stream().map(line -> line.row().task().id().toString()).collect(Collectors.joining(","));
    }

    /** Who is to do them. */
    public String who() {
        return lines.stream().map(TodayLines.Line::who).distinct().collect(Collectors.joining(" "));
    }

    public String room() {
        return lines.getFirst().room();
    }

    boolean has(TaskRow row) {
        return lines.stream()
                .anyMatch(line -> line.row().task().id().equals(row.task().id()));
    }
}
