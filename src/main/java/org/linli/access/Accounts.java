package org.linli.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forbidden;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.WrittenName;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who work with Linli: their accounts, roles and the area each is bound to. */
@Service
@Transactional
public class Accounts {

    /** Shortest password accepted; length is what counts (NIST SP 800-63B), so no other rule is made. */
    static final int SHORTEST_PASSWORD = 10;

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");

    /** As in the table; short numbers and extensions are telephones too. */
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{3,22}[0-9]");

    private final AccountStore store;
    private final PasswordEncoder passwords;
    private final BusinessClock clock;
    private final AuditTrail audit;
    private final ObjectProvider<AreaNames> areas;
    private final ApplicationEventPublisher events;

    Accounts(
            AccountStore store,
            PasswordEncoder passwords,
            BusinessClock clock,
            AuditTrail audit,
            ObjectProvider<AreaNames> areas,
            ApplicationEventPublisher events) {
        this.events = events;
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
        this.audit = audit;
        this.areas = areas;
    }

    /** Whether there is any account at all; before the first there is only the first-run page. */
    @Transactional(readOnly = true)
    public boolean none() {
        return store.count() == 0;
    }

    /** How many accounts there are in the signed-in scope beside the one that acts. */
    @Transactional(readOnly = true)
    public long others() {
        return Math.max(0, store.count() - 1);
    }

