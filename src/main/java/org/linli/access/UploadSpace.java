package org.linli.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.linli.platform.LinliSettings;
import org.linli.platform.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Sees to it that uploads that arrive at the same time leave room on the disk for everything else. */
@Component
public class UploadSpace {

    private final UploadSettings settings;
    private final LinliSettings installation;
    private final Map<UUID, Integer> arriving = new HashMap<>();
    private long reserved;

    UploadSpace(UploadSettings settings, LinliSettings installation) {
        this.settings = settings;
        this.installation = installation;
    }

    /** Why an upload is not let in. */
    enum Refusal {
        NONE(HttpStatus.OK, ""),
        TOO_MANY(HttpStatus.TOO_MANY_REQUESTS, "problem.uploads-many"),
        NO_ROOM(HttpStatus.SERVICE_UNAVAILABLE, "problem.uploads-full");

        final HttpStatus status;
        final String key;

        Refusal(HttpStatus status, String key) {
            this.status = status;
            this.key = key;
        }
    }

    /** Keeps room for so many bytes until {@link #release}, if there is any. */
    synchronized Refusal reserve(UUID account, long bytes) throws IOException {
        if (arriving.getOrDefault(account, 0) >= settings.perAccount()) {
            return Refusal.TOO_MANY;
        }
        long free = Files.getFileStore(installation.data()).getUsableSpace();
        if (reserved + bytes > Math.min(settings.most().toBytes(), free / 2)) {
            return Refusal.NO_ROOM;
        }
        arriving.merge(account, 1, Integer::sum);
        reserved += bytes;
        return Refusal.NONE;
    }

    /**
     * Keeps room for so many bytes while {@code work} writes them in the name of whoever acts; {@link Refused} where
     * there is none, or where they write several files already.
     */
    public <T> T during(long bytes, Supplier<T> work) {
        UUID account = Acting.now().account();
        Refusal refusal = reserved(account, bytes);
        if (refusal != Refusal.NONE) {
            throw Refused.of("", refusal.key);
        }
        try {
            return work.get();
        } finally {
            release(account, bytes);
        }
    }

    private Refusal reserved(UUID account, long bytes) {
        try {
            return reserve(account, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void release(UUID account, long bytes) {
        reserved -= bytes;
        arriving.computeIfPresent(account, (id, count) -> count > 1 ? count - 1 : null);
    }
}
