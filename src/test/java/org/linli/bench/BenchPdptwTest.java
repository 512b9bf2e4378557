package org.linli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.platform.solving.SolvingBudget;
import org.linli.routes.RoutePlan;
import org.linli.routes.RoutePlanner;

class BenchPdptwTest {

    private static final String INSTANCE = """
            2\t10\t1
            0\t0\t0\t0\t0\t100\t0\t0\t0
            1\t3\t4\t5\t0\t20\t1\t0\t2
            2\t6\t8\t-5\t0\t50\t1\t1\t0
            3\t0\t9\t10\t30\t40\t1\t0\t4
            4\t0\t3\t-10\t30\t60\t1\t3\t0
            """;

    @TempDir
    Path folder;

    private BenchPdptw instance() throws IOException {
        return BenchPdptw.read(Files.writeString(folder.resolve("small.txt"), INSTANCE));
    }

    @Test
    void anInstanceIsReadWithItsBestKnownPlan() throws IOException {
        BenchPdptw instance = instance();
        assertThat(instance.name()).isEqualTo("small");
        Path solution =
                Files.writeString(folder.resolve("small.sol"), "Authors: x\nSolution\nRoute 1 : 1 2\nRoute 2 : 3 4\n");
        assertThat(instance.best(solution)).isEqualTo(new BenchPdptw.Best(2, 20 + 18));
        RoutePlan plan = new RoutePlanner().plan(instance.problem(), SolvingBudget.ofMoves(20, 1));
        assertThat(plan.vehicles()).isEqualTo(1);
        assertThat(plan.metres()).isCloseTo(5 + 5 + Math.hypot(6, 1) + 6 + 3, within(1e-6));
    }

    @Test
    void aPlanThatBreaksItsInstanceFailsTheBench() throws IOException {
        BenchPdptw instance = instance();
        assertBroken(instance, List.of(1, 2), "left out");
        assertBroken(instance, List.of(2, 1, 3, 4), "brought before it is picked up");
        assertBroken(instance, List.of(1, 3, 2, 4), "too much");
        assertBroken(instance, List.of(3, 4, 1, 2), "late");
    }

    private static void assertBroken(BenchPdptw instance, List<Integer> route, String why) {
        assertThatThrownBy(() -> instance.check(Map.of(UUID.randomUUID(), route)))
                .hasMessageContaining(why);
    }
}
