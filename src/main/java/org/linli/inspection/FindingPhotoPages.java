package org.linli.inspection;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.GuessTries;
import org.linli.access.OpenToAll;
import org.linli.photos.Photos;
import org.linli.places.Door;
import org.linli.places.Doors;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Takes a photo of what was put right from whoever stands at the door. Nothing of it is read before the code is known
 * to be good, the finding to be of that place, and the day to have room; answers are words to be shown beside it.
 */
@Controller
class FindingPhotoPages {

    /** Where photos come, for any door and finding. */
    static final String PATTERN = Door.PATH + "/*/findings/*/photo";

    private static final MediaType WORDS = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    /** Of one door, with those that were no photos. */
    private static final int MOST_REFUSED = 20;

    private static final Duration PAUSE = Duration.ofMinutes(10);

    /** Pictures of strangers that are read at once, each some 30 MB while it is. */
    private static final int AT_ONCE = 4;

    private final Doors doors;
    private final FindingPhotos photos;
    private final Texts texts;
    private final GuessTries tries;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    FindingPhotoPages(Doors doors, FindingPhotos photos, Texts texts, BusinessClock clock) {
        this.doors = doors;
        this.photos = photos;
        this.texts = texts;
        this.tries = new GuessTries(MOST_REFUSED, PAUSE, clock);
    }

    @PostMapping(path = Door.PATH + "/{secret}/findings/{id}/photo", consumes = MediaType.IMAGE_JPEG_VALUE)
    @OpenToAll("A shop shows through the code at its door that something is put right; a few a day, nothing is shown")
    ResponseEntity<String> take(@PathVariable String secret, @PathVariable UUID id, HttpServletRequest request)
            throws IOException {
        boolean isTurn = false;
        try {
            Door door = doors.open(secret, request.getRemoteAddr());
            Acting.run(Actor.SYSTEM, () -> photos.demandRoom(door.place(), id));
            isTurn = turns.tryAcquire();
            if (!isTurn || !tries.begins(door.place().id().toString())) {
                return answer(HttpStatus.TOO_MANY_REQUESTS, texts.of("inspection.door.photo.busy"));
            }
            byte[] jpeg = request.getInputStream().readNBytes(Photos.LARGEST + 1);
            Acting.run(Actor.SYSTEM, () -> photos.take(door.place(), id, jpeg));
            tries.succeeded(door.place().id().toString());
            return answer(HttpStatus.OK, texts.of("inspection.door.photo.taken"));
        } catch (Refused refused) {
            return answer(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    texts.of(refused.problems().getFirst()));
        } finally {
            if (isTurn) {
                turns.release();
            }
        }
    }

    private static ResponseEntity<String> answer(HttpStatus status, String words) {
        return ResponseEntity.status(status).contentType(WORDS).body(words);
    }
}
