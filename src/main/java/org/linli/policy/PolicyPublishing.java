package org.linli.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.AuditTrail;
import org.linli.platform.BusinessClock;
import org.linli.platform.LockedKeys;
import org.linli.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Makes a text a version of the rules: it decides from its first day on, without a restart and after each. */
@Service
public class PolicyPublishing {

    private final Policies policies;
    private final PublishedPolicyStore store;
    private final LockedKeys locked;
    private final AuditTrail audit;
    private final BusinessClock clock;

    PolicyPublishing(
            Policies policies, PublishedPolicyStore store, LockedKeys locked, AuditTrail audit, BusinessClock clock) {
        this.policies = policies;
        this.store = store;
        this.locked = locked;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Publishes as whoever acts, who is somebody else than the writer; {@link Refused} where it is the same, something
     * is wrong with the text or it would begin in the past.
     */
    @Transactional
    public Policy publish(String text, UUID writtenBy, Instant writtenAt) {
        UUID publisher = Objects.requireNonNull(Acting.now().id());
        if (publisher.equals(writtenBy)) {
            throw Refused.of("", "policy.publish.second");
        }
        locked.hold("policy.publish", List.of("all"));
        policies.publishedAnew(); // whoever published a moment ago may have committed only just now
        PolicyTrial trial = policies.trial(text, "");
        Policy policy = trial.policy()
                .orElseThrow(() -> Refused.of(
                        "", "policy.publish.mistakes", trial.mistakes().size()));
        LocalDate from = Objects.requireNonNull(policy.validity()).from();
        if (from.isBefore(clock.today())) {
            throw Refused.of("", "policy.publish.past", from.toString());
        }
        store.insert(new PublishedPolicy(policy.version(), text, writtenBy, writtenAt, publisher, clock.now()), from);
        audit.record("policy.published", policy.version(), null, "written by " + writtenBy);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                policies.publishedAnew();
            }
        });
        return policy;
    }
}
