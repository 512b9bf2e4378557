package org.linli.platform.list;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.platform.text.WrittenText;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What is asked of a list, as it stands in the address.
 *
 * @param values of the filters, by name; those that are not asked have what holds otherwise
 * @param column that it is sorted by
 * @param falling from the largest down
 * @param cursor where the page begins or ends; empty for the first page
 * @param backward whether the page ends before the cursor
 * @param first number of its first row, from 1; only shown
 * @param counted whether all rows are to be counted, however many
 */
record ListAsked(
        Map<String, String> values,
        String column,
        boolean falling,
        Optional<String> cursor,
        boolean backward,
        long first,
        boolean counted) {

    /** Name of the filter that narrows a list to a node, in all lists that have it. */
    private static final String AREA = "area";

    private static final int LONGEST = 200;

    /** Reads an address; what is unknown in it is left out. */
    static <R> ListAsked of(ListKind<R> kind, MultiValueMap<String, String> params) {
        var values = new LinkedHashMap<String, String>();
        kind.filters().forEach(filter -> values.put(filter.name(), value(filter, params)));
        String sort = Optional.ofNullable(params.getFirst("sort")).orElse("");
        String named = sort.startsWith("-") ? sort.substring(1) : sort;
        List<ListColumn<R>> sortable = kind.columns().stream()
                .filter(column -> column.sort().isPresent())
                .toList();
        ListColumn<R> column = sortable.stream()
                .filter(each -> each.name().equals(named))
                .findFirst()
                .or(() -> sortable.stream()
                        .filter(each -> each.name().equals(kind.order()))
                        .findFirst())
                .orElseThrow();
        boolean falling = column.name().equals(named)
                ? sort.startsWith("-")
                : column.sort().orElseThrow().falling();
        Optional<String> before = Optional.ofNullable(params.getFirst("before")).filter(text -> !text.isEmpty());
        Optional<String> after = Optional.ofNullable(params.getFirst("after")).filter(text -> !text.isEmpty());
        return new ListAsked(
                values,
                column.name(),
                falling,
                before.or(() -> after),
                before.isPresent(),
                first(params.getFirst("n")),
                "all".equals(params.getFirst("count")));
    }

    private static String value(ListFilter filter, MultiValueMap<String, String> params) {
        String sent = params.getFirst(filter.name());
        String value = sent == null
                ? filter.otherwise()
                : filter.type() == ListFilter.Type.SEARCH ? WrittenText.plain(sent) : sent.strip();
        return value.substring(0, Math.min(value.length(), LONGEST));
    }

    private static long first(@Nullable String written) {
        return written != null && written.matches("[1-9]\\d{0,8}") ? Long.parseLong(written) : 1;
    }

    /** The address of the first page of the same question, sorted so. */
    String address(String path, String sortedBy, boolean sortedFalling) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        var texts = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> {
            address.queryParam(name, "{" + name + "}");
            texts.put(name, value);
        });
        address.queryParam("sort", (sortedFalling ? "-" : "") + sortedBy);
        return address.encode().buildAndExpand(texts).toUriString();
    }

    /** The same without what a filter asks. */
    ListAsked without(ListFilter filter) {
        var fewer = new LinkedHashMap<>(values);
        fewer.put(filter.name(), filter.otherwise());
        return new ListAsked(fewer, column, falling, Optional.empty(), false, 1, false);
    }

    String address(String path) {
        return address(path, column, falling);
    }

    /** What is searched for, all of it. */
    String words(ListKind<?> kind) {
        return kind.filters().stream()
                .filter(filter -> filter.type() == ListFilter.Type.SEARCH)
                .map(filter -> values.getOrDefault(filter.name(), ""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The node that the list is narrowed to, as in addresses; empty for none. */
    String area() {
        return values.getOrDefault(AREA, "");
    }

    /** The filters that ask for something, without the words that are searched for: for the trail. */
    String told(ListKind<?> kind) {
        return kind.filters().stream()
                .filter(filter -> filter.type() != ListFilter.Type.SEARCH)
                .filter(filter -> !values.getOrDefault(filter.name(), "").isEmpty())
                .map(filter -> filter.name() + "=" + values.get(filter.name()))
                .collect(Collectors.joining(" "));
    }
}
