package org.linli.trial;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.policy.Policies;
import org.linli.policy.Policy;
import org.linli.policy.PolicyPublishing;
import org.linli.policy.PolicyTrial;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Texts of rules in the making. Whatever is typed is kept, mistakes and all; nothing of it decides about anybody until
 * somebody else than the last writer has published it.
 */
@Service
@Transactional
public class TrialDrafts {

    /** Permission to write and to try. */
    public static final String WRITE = "trial.write";

    /** Permission to publish what somebody else has written. */
    public static final String PUBLISH = "trial.publish";

    /** Longer than any rules need to be, and short enough to be read in a moment. */
    public static final int LONGEST = 100_000;

    private static final int MOST_SHOWN = 50;

    private final TrialDraftStore store;
    private final TrialRunStore runs;
    private final Policies policies;
    private final PolicyPublishing publishing;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    TrialDrafts(
            TrialDraftStore store,
            TrialRunStore runs,
            Policies policies,
            PolicyPublishing publishing,
            Permissions permissions,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.runs = runs;
        this.policies = policies;
        this.publishing = publishing;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The open ones first. */
    @Transactional(readOnly = true)
    public List<TrialDraft> latest() {
        return store.latest(MOST_SHOWN);
    }

    @Transactional(readOnly = true)
    public TrialDraft get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("draft of rules", id));
    }

    /** What to begin from: the version in force, under a name and a first day of its own. */
    @Transactional(readOnly = true)
    public String beginning() {
        LocalDate tomorrow = clock.today().plusDays(1);
        Policy inForce = policies.inForce(clock.today());
        return policies.text(inForce.version())
                .orElse("")
                .replaceFirst("(?m)^version:.*$", "version: rules-" + tomorrow)
                .replaceFirst("(?m)^valid_from:.*$", "valid_from: " + tomorrow)
                .replaceFirst("(?m)^valid_to:.*\\R", "");
    }

    /** Reads it as the version that it would be, or has become. */
    public PolicyTrial read(TrialDraft draft) {
        return policies.trial(draft.text(), Objects.requireNonNullElse(draft.version(), ""));
    }

    public UUID begin(String text) {
        permissions.demand(WRITE);
        String kept = kept(text);
        UUID id = Ids.next();
        store.insert(id, kept, me(), clock.now());
        audit.record("trial.written", id.toString(), null, "");
        return id;
    }

    /**
     * Keeps another text.
     *
     * @param revision that was changed; {@link Refused} where somebody has changed it since
     */
    public void write(UUID id, int revision, String text) {
        permissions.demand(WRITE);
        String kept = kept(text);
        TrialDraft draft = open(id, revision);
        if (!kept.equals(draft.text())) {
            store.edit(id, kept, me(), clock.now());
            audit.record("trial.written", id.toString(), null, "");
        }
    }

    public void withdraw(UUID id, int revision) {
        permissions.demand(WRITE);
        open(id, revision);
        store.end(id, TrialDraft.State.WITHDRAWN, null, me(), clock.now());
        audit.record("trial.withdrawn", id.toString(), null, "");
    }

    /** Makes it a version of the rules, once what it changes has been looked at. */
    public Policy publish(UUID id, int revision) {
        permissions.demand(PUBLISH);
        TrialDraft draft = open(id, revision);
        Optional<TrialRun> run = runs.latest(id);
        if (run.filter(each -> each.isDone() && each.revision() == revision).isEmpty()) {
            throw Refused.of("", "trial.publish.untried");
        }
        Policy policy = publishing.publish(draft.text(), draft.editedBy(), draft.editedAt());
        store.end(id, TrialDraft.State.PUBLISHED, policy.version(), me(), clock.now());
        return policy;
    }

    private TrialDraft open(UUID id, int revision) {
        TrialDraft draft = store.lock(id).orElseThrow(() -> new NotFound("draft of rules", id));
        if (!draft.isOpen()) {
            throw Refused.of("", draft.isPublished() ? "trial.published.already" : "trial.withdrawn.already");
        }
        if (draft.revision() != revision) {
            throw Refused.of("", "trial.changed.since");
        }
        return draft;
    }

    private static String kept(String text) {
        // A page does not show an empty first line: lines are counted without.
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').replaceFirst("^\n+", "");
        if (lines.isBlank()) {
            throw Refused.of("text", "trial.text.empty");
        }
        if (lines.length() > LONGEST) {
            throw Refused.of("text", "trial.text.long", LONGEST, lines.length());
        }
        if (lines.indexOf('\0') >= 0) {
            throw Refused.of("text", "trial.text.binary");
        }
        return lines;
    }

    private static UUID me() {
        return Objects.requireNonNull(Acting.now().id());
    }
}
