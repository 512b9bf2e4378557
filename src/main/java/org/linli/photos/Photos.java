package org.linli.photos;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.access.Acting;
import org.linli.platform.BusinessClock;
import org.linli.platform.Conflict;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Photos as they come: announced, sent in pieces of which each is stored once, and kept by the record that they belong
 * to, which may come before them. Whoever acts sees those of their area.
 */
@Service
@Transactional
public class Photos {

    /** Permission to see photos. */
    public static final String SEE = "photos.see";

    /** Photos that one answer names, at most. */
    public static final int MOST = 10;

    /** Bytes of a piece; the last one is what is left. */
    public static final int PIECE = 64 * 1024;

    /** Bytes of a photo, at most. */
    public static final int LARGEST = PhotoContent.LARGEST;

    /** Photos that one device announces in a day. */
    static final int MOST_A_DAY = 200;

    private final PhotoStore store;
    private final PhotoContentStore contents;
    private final ObjectProvider<PhotoSubjects> subjects;
    private final BusinessClock clock;

    Photos(PhotoStore store, PhotoContentStore contents, ObjectProvider<PhotoSubjects> subjects, BusinessClock clock) {
        this.store = store;
        this.contents = contents;
        this.subjects = subjects;
        this.clock = clock;
    }

    /**
     * A photo that is about to be sent; announced again it is told how much of it is there.
     *
     * @throws Refused where there is no such subject, or too many came today
     * @throws Conflict where the id is another photo's
     */
    public PhotoProgress announce(PhotoAnnounced photo) {
        UUID me = Acting.now().account();
        Photo known = expected(photo.id(), photo.subject(), photo.takenAt());
        if (!me.equals(known.account()) || !known.subject().equals(photo.subject())) {
            throw taken();
        }
        if (known.content() == null) {
            demandFew(photo, me);
        } else if (!known.content().equals(photo.content())) {
            throw new Conflict(Problem.of("id", "photos.other"));
        }
        if (known.arrivedAt() == null) {
            store.announced(photo, clock.now());
        }
        return progress(store.find(photo.id()).orElseThrow());
    }

    private Photo expected(UUID id, PhotoSubject subject, Instant takenAt) {
        Optional<Photo> known = store.lock(id);
        if (known.isPresent()) {
            return known.get();
        }
        store.insert(id, Acting.now().account(), subject, place(subject), takenAt, clock.now());
        return store.lock(id).orElseThrow(Photos::taken);
    }

    private PhotoSubjects.Place place(PhotoSubject subject) {
        return subjects.stream()
                .filter(kind -> kind.kind().equals(subject.kind()))
                .findFirst()
                .flatMap(kind -> kind.place(subject.id()))
                .orElseThrow(() -> Refused.of("subject", "photos.subject"));
    }

    private static Conflict taken() {
        return new Conflict(Problem.of("id", "photos.taken"));
    }

    private void demandFew(PhotoAnnounced photo, UUID account) {
        Instant midnight = clock.at(clock.today(), LocalTime.MIDNIGHT);
        if (store.countOthers(photo, account, midnight) >= MOST_A_DAY) {
            throw Refused.of("", "photos.many", MOST_A_DAY);
        }
    }

    /** How much is there of a photo of whoever acts. */
    @Transactional(readOnly = true)
    public PhotoProgress progress(UUID id) {
        return progress(own(store.find(id), id));
    }

    private static Photo own(Optional<Photo> found, UUID id) {
        return found.filter(photo -> Acting.now().account().equals(photo.account()))
                .orElseThrow(() -> new NotFound("photo", id));
    }

    private PhotoProgress progress(Photo photo) {
        int size = photo.content() == null ? 0 : photo.content().size();
        boolean arrived = photo.arrivedAt() != null;
        String refused = photo.refused();
        return new PhotoProgress(
                arrived ? size : contents.come(photo.id()),
                size,
                arrived,
                refused == null ? null : Problem.of("", refused));
    }