    @Transactional(readOnly = true)
    public Account get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("account", id));
    }

    @Transactional(readOnly = true)
    public Optional<Account> byUsername(String username) {
        return store.findByUsername(username.strip().toLowerCase(Locale.ROOT));
    }

    /** Names of accounts by id, for showing who did something. Ids outside the scope are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> ids) {
        return store.names(ids);
    }

    /** Accounts by id, for showing who does something and how to reach them. Ids outside the scope are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, Account> byId(Collection<UUID> ids) {
        return store.findAll(ids).stream().collect(Collectors.toMap(Account::id, account -> account));
    }

    /**
     * Who looks after a place: the enabled accounts of the given role bound to the node itself or the nearest one above
     * it that has any, lowest first.
     */
    @Transactional(readOnly = true)
    public List<Account> lookingAfter(AreaPath place, Role role) {
        return store.boundAlong(place, role);
    }

    /** Enabled accounts bound to the node or under it, who can be given work there. */
    @Transactional(readOnly = true)
    public List<Account> workingIn(AreaPath area) {
        return store.boundWithin(area);
    }

    /** Those of them in these roles; where they are more than so many, those of the upper levels. */
    @Transactional(readOnly = true)
    public List<Account> workingIn(AreaPath area, Collection<Role> roles, int most) {
        return store.boundWithin(area, roles, most);
    }

    /** Enabled accounts in these roles that see any of the places, as far as whoever acts sees them. */
    @Transactional(readOnly = true)
    public List<Account> covering(Collection<AreaPath> places, Collection<Role> roles) {
        return store.boundToAny(
                places.stream().flatMap(place -> place.lineage().stream()).collect(Collectors.toSet()), roles);
    }

    /**
     * Who stands where in an area, also outside what the one who acts may see: duties are handed to them. Needs a
     * transaction, and sees what it has written.
     */
    public List<StaffPosting> staffWithin(AreaPath area) {
        return store.staffWithin(area);
    }

    /** Adds an account; without a password it cannot sign in until it is given one. */
    public Account add(AccountForm form) {
        List<Problem> problems = check(form);
        if (store.findByUsername(form.username()).isPresent()) {
            problems.add(Problem.of("username", "access.username.taken", form.username()));
        }
        Refused.ifAny(problems);
        var account = new Account(
                Ids.next(),
                form.username(),
                form.name(),
                form.phone().isEmpty() ? null : form.phone(),
                form.role(),
                form.area(),
                null,
                false,
                null,
                clock.now(),
                0,
                0);
        try {
            store.insert(account, hash(form.password()));
        } catch (DuplicateKeyException e) {
            // Held by somebody whom the signed-in user cannot see.
            throw Refused.of("username", "access.username.taken", form.username());
        }
        audit.record(
                "account.added",
                account.username(),
                account.area(),
                account.role().name());
        return account;
    }

    /**
     * Changes name, role and area; a new password only when one is given, which ends the account's sessions and tokens.
     */
    public Account change(UUID id, int version, AccountForm form) {
        Account before = get(id);
        demandManaging(before.role());
        List<Problem> problems = check(form);
        Refused.ifAny(problems);
        if (id.equals(Acting.now().id()) && form.role() != before.role()) {
            throw Refused.of("role", "access.cannot.demote.self");
        }
        try {
            store.update(id, version, form);
        } catch (DuplicateKeyException e) {
            throw Refused.of("username", "access.username.taken", form.username());
        }
        if (!form.password().isEmpty()) {
            store.setPassword(id, hash(form.password()));
            store.endTokens(id, clock.now());
        }
        audit.record(
                "account.changed",
                before.username(),
                form.area(),
                before.role() + " → " + form.role() + (form.password().isEmpty() ? "" : ", new password"));
        return get(id);
    }

    /** Disables an account or enables it again; what sessions and tokens it had stop working for good. */
    public void setDisabled(UUID id, boolean disabled) {
        Account account = get(id);
        if (disabled && id.equals(Acting.now().id())) {
            throw Refused.of("", "access.cannot.disable.self");
        }
        demandManaging(account.role());
        if (!Acting.now().sees(account.area())) {
            throw Forbidden.area(account.area());
        }
        store.setDisabled(id, disabled ? clock.now() : null);
        store.endTokens(id, clock.now());
        audit.record(disabled ? "account.disabled" : "account.enabled", account.username(), account.area(), "");
        if (disabled) {
            events.publishEvent(new AccountClosed(account));
        }
    }

    /** Changes one's own password; the account's tokens and all its sessions end, so this one must be renewed. */
    public void changeOwnPassword(String current, String wanted) {
        UUID me = Acting.now().account();
        if (!passwords.matches(current, store.passwordHash(me).orElse(""))) {
            throw Refused.of("current", "access.password.wrong");
        }
        var problems = new ArrayList<Problem>();
        checkPassword(wanted, problems, false);
        Refused.ifAny(problems);
        store.setPassword(me, hash(wanted));
        store.endTokens(me, clock.now());
        audit.record("account.password", Acting.now().username(), Acting.now().area(), "");
    }

    /** Remembers the language that the user chose. */
    public void chooseLanguage(String language) {
        store.setLanguage(Acting.now().account(), language);
    }

    void signedIn(UUID id) {
        store.signedIn(id, clock.now());
    }

    private @Nullable String hash(String password) {
        return password.isEmpty() ? null : passwords.encode(password);
    }

    private List<Problem> check(AccountForm form) {
        if (!Acting.now().sees(form.area())) {
            throw Forbidden.area(form.area());
        }
        List<Problem> problems = problems(form);
        if (!areas.getObject().exists(form.area())) {
            problems.add(Problem.of("area", "access.area.unknown", form.area().slug()));
        }
        demandManaging(form.role());
        return problems;
    }

    /** What is wrong with the names and the password of an account, wherever it is to be; empty when nothing is. */
    static List<Problem> problems(AccountForm form) {
        var problems = new ArrayList<Problem>();
        if (!USERNAME.matcher(form.username()).matches()) {
            problems.add(Problem.of("username", "access.username.form"));
        }
        if (form.name().isBlank() || form.name().length() > 60) {
            problems.add(Problem.of("name", "access.name.form"));
        } else {
            WrittenName.misplaced(form.name())
                    .ifPresent(sign -> problems.add(Problem.of("name", "access.name.sign", sign)));
        }
        if (!form.phone().isEmpty() && !PHONE.matcher(form.phone()).matches()) {
            problems.add(Problem.of("phone", "access.phone.form"));
        }
        checkPassword(form.password(), problems, true);
        return problems;
    }

    private static void demandManaging(Role role) {
        if (!Acting.now().role().manages(role)) {
            throw new Forbidden("accounts of role " + role);
        }
    }

    private static void checkPassword(String password, List<Problem> problems, boolean mayBeEmpty) {
        if (!(mayBeEmpty && password.isEmpty()) && password.length() < SHORTEST_PASSWORD) {
            problems.add(Problem.of("password", "access.password.short", SHORTEST_PASSWORD));
        }
        if (password.length() > 72) {
            problems.add(Problem.of("password", "access.password.long"));
        }
    }
}
