package org.linli.platform.list;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.Download;
import org.linli.platform.Forbidden;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.sheet.TableWriter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.MultiValueMap;

/**
 * Shows lists and writes them to files. The endpoint that calls has asked for the permission to read; the export asks
 * here.
 */
@Service
public class Lists {

    private static final int SHOWN = 50;
    private static final int WRITTEN = 500;

    private final ListReader reader;
    private final ListCounts counts;
    private final ListAccess access;
    private final ListCells cells;
    private final Texts texts;
    private final BusinessClock clock;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate reading;

    Lists(
            ListReader reader,
            ListCounts counts,
            ListAccess access,
            ListCells cells,
            Texts texts,
            BusinessClock clock,
            PlatformTransactionManager transactions) {
        this.clock = clock;
        this.reader = reader;
        this.counts = counts;
        this.access = access;
        this.cells = cells;
        this.texts = texts;
        this.reading = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * The page that an address asks for; words that are searched for are noted in the trail.
     *
     * @param params of the address
     */
    public <R> ListPage page(ListKind<R> kind, MultiValueMap<String, String> params) {
        ListAsked asked = asked(kind, params);
        noteWords(kind, asked);
        return Objects.requireNonNull(snapshot.execute(status -> {
            ListSql question = reader.question(kind, asked);
            ListReader.Part<R> part = reader.part(kind, asked, question, SHOWN);
            return page(kind, asked, part, asked.counted() ? counts.whole(question) : counts.upToExact(question));
        }));
    }

    private void noteWords(ListKind<?> kind, ListAsked asked) {
        String words = asked.words(kind);
        if (!words.isEmpty()) {
            access.searched(kind.key(), words, asked.area());
        }
    }

    /** The rows of the page that an address asks for, as they are read. */
    public <R> List<R> rows(ListKind<R> kind, MultiValueMap<String, String> params) {
        ListAsked asked = asked(kind, params);
        return Objects.requireNonNull(
                        snapshot.execute(status -> reader.part(kind, asked, reader.question(kind, asked), SHOWN)))
                .rows();
    }

    /**
     * The first rows of what an address asks for, such as for a map.
     *
     * @param most no more are read
     */
    public <R> List<R> rows(ListKind<R> kind, MultiValueMap<String, String> params, int most) {
        ListAsked asked = asked(kind, params);
        noteWords(kind, asked);
        return Objects.requireNonNull(
                        snapshot.execute(status -> reader.part(kind, asked, reader.question(kind, asked), most)))
                .rows();
    }

    /**
     * What tells the rows apart that an address asks for, in any order; read in the transaction that is under way.
     *
     * @param most no more are read
     */
    List<UUID> ids(ListKind<?> kind, MultiValueMap<String, String> params, int most) {
        ListAsked asked = asked(kind, params);
        noteWords(kind, asked);
        return Objects.requireNonNull(reading.execute(status -> reader.ids(kind, reader.question(kind, asked), most)));
    }

    /** Refuses what no filter understands: a whole list in place of a narrowed one would be taken for that. */
    private ListAsked asked(ListKind<?> kind, MultiValueMap<String, String> params) {
        ListAsked asked = ListAsked.of(kind, params);
        Refused.ifAny(kind.filters().stream()
                .filter(filter -> !filter.understands(asked.values().getOrDefault(filter.name(), "")))
                .map(filter -> Problem.of(
                        filter.name(),
                        filter.type() == ListFilter.Type.DAY ? "list.asked.day" : "list.asked.choice",
                        texts.of(filter.label())))
                .toList());
        return asked;
    }

    /** The address of the first page of a question, to lead back there from a form that came with it. */
    public String address(ListKind<?> kind, MultiValueMap<String, String> params) {
        return ListAsked.of(kind, params).address(kind.path());
    }

    private <R> ListPage page(ListKind<R> kind, ListAsked asked, ListReader.Part<R> part, long total) {
        String here = asked.address(kind.path());
        long first = part.rows().isEmpty() ? 0 : part.before().isEmpty() ? 1 : asked.first();
        boolean files = kind.exportPermission().filter(access::holds).isPresent();
        List<ListAction> actions = kind.actions().stream()
                .filter(action -> access.holds(action.permission()))
                .toList();
        List<ListColumn<R>> shown =
                kind.columns().stream().filter(column -> column.cell() != null).toList();
        return new ListPage(
                kind.title(),
                kind.path(),
                here,
                shown.stream().map(column -> column(kind, column, asked)).toList(),
                kind.filters().stream()
                        .map(filter -> field(kind.path(), filter, asked))
                        .toList(),
                part.rows().stream().map(row -> row(kind, shown, row, actions)).toList(),
                asked.counted() ? total : Math.min(total, ListCounts.EXACT),
                !asked.counted() && total > ListCounts.EXACT ? here + "&count=all" : "",
                first,
                part.before().isEmpty() ? "" : here + "&before=" + part.before() + "&n=" + Math.max(1, first - SHOWN),
                part.after().isEmpty()
                        ? ""
                        : here + "&after=" + part.after() + "&n="
                                + (first + part.rows().size()),
                files ? asked.address(kind.path() + ".xlsx") : "",
                files ? asked.address(kind.path() + ".csv") : "",
                actions.stream().map(Lists::action).toList(),
                total > part.rows().size() ? most(actions) : 0,
                kind.empty(),
                kind.ofPeople() ? access.withheld() : "");
    }

    /** With how many rows each of them is done at once; 0 where one is done with a page's only. */
    private static int most(List<ListAction> actions) {
        return actions.stream()
                .mapToInt(action ->
                        action.matching().map(ListAction.Matching::most).orElse(0))
                .min()
                .orElse(0);
    }

    private <R> ListPage.Row row(ListKind<R> kind, List<ListColumn<R>> shown, R row, List<ListAction> actions) {
        var line = new ArrayList<ListCells.Cell>();
        for (ListColumn<R> column : shown) {
            Function<R, ListCell> cell = column.cell();
            if (cell != null) {
                line.add(new ListCells.Cell(texts.of(column.key()), column.numeric(), cell.apply(row)));
            }
        }
        return new ListPage.Row(
                line.getFirst().of().text(), cells.html(line), actions.isEmpty() ? "" : kind.chosen(row));
    }

    private static <R> ListPage.Column column(ListKind<R> kind, ListColumn<R> column, ListAsked asked) {
        boolean sorted = column.name().equals(asked.column());
        String href = column.sort()
                .map(sort -> asked.address(kind.path(), column.name(), sorted ? !asked.falling() : sort.falling()))
                .orElse("");
        return new ListPage.Column(
                column.name(),
                column.key(),
                column.numeric(),
                href,
                sorted ? asked.falling() ? "descending" : "ascending" : "");
    }

    private static ListPage.Action action(ListAction action) {
        Optional<ListAction.Asking> asking = action.asking();
        return new ListPage.Action(
                action.action(),
                action.label(),
                asking.map(ListAction.Asking::name).orElse(""),
                asking.map(ListAction.Asking::words).orElse(""),
                asking.map(each -> each.choices().get()).orElse(List.of()));
    }

    private static ListPage.Field field(String path, ListFilter filter, ListAsked asked) {
        String value = asked.values().getOrDefault(filter.name(), "");
        boolean carried = filter.type() == ListFilter.Type.CARRIED && !value.equals(filter.otherwise());
        return new ListPage.Field(
                filter.name(),
                filter.type().name().toLowerCase(Locale.ROOT),
                filter.label(),
                filter.choices(value),
                value,
                filter.otherwise(),
                carried ? filter.inWords(value) : "",
                carried ? asked.without(filter).address(path) : "");
    }

    /**
     * Sends the rows that an address asks for, all of one moment, as a file; noted in the trail.
     *
     * @param form xlsx or csv
     * @throws Refused for what no filter understands
     * @throws Forbidden for whoever does not hold the list's permission to export
     */
    public <R> void send(
            ListKind<R> kind, MultiValueMap<String, String> params, String form, HttpServletResponse response) {
        ListAsked asked = exported(kind, params);
        List<ListColumn<R>> columns =
                kind.columns().stream().filter(column -> column.value() != null).toList();
        List<String> header =
                columns.stream().map(column -> texts.of(column.key())).toList();
        String title = texts.of(kind.title());
        try (TableWriter table = Download.table(
                response, form, title + "-" + clock.today(), title, header, next -> texts.of("list.goes-on", next))) {
            snapshot.executeWithoutResult(status -> write(kind, asked, columns, table));
        }
    }

    private <R> void write(ListKind<R> kind, ListAsked asked, List<ListColumn<R>> columns, TableWriter table) {
        ListSql question = reader.question(kind, asked);
        Optional<String> cursor = Optional.<String>empty();
        do {
            var from = new ListAsked(asked.values(), asked.column(), asked.falling(), cursor, false, 1, false);
            ListReader.Part<R> part = reader.part(kind, from, question, WRITTEN);
            part.rows().forEach(row -> table.row(values(columns, row)));
            cursor = Optional.of(part.after()).filter(after -> !after.isEmpty());
        } while (cursor.isPresent());
    }

    private static <R> List<@Nullable Object> values(List<ListColumn<R>> columns, R row) {
        var values = new ArrayList<@Nullable Object>();
        for (ListColumn<R> column : columns) {
            Function<R, Object> value = column.value();
            values.add(value == null ? null : value.apply(row));
        }
        return values;
    }

    /** Demands the permission and notes the export, before anything is sent. */
    private <R> ListAsked exported(ListKind<R> kind, MultiValueMap<String, String> params) {
        access.demand(kind.exportPermission().orElseThrow(() -> new Forbidden(kind.key() + " is not exported")));
        ListAsked asked = asked(kind, params);
        access.exported(kind.key(), asked.told(kind), asked.words(kind), asked.area());
        return asked;
    }
}
