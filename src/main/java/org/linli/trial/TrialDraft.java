package org.linli.trial;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text of rules in the making.
 *
 * @param revision rises with every change of the text
 * @param version id of the version that it has become; null where it has not
 * @param editedBy who changed it last, and may not publish it
 * @param endedBy who withdrew or published it; null while it is open
 */
public record TrialDraft(
        UUID id,
        String text,
        int revision,
        State state,
        @Nullable String version,
        UUID createdBy,
        Instant createdAt,
        UUID editedBy,
        Instant editedAt,
        @Nullable UUID endedBy,
        @Nullable Instant endedAt) {

    /** What has become of it. */
    public enum State {
        OPEN,
        WITHDRAWN,
        PUBLISHED;

        /** Message key of its name. */
        public String key() {
            return "trial.state." + code();
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public boolean isPublished() {
        return state == State.PUBLISHED;
    }
}
