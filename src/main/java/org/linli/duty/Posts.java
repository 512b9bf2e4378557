package org.linli.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.territory.Territory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where somebody stands, and which shifts there are. */
@Service
@Transactional
public class Posts {

    /** See who stands where, and when. */
    public static final String SEE = "duty.see";

    /** Keep posts, members and rosters. */
    public static final String KEEP = "duty.keep";

    /** Take rosters and lists of members away as a file. */
    public static final String EXPORT = "duty.export";

    private final PostStore store;
    private final Shifts shifts;
    private final Territory territory;
    private final DutyKeeping keeping;
    private final AuditTrail audit;
    private final BusinessClock clock;

    Posts(
            PostStore store,
            Shifts shifts,
            Territory territory,
            DutyKeeping keeping,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.shifts = shifts;
        this.territory = territory;
        this.keeping = keeping;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Post get(UUID id) {
        return store.post(id).orElseThrow(() -> new NotFound("post", id));
    }

    /** Those of an area and below it, by area and name. */
    @Transactional(readOnly = true)
    public List<Post> within(AreaPath area) {
        return store.within(area);
    }

    /** The patterns of a post that hold today or later. */
    @Transactional(readOnly = true)
    public List<PostPattern> patterns(UUID post) {
        return store.patterns(post, clock.today());
    }

    /**
     * A new post; the same one sent again is stored once.
     *
     * @throws Refused without a name, or for one that another post of the area has
     */
    public Post open(Post post) {
        keeping.demand(post.path());
        territory.area(post.path());
        check(post);
        if (!store.insert(post) && !store.post(post.id()).equals(Optional.of(post))) {
            throw Refused.of("name", "duty.post.named", post.name());
        }
        audit.record("duty.post.opened", post.id().toString(), post.path(), post.name());
        return post;
    }

    /**
     * Changes a post; its shifts follow.
     *
     * @throws StaleRecord where somebody else has changed it meanwhile
     */
    public void change(Post post) {
        keeping.demand(get(post.id()).path());
        check(post);
        if (store.isNamed(post)) {
            throw Refused.of("name", "duty.post.named", post.name());
        }
        if (!store.update(post)) {
            throw new StaleRecord("post", post.id());
        }
        audit.record("duty.post.changed", post.id().toString(), post.path(), post.name());
        shifts.follow(post);
    }

    private static void check(Post post) {
        var problems = new ArrayList<Problem>();
        if (post.name().isBlank() || post.name().length() > Post.LONGEST) {
            problems.add(Problem.of("name", "duty.post.name.wrong", Post.LONGEST));
        }
        if (post.place().length() > Post.LONGEST_PLACE) {
            problems.add(Problem.of("place", "duty.post.place.wrong", Post.LONGEST_PLACE));
        }
        if (post.until() != null && post.until().isBefore(post.since())) {
            problems.add(Problem.of("until", "duty.until.before"));
        }
        Refused.ifAny(problems);
    }

    /**
     * A shift that a post has from now on; laid at once as far as shifts are laid.
     *
     * @throws Refused for no day, no seat, more than {@value PostPattern#MOST_SEATS}, or more than 12 hours
     */
    public void add(PostPattern pattern) {
        Post post = get(pattern.post());
        keeping.demand(post.path());
        check(pattern);
        if (store.insert(pattern, post.path())) {
            audit.record(
                    "duty.pattern.added",
                    post.id().toString(),
                    post.path(),
                    pattern.mode().code());
            shifts.follow(post);
        }
    }

    private static void check(PostPattern pattern) {
        var problems = new ArrayList<Problem>();
        boolean closed = pattern.mode() == PostPattern.Mode.CLOSED;
        if (pattern.weekdays().isEmpty()) {
            problems.add(Problem.of("weekdays", "duty.pattern.weekdays.none"));
        }
        if (pattern.until() != null && pattern.until().isBefore(pattern.from())) {
            problems.add(Problem.of("until", "duty.until.before"));
        }
        if (!closed && pattern.hours() == null) {
            problems.add(Problem.of("begins", "duty.pattern.hours.none"));
        } else if (pattern.hours() != null && pattern.hours().length().compareTo(PostPattern.LONGEST_SHIFT) > 0) {
            problems.add(Problem.of("ends", "duty.pattern.hours.long", PostPattern.LONGEST_SHIFT.toHours()));
        }
        if (!closed && (pattern.seats().isEmpty() || pattern.seats().size() > PostPattern.MOST_SEATS)) {
            problems.add(Problem.of("seats", "duty.pattern.seats.wrong", PostPattern.MOST_SEATS));
        }
        if (pattern.note().length() > PostPattern.LONGEST_NOTE) {
            problems.add(Problem.of("note", "duty.pattern.note.long", PostPattern.LONGEST_NOTE));
        }
        Refused.ifAny(problems);
    }

    /** The pattern holds no longer from a day on, which is today or later; who stands in its shifts is told. */
    public void end(UUID pattern, LocalDate from) {
        PostPattern ended = store.pattern(pattern).orElseThrow(() -> new NotFound("pattern", pattern));
        if (from.isBefore(clock.today())) {
            throw Refused.of("from", "duty.pattern.end.past");
        }
        Post post = get(ended.post());
        keeping.demand(post.path());
        store.end(pattern, from.minusDays(1), clock.now());
        audit.record(
                "duty.pattern.ended",
                post.id().toString(),
                post.path(),
                Acting.now().username());
        shifts.follow(post);
    }
}
