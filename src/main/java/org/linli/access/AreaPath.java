package org.linli.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in the area tree something belongs: the codes from the sub-district down, each followed by a dot, as in
 * {@code 330783005.xifan.g1.c03.}. The trailing dot keeps {@code c1.} and {@code c10.} apart, so that a subtree is the
 * plain text range {@code path >= p and path < p || '~'} (byte order).
 *
 * @param value the path with its trailing dot; 1 to 8 segments of 1 to 32 characters of {@code a-z 0-9 -}
 */
public record AreaPath(String value) implements Comparable<AreaPath> {

    private static final int MOST_CODES = 8;
    private static final int LONGEST_CODE = 32;
    private static final Pattern SEGMENT = Pattern.compile("[a-z0-9-]{1,32}");

    public AreaPath {
        if (!isPath(value)) {
            throw new IllegalArgumentException("Not an area path: a path is codes of a-z, 0-9 and -, divided by dots");
        }
    }

    /** One to eight codes, each with a dot behind it. Each row of a list has paths, so no pattern is asked. */
    private static boolean isPath(String text) {
        int codes = 0;
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && length > 0) {
                codes++;
                length = 0;
            } else if ((c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') && length < LONGEST_CODE) {
                length++;
            } else {
                return false;
            }
        }
        return length == 0 && codes > 0 && codes <= MOST_CODES;
    }

    /** Reads a path with or without its last dot. Throws {@link IllegalArgumentException} when it is malformed. */
    @JsonCreator
    public static AreaPath of(String text) {
        return new AreaPath(text.endsWith(".") ? text : text + ".");
    }

    /** A path as a column has it that may be empty. */
    public static @Nullable AreaPath read(@Nullable String column) {
        return column == null ? null : new AreaPath(column);
    }

    /** What a column that may be empty has of it. */
    public static @Nullable String written(@Nullable AreaPath path) {
        return path == null ? null : path.value();
    }

    /** Reads a path that came from outside; empty when it is malformed. */
    public static Optional<AreaPath> parse(String text) {
        String dotted = text.endsWith(".") ? text : text + ".";
        return isPath(dotted) ? Optional.of(new AreaPath(dotted)) : Optional.empty();
    }

    /** The node under this one with the given code. */
    public AreaPath child(String code) {
        if (!SEGMENT.matcher(code).matches()) {
            throw new IllegalArgumentException("Not an area code: " + code);
        }
        return new AreaPath(value + code + ".");
    }

    public Optional<AreaPath> parent() {
        int cut = value.lastIndexOf('.', value.length() - 2);
        return cut < 0 ? Optional.empty() : Optional.of(new AreaPath(value.substring(0, cut + 1)));
    }

    /** This node and all above it, the topmost first. */
    public List<AreaPath> lineage() {
        var line = new ArrayList<AreaPath>();
        for (Optional<AreaPath> at = Optional.of(this);
                at.isPresent();
                at = at.get().parent()) {
            line.add(at.get());
        }
        Collections.reverse(line);
        return line;
    }

    /** Whether {@code other} is this node or lies under it. */
    public boolean covers(AreaPath other) {
        return other.value.startsWith(value);
    }

    /** First text after the subtree: rows with {@code path >= value() and path < end()} lie in it. */
    public String end() {
        return end(value);
    }

    /** First text after a scope, which is a path or, for everything, empty. */
    static String end(String scope) {
        return scope + "~";
    }

    /** How deep the node lies; 1 is the topmost. */
    public int depth() {
        return (int) value.chars().filter(c -> c == '.').count();
    }

    /** The last code. */
    public String code() {
        int cut = value.lastIndexOf('.', value.length() - 2);
        return value.substring(cut + 1, value.length() - 1);
    }

    /** The path as it stands in addresses: without the last dot. */
    public String slug() {
        return value.substring(0, value.length() - 1);
    }

    @Override
    public int compareTo(AreaPath other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return slug();
    }
}
