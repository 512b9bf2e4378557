package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.linli.access.SessionUseRepository.InUse;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;

/** How often the use of a session is noted. */
class SessionUseTest {

    private final SessionUseRepository<MapSession> sessions =
            new SessionUseRepository<>(new MapSessionRepository(new HashMap<>()));

    @Test
    void isNotedOnceAMinuteAndLeavesTheHoursUntilItEnds() {
        InUse<MapSession> session = sessions.createSession();
        Instant noted = session.getLastAccessedTime();

        session.setLastAccessedTime(noted.plusSeconds(59));
        assertThat(session.getLastAccessedTime()).isEqualTo(noted);

        session.setLastAccessedTime(noted.plusSeconds(60));
        assertThat(session.getLastAccessedTime()).isEqualTo(noted.plusSeconds(60));
    }

    @Test
    void whatIsKeptInASessionIsKeptAtOnce() {
        InUse<MapSession> session = sessions.createSession();
        session.setAttribute("account", "somebody");
        sessions.save(session);
        assertThat(sessions.findById(session.getId()))
                .isNotNull()
                .extracting(kept -> kept.<String>getAttribute("account"))
                .isEqualTo("somebody");
        sessions.deleteById(session.getId());
        assertThat(sessions.findById(session.getId())).isNull();
    }
}
