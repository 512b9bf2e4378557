package org.linli.divisions;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Finds divisions while somebody types: a scan over some three thousand prepared keys, well under a millisecond. */
final class DivisionSearch {

    /** How well a key fits; the order is the order of the results. */
    private enum Fit {
        EXACT,
        BEGINNING,
        INITIALS,
        INSIDE,
        NONE
    }

    private record Key(
            Division division,
            String shortName,
            String path,
            String provinceAndName,
            String pinyin,
            String initials,
            String provinceInitials,
            String english) {}

    private record Hit(Key key, Fit fit) {}

    private final List<Key> keys;

    /** @param lines gives the parents of a code and itself, from the top */
    DivisionSearch(Collection<Division> divisions, Function<String, List<Division>> lines) {
        keys = divisions.stream()
                .filter(Division::inForce)
                .map(d -> key(d, lines.apply(d.code())))
                .toList();
    }

    private static Key key(Division division, List<Division> line) {
        Division province = line.getFirst();
        String shortProvince = division.equals(province) ? "" : DivisionNames.shortOf(province.name());
        String prefecture = line.size() == 3 ? DivisionNames.shortOf(line.get(1).name()) : "";
        String initials = initials(division.pinyin());
        return new Key(
                division,
                DivisionNames.shortOf(division.name()),
                shortProvince + prefecture + division.name(),
                shortProvince + division.name(),
                division.pinyin().replace(" ", ""),
                initials,
                shortProvince.isEmpty()
                        ? initials
                        : initials(province.pinyin()).substring(0, shortProvince.length()) + initials,
                latin(division.english()));
    }

    List<Division> search(String query, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A search returns at least one division, not " + limit);
        }
        String text = PlaceReader.fold(query);
        if (text.isEmpty()) {
            return List.of();
        }
        String latin = latin(query).replace("ü", "v");
        boolean han = text.codePoints().anyMatch(Character::isIdeographic);
        return keys.stream()
                .map(k -> new Hit(k, han ? chinese(k, text) : typed(k, latin)))
                .filter(h -> h.fit() != Fit.NONE)
                .sorted(Comparator.comparing(Hit::fit)
                        .thenComparing(h -> h.key().division().level())
                        .thenComparing(h -> h.key().division().code()))
                .limit(limit)
                .map(h -> h.key().division())
                .toList();
    }

    private static Fit chinese(Key key, String text) {
        if (key.division().name().equals(text) || key.shortName().equals(text)) {
            return Fit.EXACT;
        }
        if (key.division().name().startsWith(text)
                || key.path().startsWith(text)
                || key.provinceAndName().startsWith(text)) {
            return Fit.BEGINNING;
        }
        return key.path().contains(text) ? Fit.INSIDE : Fit.NONE;
    }

    private static Fit typed(Key key, String text) {
        if (key.division().code().equals(text)
                || key.pinyin().equals(text)
                || key.english().equals(text)) {
            return Fit.EXACT;
        }
        if (key.division().code().startsWith(text)
                || key.pinyin().startsWith(text)
                || key.english().startsWith(text)) {
            return Fit.BEGINNING;
        }
        return key.initials().startsWith(text) || key.provinceInitials().startsWith(text) ? Fit.INITIALS : Fit.NONE;
    }

    private static String initials(String pinyin) {
        var initials = new StringBuilder();
        for (String syllable : pinyin.split(" ", -1)) {
            initials.append(syllable.charAt(0));
        }
        return initials.toString();
    }

    private static String latin(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9ü]", "");
    }
}
