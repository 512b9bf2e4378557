package org.linli.divisions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * The provinces, prefectures and counties of China, and the countries abroad, by code, by what people write and by what
 * they type. Read once from the lists in the jar; safe for many threads; needs no database. Codes of places retire
 * (行政区划代码 change every year): a retired code is known where a revision since 2002 listed it, an unknown one is the
 * caller's warning, never its error.
 */
@Service
public class Divisions {

    private static final List<String> LISTS = List.of("/divisions/divisions.csv", "/divisions/abroad.csv");

    /** The code of everywhere outside China; a country's begins with its first two digits. */
    public static final String ABROAD = "990000";

    /** The code of an origin that nobody knows; it lies in no division. */
    public static final String UNKNOWN = "000000";

    private final Map<String, Division> byCode;
    private final PlaceReader reading;
    private final DivisionSearch search;

    public Divisions() {
        byCode = load();
        reading = new PlaceReader(byCode.values());
        search = new DivisionSearch(byCode.values(), this::line);
    }

    /** The division of a six-digit code, in force or retired. */
    public Optional<Division> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /**
     * The one place that the text names, by the longest match from its beginning: 江西省九江市修水县, 湖北武穴, 武汉武昌, a code.
     * Empty when nothing matches or when the words fit several divisions equally (鼓楼区 without its city): a guess
     * would decide what applies to a person. Where only a province was understood, the place is that province.
     */
    public Optional<Place> find(String text) {
        List<Place> places = reading.read(text);
        return places.size() == 1 ? Optional.of(places.getFirst()) : Optional.empty();
    }

    /** All divisions that the words fit equally well; more than one where {@link #find} is empty for ambiguity. */
    public List<Place> readings(String text) {
        return reading.read(text);
    }

    /**
     * Divisions in force for a type-ahead: by beginning of code, Chinese text anywhere in the name, pinyin (wuxue),
     * initials (wx), initials behind those of the province (hbwx), English. The best first, provinces before counties.
     *
     * @param limit the most to return, at least 1
     */
    public List<Division> search(String query, int limit) {
        return search.search(query, limit);
    }

    /** The province of a code; empty when even its first two digits are unknown. */
    public Optional<Division> province(String code) {
        return code.length() < 2 ? Optional.empty() : byCode(code.substring(0, 2) + "0000");
    }

    /**
     * The name with all its parents: 湖北省黄冈市武穴市, or "Wuxue, Huanggang, Hubei" when the locale is not Chinese. A code
     * that is not known is named by the parents that are, with the code itself behind.
     */
    public String fullName(String code, Locale locale) {
        List<Division> line = line(code);
        boolean chinese = locale.getLanguage().equals("zh");
        List<String> names = new ArrayList<>(
                line.stream().map(d -> chinese ? d.name() : d.english()).toList());
        if (!byCode.containsKey(code)) {
            names.add(code);
        }
        if (chinese) {
            return String.join("", names);
        }
        Collections.reverse(names);
        return String.join(", ", names);
    }

    /** Province, prefecture and county of a code, from the top, as far as they are known. */
    public List<Division> line(String code) {
        List<Division> line = new ArrayList<>();
        for (int digits : new int[] {2, 4, 6}) {
            if (code.length() >= digits) {
                Division division = byCode.get(code.substring(0, digits) + "0".repeat(6 - digits));
                if (division != null && !line.contains(division)) {
                    line.add(division);
                }
            }
        }
        return List.copyOf(line);
    }

    private static Map<String, Division> load() {
        Map<String, Division> all = new LinkedHashMap<>();
        LISTS.forEach(list -> lines(list)
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .forEach(f -> all.put(
                        f[0], new Division(f[0], f[1], f[2], f[3], f[4].isEmpty() ? null : Integer.valueOf(f[4])))));
        return Collections.unmodifiableMap(all);
    }

    private static Stream<String> lines(String list) {
        try (InputStream in = Divisions.class.getResourceAsStream(list)) {
            if (in == null) {
                throw new IllegalStateException("The list of divisions " + list + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + list, e);
        }
    }
}
