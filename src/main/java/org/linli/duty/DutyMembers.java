package org.linli.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.access.Sealing;
import org.linli.identity.Phone;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.territory.Territory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who does duty, when they cannot, and in which team they take turns. */
@Service
@Transactional
public class DutyMembers {

    private static final String PHONE = "duty.phone";

    private final DutyMemberStore store;
    private final Accounts accounts;
    private final Territory territory;
    private final Sealing sealing;
    private final Permissions permissions;
    private final DutyKeeping keeping;
    private final AuditTrail audit;
    private final BusinessClock clock;

    DutyMembers(
            DutyMemberStore store,
            Accounts accounts,
            Territory territory,
            Sealing sealing,
            Permissions permissions,
            DutyKeeping keeping,
            AuditTrail audit,
            BusinessClock clock) {
        this.store = store;
        this.accounts = accounts;
        this.territory = territory;
        this.sealing = sealing;
        this.permissions = permissions;
        this.keeping = keeping;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public DutyMember get(UUID id) {
        return store.member(id).orElseThrow(() -> new NotFound("member", id));
    }

    /** The same, of whom more is shown than that they are on duty: the look is noted. */
    DutyMember look(UUID id) {
        DutyMember member = get(id);
        audit.record("duty.member.seen", id.toString(), member.path(), "");
        return member;
    }

    /** The one of that account; empty for who does no duty. */
    @Transactional(readOnly = true)
    public Optional<DutyMember> ofAccount(UUID account) {
        return store.ofAccount(account);
    }

    /** Those of an area and below it, by name. */
    @Transactional(readOnly = true)
    public List<DutyMember> within(AreaPath area) {
        return store.within(area);
    }

    /** Those whom whoever acts sees, by id. */
    @Transactional(readOnly = true)
    public Map<UUID, DutyMember> byId(Collection<UUID> ids) {
        return store.byId(ids);
    }

    /** Those of an area, below it and above it, by name. */
    @Transactional(readOnly = true)
    public List<Team> teams(AreaPath area) {
        return store.teams(area);
    }

    /** What keeps members away within the days, or what they would like, by begin. */
    @Transactional(readOnly = true)
    public List<Absence> absences(Collection<UUID> members, LocalDate from, LocalDate until) {
        return store.absences(members, from, until);
    }

    /** When volunteers have time, by member; whoever is missing has it always. */
    @Transactional(readOnly = true)
    public Map<UUID, List<FreeHours>> freeHours(Collection<UUID> members) {
        return store.freeHours(members);
    }

    /**
     * The numbers of those who are on duty, to be shown beside their names to whoever sees who stands where; by member,
     * and missing of who gave none.
     */
    @Transactional(readOnly = true)
    public Map<UUID, String> phones(Collection<DutyMember> members) {
        var phones = new HashMap<UUID, String>();
        store.phones(members.stream().map(DutyMember::id).toList())
                .forEach((id, number) -> phones.put(id, sealing.open(PHONE, number)));
        Map<UUID, Account> known = accounts.byId(
                members.stream().flatMap(m -> Stream.ofNullable(m.account())).toList());
        for (DutyMember member : members) {
            Account account = member.account() == null ? null : known.get(member.account());
            if (account != null && account.phone() != null) {
                phones.put(member.id(), account.phone());
            }
        }
        return Map.copyOf(phones);
    }

    /**
     * Somebody who does duty from now on; the same sent again is stored once.
     *
     * @param phone of who has no account; null for none
     * @throws Refused without a name or kind, and for an account that does duty already
     */
    public void add(DutyMember member, @Nullable Phone phone) {
        keeping.demand(member.path());
        territory.area(member.path());
        check(member);
        byte[] number = sealing.sealNullable(PHONE, phone == null ? null : phone.number());
        if (!store.insert(member, number)) {
            if (store.member(member.id()).isPresent()) {
                return;
            }
            throw Refused.of("account", "duty.member.known");
        }
        audit.record("duty.member.added", member.id().toString(), member.path(), "");
    }

    /**
     * @param phone null leaves it as it is
     * @throws StaleRecord where somebody else has changed it meanwhile
     */
    public void change(DutyMember member, @Nullable Phone phone) {
        keeping.demand(get(member.id()).path());
        check(member);
        if (!store.update(member)) {
            throw new StaleRecord("member", member.id());
        }
        if (phone != null) {
            store.keepPhone(member.id(), sealing.seal(PHONE, phone.number()));
        }
        audit.record("duty.member.changed", member.id().toString(), member.path(), "");
    }

    private static void check(DutyMember member) {
        var problems = new ArrayList<Problem>();
        if (member.name().isBlank() || member.name().length() > DutyMember.LONGEST) {
            problems.add(Problem.of("name", "duty.member.name.wrong", DutyMember.LONGEST));
        }
        if (member.kinds().isEmpty()) {
            problems.add(Problem.of("kinds", "duty.member.kinds.none"));
        }
        if (member.until() != null && member.until().isBefore(member.since())) {
            problems.add(Problem.of("until", "duty.until.before"));
        }
        Refused.ifAny(problems);
    }

    /** When a volunteer has time; none means always. */
    public void keepFreeHours(UUID member, Collection<FreeHours> hours) {
        DutyMember volunteer = get(member);
        keeping.demand(volunteer.path());
        store.keep(volunteer, hours);
    }

    /** @throws Refused without a name, and for one that another team of the area has */
    public void add(Team team) {
        keeping.demand(team.path());
        territory.area(team.path());
        if (team.name().isBlank() || team.name().length() > Team.LONGEST) {
            throw Refused.of("team", "duty.team.name.wrong", Team.LONGEST);
        }
        if (!store.insert(team) && store.teams(team.path()).stream().noneMatch(team::equals)) {
            throw Refused.of("team", "duty.team.named", team.name());
        }
    }

    /**
     * Keeps days away. DutyMembers say it themselves; who keeps the roster says it for anybody.
     *
     * @throws Refused for days that are over, or an end before the begin
     */
    public void keep(Absence absence) {
        DutyMember member = get(absence.member());
        demandOwnOrKept(member);
        if (absence.until().isBefore(absence.from())) {
            throw Refused.of("until", "duty.until.before");
        }
        if (absence.until().isBefore(clock.today())) {
            throw Refused.of("until", "duty.absence.past");
        }
        if (store.insert(absence, member.path(), clock.now(), Acting.now().id())) {
            audit.record(
                    "duty.absence.kept",
                    member.id().toString(),
                    member.path(),
                    absence.reason().code());
        }
    }

    /** It was a mistake, or they are back before its end. */
    public void withdraw(UUID member, UUID absence) {
        demandOwnOrKept(get(member));
        if (!store.withdraw(absence, member, clock.now())) {
            throw new NotFound("absence", absence);
        }
    }

    private void demandOwnOrKept(DutyMember member) {
        boolean own =
                member.account() != null && member.account().equals(Acting.now().id());
        if (own) {
            permissions.demand(Posts.SEE);
        } else {
            keeping.demand(member.path());
        }
    }
}
