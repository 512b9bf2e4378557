package org.linli.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A protocol drawn as its days, phase by phase, for the page of the rules. */
record ProtocolStrip(Protocol protocol, List<Stretch> stretches) {

    /** A phase and its days. */
    record Stretch(Phase phase, List<Day> days) {}

    /**
     * A day.
     *
     * @param number from the first day of the protocol
     * @param test the sample that is due; null for none
     * @param last whether the person is released on its evening
     */
    record Day(int number, Phase.@Nullable Mode test, boolean last) {}

    static ProtocolStrip of(Protocol protocol) {
        List<Stretch> stretches = new ArrayList<>();
        int before = 0;
        for (Phase phase : protocol.phases()) {
            List<Day> days = new ArrayList<>();
            for (int day = 1; day <= phase.days(); day++) {
                days.add(new Day(before + day, test(phase, day), before + day == protocol.days()));
            }
            stretches.add(new Stretch(phase, days));
            before += phase.days();
        }
        return new ProtocolStrip(protocol, stretches);
    }

    private static Phase.@Nullable Mode test(Phase phase, int day) {
        return phase.tests().stream()
                .filter(t -> t.day() == day)
                .map(Phase.TestDay::mode)
                .findFirst()
                .orElse(null);
    }
}
