package org.linli.field;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.photos.PhotoAnnounced;
import org.linli.photos.PhotoContent;
import org.linli.photos.PhotoProgress;
import org.linli.photos.PhotoSubject;
import org.linli.photos.Photos;
import org.linli.platform.ApiProblems;
import org.linli.platform.BusinessClock;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.RequestBodyGuard;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Photos that a phone sends in pieces, over a line that breaks, with the token of its device. */
@RestController
@RequestMapping("/api/v1/field/photos")
@Allowed(FieldDevices.USE)
class FieldPhotoApi {

    /** The names are those of the draft of resumable uploads for HTTP. */
    private static final String OFFSET = "Upload-Offset";

    private static final String LENGTH = "Upload-Length";
    private static final String COMPLETE = "Upload-Complete";

    private static final int MOST_SEALED = 100;

    private final FieldDevices devices;
    private final FieldSealedPhotos sealed;
    private final Photos photos;
    private final ApiProblems problems;
    private final BusinessClock clock;

    FieldPhotoApi(
            FieldDevices devices, FieldSealedPhotos sealed, Photos photos, ApiProblems problems, BusinessClock clock) {
        this.devices = devices;
        this.sealed = sealed;
        this.photos = photos;
        this.problems = problems;
        this.clock = clock;
    }

    /**
     * Says what is to come, and asks how much of it is there. Idempotent by its id; 409 when that is another photo's.
     * At most 2 MB, and 200 a day from one device. What no record names within 7 days, or does not become whole, goes.
     */
    @PostMapping
    @Operation(summary = "Announces a photo that is to be sent in pieces")
    Progress announce(@RequestBody Announced sent) {
        UUID device = demanded(sent.device(), "device");
        devices.own(device);
        Instant now = clock.now();
        Duration ahead = FieldClock.ahead(now, demanded(sent.sentAt(), "sentAt"));
        Instant phoneAt = Objects.requireNonNullElse(sent.takenAt(), now.plus(ahead));
        var subject = new PhotoSubject(demanded(sent.kind(), "kind"), demanded(sent.subject(), "subject"));
        Integer size = sent.size();
        PhotoProgress progress = photos.announce(new PhotoAnnounced(
                demanded(sent.id(), "id"),
                device,
                subject,
                phoneAt,
                phoneAt.minus(ahead),
                new PhotoContent(size == null ? 0 : size, demanded(sent.sha256(), "sha256"))));
        return told(progress);
    }

    /**
     * Opens what a device had kept sealed of at most 100 photos when it cleared itself, for whoever took them; it sends
     * them then like any other. What cannot be opened, or is of somebody else, is left out of the answer.
     */
    @PostMapping("/sealed")
    @Operation(summary = "Opens what a device had kept sealed of photos")
    OpenedPhotos open(@RequestBody SentSealed sent) {
        List<FieldSealedPhoto> asked = sent.photos() == null ? List.of() : sent.photos();
        if (asked.size() > MOST_SEALED) {
            throw Refused.of("photos", "field.entries.many", MOST_SEALED);
        }
        return new OpenedPhotos(sealed.open(demanded(sent.device(), "device"), asked));
    }

    /** The headers {@code Upload-Offset}, {@code Upload-Length} and {@code Upload-Complete} say it. */
    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    @Operation(summary = "How much of a photo is there")
    ResponseEntity<Void> progress(@PathVariable UUID id) {
        return headers(HttpStatus.NO_CONTENT, photos.progress(id)).build();
    }

    /**
     * Takes a piece of 65,536 bytes, or what is left, at {@code Upload-Offset}. A piece that is there is not stored
     * again; 409 with the offset that is wanted where it is too far ahead. With the last one the photo is looked at:
     * 422 where it is no JPEG, is larger than 2,000 pixels, or is not what was announced; then it begins anew.
     */
    @PutMapping(path = "/{id}", consumes = "application/octet-stream")
    @Operation(
            summary = "Takes a piece of a photo",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/octet-stream",
                                            schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "204", description = "Taken; Upload-Offset says how much is there")
    ResponseEntity<ProblemDetail> take(
            @PathVariable UUID id, @RequestHeader(OFFSET) long offset, HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > Photos.PIECE) {
            RequestBodyGuard.leaveUnread(request);
            throw Refused.of("", "photos.piece", Photos.PIECE);
        }
        // Without a length it may be longer: the piece is then refused for what was read of it.
        byte[] piece = request.getInputStream().readNBytes(Photos.PIECE + 1);
        PhotoProgress progress = photos.take(id, offset, piece);
        Problem problem = progress.problem();
        if (problem != null) {
            return headers(HttpStatus.UNPROCESSABLE_ENTITY, progress)
                    .body(problems.problem(HttpStatus.UNPROCESSABLE_ENTITY, "refused", List.of(problem)));
        }
        if (offset > progress.offset()) {
            Problem ahead = Problem.of(OFFSET, "photos.offset", progress.offset());
            return headers(HttpStatus.CONFLICT, progress)
                    .body(problems.problem(HttpStatus.CONFLICT, "conflict", List.of(ahead)));
        }
        return headers(HttpStatus.NO_CONTENT, progress).build();
    }

    private static ResponseEntity.BodyBuilder headers(HttpStatus status, PhotoProgress progress) {
        return ResponseEntity.status(status)
                .header(OFFSET, Integer.toString(progress.offset()))
                .header(LENGTH, Integer.toString(progress.size()))
                .header(COMPLETE, progress.arrived() ? "?1" : "?0");
    }

    private Progress told(PhotoProgress progress) {
        Refused.ifAny(progress.problem() == null ? List.of() : List.of(progress.problem()));
        return new Progress(progress.offset(), progress.arrived());
    }

    private static <T> T demanded(@Nullable T value, String field) {
        if (value == null) {
            throw Refused.of(field, "photos.missing");
        }
        return value;
    }

    /**
     * @param id made on the device, a UUID
     * @param sentAt the device's clock
     * @param kind of what it is of: {@code task}
     * @param subject what it is of
     * @param takenAt by the device's clock
     * @param size bytes
     * @param sha256 in hex
     */
    @Schema(name = "FieldPhotoAnnounced")
    record Announced(
            @Nullable UUID device,
            @Nullable Instant sentAt,
            @Nullable UUID id,
            @Nullable String kind,
            @Nullable UUID subject,
            @Nullable Instant takenAt,
            @Nullable Integer size,
            @Nullable String sha256) {}

    /** @param sentAt the device's clock */
    @Schema(name = "FieldSealedPhotosSent")
    record SentSealed(
            @Nullable UUID device,
            @Nullable Instant sentAt,
            @Nullable List<FieldSealedPhoto> photos) {}

    @Schema(name = "FieldOpenedPhotos")
    record OpenedPhotos(List<FieldSealedPhoto.Opened> opened) {}

    /** @param offset bytes that are there: the next piece begins at it */
    @Schema(name = "FieldPhotoProgress")
    record Progress(int offset, boolean arrived) {}
}
