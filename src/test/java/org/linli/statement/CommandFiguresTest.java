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
import org.linli.platform.Forbidden;
import org.linli.territory.Territory;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.linli.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Figures that are counted once for all who look at the command view. */
@LinliTest
class CommandFiguresTest {

    private static final LocalDate DAY = LocalDate.of(2022, 2, 7);

    @Autowired
    Statements statements;

    @Autowired
    Territory territory;

    @Autowired
    Fixture fixture;

    @Test
    void everybodyWhoLooksWithinTheTimeSeesTheSameFiguresOfTheSameMoment() {
        CommandFigures figures = shared(Duration.ofMinutes(5));
        Statement first = as("command", figures);
        TestClock.advance(Duration.ofMinutes(1));
        assertThat(as("secretary", figures)).isSameAs(first);
    }

    @Test
    void afterItTheyAreCountedAgain() {
        CommandFigures figures = shared(Duration.ZERO);
        Statement first = as("command", figures);
        TestClock.advance(Duration.ofMinutes(1));
        assertThat(as("command", figures).at()).isAfter(first.at());
    }

    @Test
    void whoeverMayNotSeeTheNodeSeesNoFiguresThatOthersCounted() {
        CommandFigures figures = shared(Duration.ofMinutes(5));
        as("command", figures);
        assertThatThrownBy(() -> as("xilou", figures)).isInstanceOf(Forbidden.class);
    }

    private Statement as(String username, CommandFigures figures) {
        return Acting.as(fixture.actor(username), () -> figures.of(XIFAN, DAY));
    }

    private CommandFigures shared(Duration time) {
        var settings = new StatementSettings(LocalTime.of(16, 0), LocalTime.of(20, 0), Period.ofYears(3), time);
        return new CommandFigures(statements, territory, settings);
    }
}
