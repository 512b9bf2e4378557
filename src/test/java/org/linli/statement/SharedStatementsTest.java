package org.linli.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linli.testing.Fixture.XIFAN;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.access.SharedCounts;
import org.linli.platform.Forbidden;
import org.linli.territory.Territory;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Figures that are counted once for all who look at the command view. */
@LinliTest
class SharedStatementsTest {

    private static final LocalDate DAY = LocalDate.of(2022, 2, 7);

    @Autowired
    Statements statements;

    @Autowired
    Territory territory;

    @Autowired
    SharedCounts counts;

    @Autowired
    Fixture fixture;

    @Test
    void everybodyWhoLooksWithinTheTimeSeesTheSameFiguresOfTheSameMoment() {
        SharedStatements figures = shared();
        Statement first = as("command", figures);
        TestClock.advance(Duration.ofMinutes(1));
        assertThat(as("secretary", figures)).isSameAs(first);
    }

    @Test
    void whoeverMayNotSeeTheNodeSeesNoFiguresThatOthersCounted() {
        SharedStatements figures = shared();
        as("command", figures);
        assertThatThrownBy(() -> as("xilou", figures)).isInstanceOf(Forbidden.class);
    }

    private Statement as(String username, SharedStatements figures) {
        return Acting.as(fixture.actor(username), () -> figures.live(XIFAN, DAY));
    }

    private SharedStatements shared() {
        var settings = new StatementSettings(
                LocalTime.of(16, 0), LocalTime.of(20, 0), Period.ofYears(3), Duration.ofMinutes(5));
        return new SharedStatements(statements, territory, counts, settings);
    }
}
