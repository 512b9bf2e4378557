package org.linli.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What modules declare stands in the statement in their order, and what contradicts itself does not start. */
@LinliTest
class SectionsTest {

    private static final Section FIRST = new Section("first", 10, 19);
    private static final Section SECOND = new Section("second", 20, 29);

    @Autowired
    Counters counters;

    @Test
    void theStatementOfTheProgramHasItsSectionsAndFiguresInThisOrder() {
        assertThat(counters.all().stream().map(c -> c.section().key()).distinct())
                .containsExactly(
                        "alarms",
                        "arrivals",
                        "control",
                        "checks",
                        "samples",
                        "release",
                        "tasks",
                        "supplies",
                        "needs",
                        "keypersons",
                        "workload",
                        "duty",
                        "inspection",
                        "gate",
                        "vaccination",
                        "rides");
        assertThat(counters.all())
                .extracting(Counter::key)
                .containsExactly(
                        "alarms.fever",
                        "samples.positive",
                        "alarms.open",
                        "alarms.unexplained",
                        "alarms.handled",
                        "arrivals.registered",
                        "arrivals.registered.only",
                        "control.today",
                        "control.yesterday",
                        "control.in",
                        "control.out",
                        "checks.due",
                        "checks.done",
                        "checks.missed",
                        "checks.open",
                        "samples.due",
                        "samples.done",
                        "samples.missed",
                        "samples.open",
                        "release.today",
                        "release.overdue",
                        "tasks.overdue",
                        "supplies.silent",
                        "supplies.delivered",
                        "supplies.undelivered",
                        "needs.open",
                        "needs.late",
                        "needs.kept",
                        "keypersons.listed",
                        "keypersons.overdue",
                        "workload.over",
                        "workload.off",
                        "duty.manned",
                        "duty.uncovered",
                        "inspection.planned",
                        "inspection.done",
                        "inspection.shut",
                        "inspection.missed",
                        "inspection.findings",
                        "inspection.overdue",
                        "inspection.closed",
                        "gate.refused",
                        "gate.checked",
                        "vaccination.given",
                        "vaccination.elders",
                        "vaccination.elders-first",
                        "rides.trips",
                        "rides.carried",
                        "rides.left",
                        "rides.unplanned");
    }

    @Test
    void sectionsStandInTheirOrderWhoeverDeclaresThemFirst() {
        Counter last = counter("a", SECOND, 20);
        Counter first = counter("b", FIRST, 19);
        assertThat(new Counters(List.of(SECOND, FIRST), List.of(last, first), List.of()).all())
                .containsExactly(first, last);
    }

    @Test
    void aFigureStandsInASectionThatAModuleDeclaresAndWithinItsOrders() {
        Counter figure = counter("a", SECOND, 20);
        assertThatThrownBy(() -> new Counters(List.of(FIRST), List.of(figure), List.of()))
                .hasMessageContaining("Counter a")
                .hasMessageContaining("second");
        assertThatThrownBy(() -> counter("a", FIRST, 20)).hasMessageContaining("order 20");
    }

    @Test
    void twoSectionsNeitherShareAKeyNorOverlap() {
        for (Section other : List.of(FIRST, new Section("first", 40, 49), new Section("second", 19, 29))) {
            assertThatThrownBy(() -> new Counters(List.of(FIRST, other), List.of(), List.of()))
                    .hasMessageContaining("first");
        }
    }

    private static Counter counter(String key, Section section, int order) {
        return Counter.of(key, section, order, "select");
    }
}
