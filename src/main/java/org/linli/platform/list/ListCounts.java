package org.linli.platform.list;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many rows a list has: exactly up to {@link #EXACT}. That there are more is known for a minute, so that whoever
 * turns pages does not wait for ten thousand to be counted with each of them.
 */
@Component
class ListCounts {

    /** Counting a million rows takes longer than reading fifty. */
    static final int EXACT = 10_000;

    private static final Duration KNOWN = Duration.ofMinutes(1);
    private static final Pattern NAME = Pattern.compile("(?<!:):(\\w+)");
    private static final int MOST_KNOWN = 2_000;

    private final ListReader reader;
    private final ListAccess access;
    private final Cache<Asked, Long> larger = Caffeine.newBuilder()
            .expireAfterWrite(KNOWN)
            .maximumSize(MOST_KNOWN)
            .build();

    ListCounts(ListReader reader, ListAccess access) {
        this.reader = reader;
        this.access = access;
    }

    private record Asked(Object by, String sql, Map<String, Object> values) {}

    /** Of all of them. */
    long whole(ListSql question) {
        return reader.count(question, OptionalInt.empty());
    }

    /** Of no more than one above {@link #EXACT}. */
    long upToExact(ListSql question) {
        String sql = question.count();
        var asked = new Asked(access.seeing(), sql, values(sql, question.params()));
        Long known = larger.getIfPresent(asked);
        if (known != null) {
            return known;
        }
        long counted = reader.count(question, OptionalInt.of(EXACT + 1));
        if (counted > EXACT) {
            larger.put(asked, counted);
        }
        return counted;
    }

    /** Only what the statement names: a list may bring the present moment along for a filter that is not asked. */
    private static Map<String, Object> values(String sql, Map<String, @Nullable Object> params) {
        Map<String, Object> values = new HashMap<>();
        NAME.matcher(sql).results().map(name -> name.group(1)).forEach(name -> {
            Object value = params.get(name);
            values.put(name, value instanceof Object[] many ? Arrays.asList(many.clone()) : String.valueOf(value));
        });
        return values;
    }
}
