package org.linli.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.territory.Area;
import org.linli.territory.Territory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The daily statement of every area: computed from the records at any moment, signed once by who answers for it,
 * frozen. Each use reads one snapshot of the database, so the figures of a statement belong together whatever is
 * recorded meanwhile. A node outside the signed-in scope is {@link org.linli.platform.Forbidden}, one that does not
 * exist {@link NotFound}; a day to come, or from before records are kept, is {@link org.linli.platform.Refused}.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Statements {

    /** Permission to look at statements and the rows under their numbers. */
    public static final String SEE = "statement.see";

    /** Permission to sign; for which nodes, the role says. */
    public static final String SIGN = "statement.sign";

    /** Permission to open the command view. */
    public static final String COMMAND = "statement.command";

    private static final int EXPORTED_AT_ONCE = 500;

    private final Territory territory;
    private final StatementCount counting;
    private final RowStore rows;
    private final SignatureStore signed;
    private final StatementSigning signing;
    private final StatementDays days;
    private final BusinessClock clock;

    Statements(
            Territory territory,
            StatementCount counting,
            RowStore rows,
            SignatureStore signed,
            StatementSigning signing,
            StatementDays days,
            BusinessClock clock) {
        this.territory = territory;
        this.counting = counting;
        this.rows = rows;
        this.signed = signed;
        this.signing = signing;
        this.days = days;
        this.clock = clock;
    }

    /** The statement of a node and a day with its last signature. */
    public Statement of(AreaPath area, LocalDate day) {
        return statement(node(area, day), day, last(area, day), clock.now());
    }

    /** The statement as the given signature froze it, beside the figures of now. */
    public Statement of(AreaPath area, LocalDate day, int number) {
        Signature signature = signatures(area, day).stream()
                .filter(s -> s.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound("signature", number));
        return statement(node(area, day), day, Optional.of(signature), clock.now());
    }

    /** The figures by the records as they are, for views that show no signature. */
    public Statement live(AreaPath area, LocalDate day) {
        return statement(node(area, day), day, Optional.empty(), clock.now());
    }

    /** All signatures of a node and a day, the first one first. */
    public List<Signature> signatures(AreaPath area, LocalDate day) {
        territory.area(area);
        return signed.of(area, day);
    }

    /** Who of the nodes directly under this one signed the day, and who is late. */
    public List<SignatureState> handedIn(AreaPath area, LocalDate day) {
        return handedIn(node(area, day), day);
    }

    private List<SignatureState> handedIn(StatementCount.Node node, LocalDate day) {
        List<Area> signers = java.util.stream.Stream.concat(node.children().stream(), node.beside().stream())
                .filter(StatementSigning::signs)
                .toList();
        Map<AreaPath, Signature> last =
                signed.last(signers.stream().map(Area::path).toList(), day);
        boolean due = signing.isDue(day);
        return signers.stream()
                .map(child -> {
                    Optional<Signature> signature = Optional.ofNullable(last.get(child.path()));
                    return new SignatureState(child, signature, due && signature.isEmpty());
                })
                .toList();
    }

    /** Whether whoever acts answers for the node and the day is far enough on to be signed. */
    public boolean maySign(AreaPath area, LocalDate day) {
        return signing.mine(territory.area(area)) && signing.isTime(day);
    }

    /**
     * The statement with what stands open, for whoever is about to sign. Refused before the hour at which the day may
     * be signed.
     */
    public StatementToSign toSign(AreaPath area, LocalDate day) {
        StatementCount.Node node = node(area, day);
        signing.demand(node.area(), day);
        return toSign(node, day, clock.now());
    }

    /**
     * Signs what the user saw: the figures are frozen with the rows that they count. {@link StaleRecord} where the
     * figures have changed since; refused before the hour at which the day may be signed, where it is signed already,
     * and where something stands open that is not acknowledged: a problem for each such part.
     *
     * @param seen the {@link Fingerprint} of the figures that were on the page
     * @param acknowledged keys of what stands open; see {@link OpenPart}
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Signature sign(AreaPath area, LocalDate day, String seen, Set<String> acknowledged) {
        Instant now = clock.now();
        StatementToSign what = toSign(node(area, day), day, now);
        demandUnchanged(what, seen);
        return signing.sign(what, acknowledged, now);
    }

    /**
     * A supplementary signature (补签) after corrections. The former one stays; this one names it.
     *
     * @param former the last signature, as the user saw it; {@link StaleRecord} if there is a newer one
     * @param note what was corrected and why, 1 to 500 characters
     * @param seen as in {@link #sign}
     * @param acknowledged as in {@link #sign}
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Signature supplement(
            AreaPath area, LocalDate day, UUID former, String note, String seen, Set<String> acknowledged) {
        Instant now = clock.now();
        StatementCount.Node node = node(area, day);
        Signature before = signed.of(area, day).stream()
                .filter(s -> s.id().equals(former))
                .findFirst()
                .orElseThrow(() -> new NotFound("signature", former));
        StatementToSign what = toSign(node, day, now);
        demandUnchanged(what, seen);
        boolean differs = !counting.signed(node, before, what.statement().live(), now)
                .differing()
                .isEmpty();
        return signing.supplement(what, acknowledged, now, before, note, differs);
    }

    private StatementToSign toSign(StatementCount.Node node, LocalDate day, Instant now) {
        Statement statement = statement(node, day, Optional.empty(), now);
        return new StatementToSign(
                statement,
                Fingerprint.of(statement.live()),
                StatementSigning.open(statement.live(), handedIn(node, day)));
    }

    /**
     * A page of the rows under a figure.
     *
     * @param persons only rows about these; null for all
     */
    public Paged<Row> rows(RowQuery query, @Nullable Collection<UUID> persons, Paging paging) {
        return rows.page(counted(query), filter(query, persons), paging);
    }

    /** Every row under a figure, batch by batch, for an export. */
    public void eachRow(RowQuery query, @Nullable Collection<UUID> persons, Consumer<List<Row>> each) {
        CountedRows counted = counted(query);
        RowStore.Filter filter = filter(query, persons);
        for (int page = 1; ; page++) {
            Paged<Row> batch = rows.page(counted, filter, new Paging(page, EXPORTED_AT_ONCE));
            each.accept(batch.rows());
            if (!batch.hasNext()) {
                return;
            }
        }
    }

    private RowStore.Filter filter(RowQuery query, @Nullable Collection<UUID> persons) {
        RowQuery.Slice slice = query.slice();
        boolean direct = query.area().equals(slice.under());
        List<AreaPath> outside =
                direct ? node(query.area()).children().stream().map(Area::path).toList() : null;
        return new RowStore.Filter(slice.part(), slice.rented(), direct ? null : slice.under(), outside, persons);
    }

    private CountedRows counted(RowQuery query) {
        territory.area(query.area());
        days.demand(query.day());
        return counting.rows(query, last(query.area(), query.day()), clock.now())
                .orElseThrow(() -> new NotFound("figure", query.counter()));
    }

    private Statement statement(StatementCount.Node node, LocalDate day, Optional<Signature> signature, Instant now) {
        List<Figure> live = counting.live(node, day, now);
        return new Statement(
                node.area(),
                day,
                now,
                node.children(),
                node.beside(),
                live,
                signature.map(s -> counting.signed(node, s, live, now)),
                counting.broken(node, live));
    }

    private StatementCount.Node node(AreaPath path, LocalDate day) {
        days.demand(day);
        return node(path);
    }

    private StatementCount.Node node(AreaPath path) {
        Area area = territory.area(path);
        List<Area> under = territory.tree().stream()
                .filter(a -> a.path().parent().equals(Optional.of(path)))
                .toList();
        return StatementCount.Node.of(area, under);
    }

    private Optional<Signature> last(AreaPath area, LocalDate day) {
        return signed.of(area, day).stream().reduce((a, b) -> b);
    }

    /** Whoever sends no figures that they saw was not on the page that lists what is open: there it is named. */
    private static void demandUnchanged(StatementToSign what, String seen) {
        if (seen.isBlank()) {
            Refused.ifAny(StatementSigning.ignored(what.open(), Set.of()));
            throw Refused.of("", "statement.seen.missing");
        }
        if (!what.seen().equals(seen)) {
            throw new StaleRecord("statement", what.statement().area().path());
        }
    }
}
