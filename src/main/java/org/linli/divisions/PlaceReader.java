package org.linli.divisions;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a division out of what somebody wrote: 江西省九江市修水县, 湖北武穴, 武汉武昌区珞珈山街道. Levels may be left out, as may the
 * suffixes; what follows the last division is kept as the rest.
 */
final class PlaceReader {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Punct}，。、；：·—－>＞|]+");
    /** Words before the place; 从化 and 从江 are places themselves. */
    private static final Pattern LEAD = Pattern.compile("^(刚?从(?!化|江)|来自)?(中华人民共和国|中国)?");

    private static final List<String> FILLERS = List.of("市辖区", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖县", "县级市");

    private final Map<String, List<Division>> bySpelling = new HashMap<>();
    private final Map<String, Division> byCode;
    private final int longest;

    PlaceReader(Collection<Division> divisions) {
        for (Division division : divisions) {
            for (String spelling : spellings(division)) {
                bySpelling.computeIfAbsent(spelling, k -> new ArrayList<>()).add(division);
            }
        }
        byCode = divisions.stream().collect(Collectors.toMap(Division::code, d -> d));
        longest = bySpelling.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private static Set<String> spellings(Division division) {
        Set<String> spellings = new LinkedHashSet<>(DivisionNames.spellings(division.name()));
        if (division.isWithin(Divisions.ABROAD.substring(0, 2))) {
            spellings.add(fold(division.english()).toLowerCase(Locale.ROOT));
        }
        return spellings;
    }

    /** One way of reading the text: where it leads and how many signs it explains. */
    private record Reading(Division division, int end) {}

    /** The readings that explain the most of the text, the likeliest alone where one stands out. */
    List<Place> read(String text) {
        String folded = fold(text);
        Division named = folded.length() < 6 ? null : byCode.get(current(folded.substring(0, 6)));
        if (named != null) {
            return List.of(new Place(named, folded.substring(6)));
        }
        Set<Reading> readings = new HashSet<>();
        String lower = folded.toLowerCase(Locale.ROOT);
        follow(lower.length() == folded.length() ? lower : folded, 0, null, readings);
        int end = readings.stream().mapToInt(Reading::end).max().orElse(0);
        List<Division> best = readings.stream()
                .filter(r -> r.end() == end)
                .map(Reading::division)
                .distinct()
                .toList();
        return likeliest(best).stream()
                .map(d -> new Place(d, folded.substring(end)))
                .toList();
    }

    /** Lists of elsewhere say 999999 for abroad. */
    private static String current(String code) {
        return code.equals("999999") ? Divisions.ABROAD : code;
    }

    static String fold(String text) {
        String plain = SEPARATORS
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        return LEAD.matcher(plain).replaceFirst("");
    }

    private void follow(String text, int from, @Nullable Division within, Set<Reading> found) {
        int start = from;
        for (String filler : FILLERS) {
            if (within != null && text.startsWith(filler, start)) {
                start += filler.length();
            }
        }
        for (int end = Math.min(text.length(), start + longest); end >= start + 2; end--) {
            for (Division next : bySpelling.getOrDefault(text.substring(start, end), List.of())) {
                if (within == null || next.isUnder(within)) {
                    if (found.add(new Reading(next, end))) {
                        follow(text, end, next, found);
                    }
                }
            }
        }
    }

    /**
     * Of divisions that the same words can mean: those in force before retired ones, then those of the highest level.
     * People leave out the suffix of a city or province (西安), and hardly ever that of a district without naming its
     * city.
     */
    private static List<Division> likeliest(List<Division> same) {
        List<Division> inForce = same.stream().filter(Division::inForce).toList();
        List<Division> pool = inForce.isEmpty() ? same : inForce;
        Division.Level top =
                pool.stream().map(Division::level).min(Enum::compareTo).orElse(Division.Level.COUNTY);
        return pool.stream().filter(d -> d.level() == top).toList();
    }
}
