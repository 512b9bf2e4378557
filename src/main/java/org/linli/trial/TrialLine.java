package org.linli.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.policy.PolicyMistake.Mistake;

/**
 * A line of a text of rules, with what is wrong in it.
 *
 * @param number from 1
 * @param apart whether lines before it are left out
 */
record TrialLine(int number, String text, List<Mistake> mistakes, boolean apart) {

    /** Lines before and after one with a mistake that are shown with it. */
    private static final int AROUND = 2;

    /** The lines with mistakes, each with those around it. */
    static List<TrialLine> of(String text, List<Mistake> mistakes) {
        List<String> lines = text.lines().toList();
        Map<Integer, List<Mistake>> byLine = mistakes.stream().collect(Collectors.groupingBy(Mistake::line));
        var shown = new ArrayList<TrialLine>();
        for (int number = 1; number <= lines.size(); number++) {
            int here = number;
            if (byLine.keySet().stream().anyMatch(line -> Math.abs(line - here) <= AROUND)) {
                boolean apart = !shown.isEmpty() && shown.getLast().number() < number - 1;
                shown.add(new TrialLine(number, lines.get(number - 1), byLine.getOrDefault(number, List.of()), apart));
            }
        }
        return shown;
    }
}
