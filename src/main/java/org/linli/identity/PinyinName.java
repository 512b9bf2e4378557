package org.linli.identity;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.linli.platform.text.WrittenText;

/**
 * A name as people type it to search: {@code xusuzhen} and {@code xsz} for 徐素珍. Lower-case Latin letters and digits, no
 * tones; ü is v, as on Chinese keyboards. A character of several readings gets its usual one, save where it begins a
 * name and is read otherwise as a surname (单 shan, 尉迟 yuchi).
 *
 * @param full all syllables without blanks
 * @param initials their first letters
 */
public record PinyinName(String full, String initials) {

    /** Building one takes a tenth of a second, so there is one; it is not made for several threads. */
    private static final Transliterator LATIN = Transliterator.getInstance("Han-Latin");

    private static final Map<Integer, String> SYLLABLES = new ConcurrentHashMap<>();

    /**
     * Surnames whose reading is not the usual one of the character; syllables of a double one apart. After 《现代汉语词典》.
     */
    private static final Map<String, List<String>> SURNAMES = readings("""
            单 shan, 曾 zeng, 仇 qiu, 解 xie, 朴 piao, 区 ou, 查 zha, 盖 ge, 缪 miao, 乐 yue, 秘 bi, 繁 po, 覃 qin, 折 she, 黑 he,
            员 yun, 翟 zhai, 能 nai, 句 gou, 种 chong, 洗 xian, 召 shao, 祭 zhai, 薄 bo, 藏 zang,
            尉迟 yu chi, 单于 chan yu, 长孙 zhang sun, 万俟 mo qi, 澹台 tan tai""");

    /** Characters that names read otherwise than ICU's table, which gives the first reading of the dictionary. */
    private static final Map<String, List<String>> IN_NAMES = readings("长 chang, 卜 bu, 晟 sheng, 靓 liang, 都 du, 薄 bo");

    /** The pinyin of a name; empty where it has no letter. */
    public static PinyinName of(String name) {
        String plain = WrittenText.joined(name);
        List<String> syllables = new ArrayList<>();
        int surname = surnameLength(plain);
        syllables.addAll(SURNAMES.getOrDefault(plain.substring(0, surname), List.of()));
        var word = new StringBuilder();
        plain.substring(surname).codePoints().forEach(c -> {
            String syllable = syllable(c);
            if (c < 128 && Character.isLetterOrDigit(c)) {
                word.append(syllable); // a Latin name is one word up to its next sign
                return;
            }
            flush(word, syllables);
            if (!syllable.isEmpty()) {
                syllables.add(syllable);
            }
        });
        flush(word, syllables);
        var initials = new StringBuilder();
        syllables.forEach(syllable -> initials.append(syllable.charAt(0)));
        return new PinyinName(String.join("", syllables), initials.toString());
    }

    private static void flush(StringBuilder word, List<String> syllables) {
        if (!word.isEmpty()) {
            syllables.add(word.toString());
            word.setLength(0);
        }
    }

    private static int surnameLength(String name) {
        for (int length = Math.min(2, name.length()); length > 0; length--) {
            if (SURNAMES.containsKey(name.substring(0, length))) {
                return length;
            }
        }
        return 0;
    }

    private static String syllable(int character) {
        return SYLLABLES.computeIfAbsent(character, PinyinName::transliterated);
    }

    private static String transliterated(int character) {
        List<String> reading = IN_NAMES.get(Character.toString(character));
        if (reading != null) {
            return reading.getFirst();
        }
        String latin;
        synchronized (LATIN) {
            latin = LATIN.transliterate(Character.toString(character));
        }
        String withoutTones = Normalizer.normalize(latin.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replace("u\u0308", "v")
                .replaceAll("\\p{M}", "");
        return withoutTones.replaceAll("[^a-z0-9]", "");
    }

    private static Map<String, List<String>> readings(String list) {
        Map<String, List<String>> readings = new HashMap<>();
        for (String entry : list.split("[,\\s]+(?=\\p{IsHan})")) {
            List<String> words = List.of(entry.strip().split(" "));
            readings.put(words.getFirst(), words.subList(1, words.size()));
        }
        return Map.copyOf(readings);
    }
}
