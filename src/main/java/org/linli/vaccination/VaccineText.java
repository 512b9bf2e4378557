package org.linli.vaccination;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.linli.platform.text.WrittenText;

/** Which vaccine somebody means: by what it is called, or by who makes it. */
final class VaccineText {

    private record Known(Pattern words, String key) {}

    private static final List<Known> KNOWN = List.of(
            new Known(Pattern.compile(".*(腺病毒|载体|ad5|vector).*"), "vector"),
            new Known(Pattern.compile(".*(重组|蛋白|亚单位|cho|subunit|recombinant).*"), "subunit"),
            new Known(Pattern.compile(".*(灭活|vero|inactivated).*"), "inactivated"));

    private VaccineText() {}

    /** Empty for what is none that the book knows. */
    static Optional<Vaccine> read(String vaccine, String maker, VaccineBook book) {
        String written = WrittenText.joined(vaccine + maker).toLowerCase(Locale.ROOT);
        return byMaker(written, book)
                .or(() -> KNOWN.stream()
                        .filter(known -> known.words().matcher(written).matches())
                        .findFirst()
                        .map(known -> book.vaccine(known.key())));
    }

    private static Optional<Vaccine> byMaker(String written, VaccineBook book) {
        return book.all().stream()
                .filter(one -> one.makers().stream().anyMatch(maker -> isNamed(maker, written)))
                .findFirst();
    }

    /** Lists write 科兴中维 and 北京科兴, 智飞 and 智飞龙科马. */
    private static boolean isNamed(String maker, String written) {
        return written.contains(maker) || !maker.endsWith("生物") && written.contains(core(maker));
    }

    private static String core(String maker) {
        String bare = maker.startsWith("北京") ? maker.substring(2) : maker;
        return bare.length() > 3 && !bare.startsWith("医科院") ? bare.substring(0, 2) : bare;
    }
}