    /**
     * Takes a piece of a photo that was announced; one that is there is not stored again, one that is too far ahead is
     * not stored. After the last the photo has arrived, or the answer says why not; with other bytes than were
     * announced it begins anew.
     *
     * @param offset where in the photo it begins
     */
    public PhotoProgress take(UUID id, long offset, byte[] piece) {
        Photo photo = own(store.lock(id), id);
        PhotoContent content = photo.content();
        if (content == null) {
            throw Refused.of("", "photos.unannounced");
        }
        PhotoProgress before = progress(photo);
        if (before.arrived() || before.problem() != null || offset != before.offset()) {
            return before;
        }
        if (piece.length != Math.min(PIECE, content.size() - before.offset())) {
            throw Refused.of("", "photos.piece", PIECE);
        }
        contents.insert(id, before.offset(), piece);
        int come = before.offset() + piece.length;
        return come < content.size()
                ? new PhotoProgress(come, content.size(), false, null)
                : whole(id, content, contents.whole(id));
    }

    private PhotoProgress whole(UUID id, PhotoContent content, byte[] whole) {
        contents.drop(id);
        if (!content.isOf(whole)) {
            return new PhotoProgress(0, content.size(), false, Problem.of("", "photos.hash"));
        }
        try {
            contents.insert(id, PhotoPicture.read(whole));
        } catch (Refused refused) {
            Problem problem = refused.problems().getFirst();
            store.refused(id, problem.key());
            return new PhotoProgress(0, content.size(), false, problem);
        }
        store.arrived(id, clock.now());
        return new PhotoProgress(content.size(), content.size(), true, null);
    }

    /**
     * Takes a photo that comes at once, with the record that keeps it; under the same id it is stored once.
     *
     * @throws Refused when it is none, or too large
     */
    public void put(UUID id, PhotoSubject subject, byte[] jpeg) {
        Instant now = clock.now();
        PhotoContent content = PhotoContent.of(jpeg);
        PhotoProgress known = announce(new PhotoAnnounced(id, null, subject, null, now, content));
        if (!known.arrived()) {
            contents.insert(id, PhotoPicture.read(jpeg));
            store.arrived(id, now);
        }
    }

    /**
     * Takes and keeps a photo of whoever has no account, as the program itself; under the same id it is stored once.
     *
     * @throws Refused when it is none, or too large
     */
    void putUnsigned(UUID id, PhotoSubject subject, byte[] jpeg) {
        PhotoContent content = PhotoContent.of(jpeg);
        if (store.find(id).isPresent()) {
            return;
        }
        Instant now = clock.now();
        PhotoPicture picture = PhotoPicture.read(jpeg);
        store.insert(id, null, subject, place(subject), now, now);
        store.announced(new PhotoAnnounced(id, null, subject, null, now, content), now);
        contents.insert(id, picture);
        store.arrived(id, now);
        store.kept(id, now);
    }

    /** How many photos of these subjects came since then from whoever has no account. */
    @Transactional(readOnly = true)
    public int countUnsigned(String kind, Collection<UUID> subjects, Instant since) {
        return store.countUnsigned(kind, subjects, since);
    }

    /**
     * Photos that a record names: they are kept with it. One that has not been heard of is awaited, from whoever acts.
     *
     * @param at when it was done, where nothing better is known
     * @throws Refused where one is somebody else's or of something else
     */
    public void keep(PhotoSubject subject, Collection<UUID> ids, Instant at) {
        for (UUID id : ids.stream().sorted().toList()) {
            Photo photo = known(id, subject, at);
            boolean mine = Acting.now().account().equals(photo.account());
            if (!photo.subject().equals(subject) || !mine && photo.keptAt() == null) {
                throw Refused.of("", "photos.foreign");
            }
            store.kept(id, clock.now());
        }
    }

    private Photo known(UUID id, PhotoSubject subject, Instant at) {
        try {
            return expected(id, subject, at);
        } catch (Conflict elsewhere) {
            throw Refused.of("", "photos.foreign");
        }
    }

    /** Photos by id; without those that whoever acts does not see. */
    @Transactional(readOnly = true)
    public Map<UUID, Photo> of(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : store.of(ids).stream().collect(Collectors.toMap(Photo::id, Function.identity()));
    }

    /** What has come of a subject and was kept, the earliest first; without those that whoever acts does not see. */
    @Transactional(readOnly = true)
    public List<UUID> of(PhotoSubject subject) {
        return store.ofSubject(subject);
    }

    /** The permission that the subject of a photo asks for. */
    String permission(Photo photo) {
        return subjects.stream()
                .filter(kind -> kind.kind().equals(photo.subject().kind()))
                .findFirst()
                .map(PhotoSubjects::permission)
                .orElseThrow(() -> new NotFound("photo", photo.id()));
    }
}
