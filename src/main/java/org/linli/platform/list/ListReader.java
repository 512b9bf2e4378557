package org.linli.platform.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a list by key: what comes behind, or before, the last row that was seen. Runs in a transaction. */
@Component
class ListReader {

    private static final String KEY = "list_key_";
    private static final TypeReference<List<String>> KEYS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ListAccess access;
    private final JsonMapper json;

    ListReader(JdbcClient jdbc, ListAccess access, JsonMapper json) {
        this.jdbc = jdbc;
        this.access = access;
        this.json = json;
    }

    /**
     * A part of a list.
     *
     * @param before cursor of its first row; empty where nothing comes before
     * @param after cursor of its last row; empty where nothing comes behind
     */
    record Part<R>(List<R> rows, String before, String after) {}

    private record Keyed<R>(R row, List<String> keys) {}

    /** How many rows a question has, all of them or no more than so many. */
    long count(ListSql question, OptionalInt most) {
        return jdbc.sql(most.isPresent() ? question.counted(most.getAsInt()) : question.count())
                .params(question.params())
                .query(Long.class)
                .single();
    }

    /** What tells the rows of a question apart, of no more than so many. */
    List<UUID> ids(ListKind<?> kind, ListSql question, int most) {
        return jdbc.sql(question.ids(kind.id(), most))
                .params(question.params())
                .query(UUID.class)
                .list();
    }

    /** @param question made once by {@link #question}, however many parts are read of it */
    <R> Part<R> part(ListKind<R> kind, ListAsked asked, ListSql question, int size) {
        ListSort sort = sort(kind, asked);
        List<ListSort.Key> keys = keys(kind, sort);
        ListSql sql = question.copy();
        String mark = mark(kind, asked, keys);
        List<String> cursor = cursor(mark, asked, keys.size());
        boolean backward = asked.backward() && !cursor.isEmpty();
        boolean down = asked.falling() != backward;
        if (!cursor.isEmpty()) {
            sql.and(beyond(keys, down));
            IntStream.range(0, keys.size()).forEach(i -> sql.with(KEY + i, cursor.get(i)));
        }
        String order = IntStream.range(0, keys.size())
                .mapToObj(i -> i == 0
                        ? sql.firstBy(keys.get(i).sql(), sort.wide())
                        : keys.get(i).sql())
                .map(key -> key + (down ? " desc" : ""))
                .collect(Collectors.joining(", ", " order by ", ""));
        String rows = sql.selecting(selected(keys)).rows(order, " limit " + (size + 1));
        var found = new ArrayList<>(jdbc.sql(rows)
                .params(sql.params())
                .query((rs, n) -> new Keyed<>(kind.row(rs, n), keys(rs, keys.size())))
                .list());
        boolean more = found.size() > size;
        if (more) {
            found.removeLast();
        }
        if (backward) {
            Collections.reverse(found);
        }
        boolean hasBefore = backward ? more : !cursor.isEmpty();
        boolean hasAfter = backward || more;
        return new Part<>(
                kind.completed(found.stream().map(Keyed::row).toList()),
                found.isEmpty() || !hasBefore
                        ? ""
                        : sealed(mark, found.getFirst().keys()),
                found.isEmpty() || !hasAfter ? "" : sealed(mark, found.getLast().keys()));
    }

    /** The statement with what is asked of it, and nothing else. */
    <R> ListSql question(ListKind<R> kind, ListAsked asked) {
        ListSql sql = kind.statement().asking(asked.values());
        if (!kind.about().isEmpty()) {
            access.withhold(kind.about(), sql);
        }
        kind.filters().forEach(filter -> {
            String value = asked.values().getOrDefault(filter.name(), "");
            if (!value.isEmpty()) {
                filter.condition().accept(value, sql);
            }
        });
        return sql;
    }

    private static <R> ListSort sort(ListKind<R> kind, ListAsked asked) {
        return kind.columns().stream()
                .filter(column -> column.name().equals(asked.column()))
                .findFirst()
                .flatMap(ListColumn::sort)
                .orElseThrow();
    }

    private static List<ListSort.Key> keys(ListKind<?> kind, ListSort sort) {
        var keys = new ArrayList<>(sort.keys());
        keys.add(new ListSort.Key(kind.id(), "uuid"));
        return keys;
    }

    /** The keys of a row as texts beside its columns, to go on from it. */
    private static String selected(List<ListSort.Key> keys) {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> ", (" + keys.get(i).sql() + ")::text as " + KEY + i)
                .collect(Collectors.joining());
    }

    private static String beyond(List<ListSort.Key> keys, boolean down) {
        String here = keys.stream().map(ListSort.Key::sql).collect(Collectors.joining(", "));
        String there = IntStream.range(0, keys.size())
                .mapToObj(i -> "cast(:" + KEY + i + " as " + keys.get(i).type() + ")")
                .collect(Collectors.joining(", "));
        // The first key alone says the same less exactly, but from where an index is to be read on.
        ListSort.Key first = keys.getFirst();
        return "(%s) %s (%s) and %s %s cast(:%s0 as %s)"
                .formatted(here, down ? "<" : ">", there, first.sql(), down ? "<=" : ">=", KEY, first.type());
    }

    private static List<String> keys(ResultSet rs, int count) throws SQLException {
        var keys = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            @Nullable String key = rs.getString(KEY + i);
            if (key == null) {
                throw new IllegalStateException("A list is sorted by something that may be null");
            }
            keys.add(key);
        }
        return keys;
    }

    /** What a cursor belongs to, so that it leads on nowhere else: its keys would not be understood there. */
    private static String mark(ListKind<?> kind, ListAsked asked, List<ListSort.Key> keys) {
        return String.join(
                " ",
                kind.path(),
                (asked.falling() ? "-" : "") + asked.column(),
                keys.toString(),
                asked.values().toString());
    }

    private String sealed(String mark, List<String> keys) {
        return access.seal(mark, json.writeValueAsString(keys));
    }

    /** Nothing where there is none, or it is of another list, order or question. */
    private List<String> cursor(String mark, ListAsked asked, int size) {
        String text = asked.cursor().map(cursor -> access.open(mark, cursor)).orElse("");
        try {
            List<String> keys = text.isEmpty() ? List.<String>of() : json.readValue(text, KEYS);
            return keys.size() == size ? keys : List.of();
        } catch (JacksonException e) {
            return List.of();
        }
    }
}
