package org.linli.duty;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.AuditTrail;
import org.linli.access.Sealing;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.platform.LockedKeys;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Secret addresses at which calendars find the shifts of one person. A calendar cannot sign in: whoever has the address
 * reads it, so it shows nothing of others, and a lost one is revoked. The secret itself is kept nowhere.
 */
@Service
@Transactional
public class DutyFeeds {

    private static final String PURPOSE = "duty.feed";

    private static final int BYTES = 32;

    /** Shifts that are over stay in a calendar for so many days. */
    private static final int DAYS_BACK = 31;

    private final DutyFeedStore store;
    private final ShiftStore shifts;
    private final PostStore posts;
    private final DutyMemberStore members;
    private final MyDuty duty;
    private final DutyCalendar calendar;
    private final Accounts accounts;
    private final Sealing sealing;
    private final LockedKeys locked;
    private final AuditTrail audit;
    private final BusinessClock clock;
    private final SecureRandom random = new SecureRandom();

    DutyFeeds(
            DutyFeedStore store,
            ShiftStore shifts,
            PostStore posts,
            DutyMemberStore members,
            MyDuty duty,
            DutyCalendar calendar,
            Accounts accounts,
            Sealing sealing,
            LockedKeys locked,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.shifts = shifts;
        this.posts = posts;
        this.members = members;
        this.duty = duty;
        this.calendar = calendar;
        this.accounts = accounts;
        this.sealing = sealing;
        this.locked = locked;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new secret for whoever acts, told this once; the one before is worth nothing from now on. */
    public String make() {
        DutyMember me = duty.required();
        locked.hold("duty.feed", List.of(me.id().toString()));
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.now();
        store.revoke(me.id(), now);
        store.insert(Ids.next(), me.id(), me.path(), sealing.hash(PURPOSE, secret), now);
        audit.record("duty.feed.made", me.id().toString(), me.path(), "");
        return secret;
    }

    /** From now on the address of whoever acts shows nothing. */
    public void revoke() {
        DutyMember me = duty.required();
        if (store.revoke(me.id(), clock.now())) {
            audit.record("duty.feed.revoked", me.id().toString(), me.path(), "");
        }
    }

    /** Since when a member has an address; empty for none. */
    @Transactional(readOnly = true)
    public Optional<Instant> madeAt(DutyMember member) {
        return store.madeAt(member.id());
    }

    /** What the secret shows, as iCalendar; empty for none, a revoked one, and one of an account that is disabled. */
    @Transactional(readOnly = true)
    Optional<String> read(String secret) {
        return store.memberOf(sealing.hash(PURPOSE, secret))
                .flatMap(members::member)
                .flatMap(member -> account(member).map(account -> written(member, account)));
    }

    private Optional<Account> account(DutyMember member) {
        UUID id = member.account();
        return id == null
                ? Optional.empty()
                : Optional.ofNullable(accounts.byId(List.of(id)).get(id)).filter(account -> !account.disabled());
    }

    private String written(DutyMember member, Account account) {
        LocalDate today = clock.today();
        Locale language = "en".equals(account.language()) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        return calendar.of(
                shifts.ofMember(
                        member.id(),
                        clock.startOf(today.minusDays(DAYS_BACK)),
                        clock.endOf(today.plusDays(Shifts.AHEAD))),
                seat -> posts.post(seat.shift().post()).map(Post::place).orElse(""),
                language);
    }
}
