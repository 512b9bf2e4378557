package org.linli.photos;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AuditTrail;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Component;

/** Notes in the trail who looked at a photo, and so at whom. */
@Component
class PhotoLooks {

    private static final Duration HOUR = Duration.ofHours(1);

    private final PersonLooks looks;
    private final AuditTrail audit;
    private final BusinessClock clock;
    /** What was noted in the last hour by this process; after a start it is noted again. */
    private final Map<Look, Instant> noted = new ConcurrentHashMap<>();

    PhotoLooks(PersonLooks looks, AuditTrail audit, BusinessClock clock) {
        this.looks = looks;
        this.audit = audit;
        this.clock = clock;
    }

    private record Look(@Nullable UUID account, UUID at) {}

    /** Notes that whoever acts was shown it. */
    void note(Photo photo) {
        PersonId person = photo.person();
        if (person != null) {
            looks.note(person, photo.path(), PersonLooks.On.PHOTO);
        } else {
            audit.record("photo.seen", photo.id().toString(), photo.path(), "");
        }
    }

    /** The same, but once an hour for each person: a page shows many photos at once. */
    void noteHourly(Photo photo) {
        Instant now = clock.now();
        noted.values().removeIf(at -> at.isAfter(now) || !at.isAfter(now.minus(HOUR)));
        PersonId person = photo.person();
        var look = new Look(Acting.now().id(), person == null ? photo.id() : person.value());
        noted.computeIfAbsent(look, first -> {
            note(photo);
            return now;
        });
    }
}
