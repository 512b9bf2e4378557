package org.linli.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Notes the use of a session once a minute and not at each request: every note is a transaction that waits for the
 * disk, while a session ends after hours.
 *
 * @param <S> sessions as they are kept
 */
class SessionUseRepository<S extends Session> implements SessionRepository<SessionUseRepository.InUse<S>> {

    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final SessionRepository<S> sessions;

    SessionUseRepository(SessionRepository<S> sessions) {
        this.sessions = sessions;
    }

    @Override
    public InUse<S> createSession() {
        return new InUse<>(sessions.createSession());
    }

    @Override
    public void save(InUse<S> session) {
        sessions.save(session.kept);
    }

    @Override
    public @Nullable InUse<S> findById(String id) {
        S kept = sessions.findById(id);
        return kept == null ? null : new InUse<>(kept);
    }

    @Override
    public void deleteById(String id) {
        sessions.deleteById(id);
    }

    /** A session in which a use is passed over when one was noted shortly before. */
    static final class InUse<S extends Session> implements Session {

        private final S kept;

        private InUse(S kept) {
            this.kept = kept;
        }

        @Override
        public void setLastAccessedTime(Instant now) {
            if (Duration.between(kept.getLastAccessedTime(), now).compareTo(NOTED_EVERY) >= 0) {
                kept.setLastAccessedTime(now);
            }
        }

        @Override
        public String getId() {
            return kept.getId();
        }

        @Override
        public String changeSessionId() {
            return kept.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return kept.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return kept.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            kept.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            kept.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return kept.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return kept.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            kept.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return kept.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return kept.isExpired();
        }
    }
}
