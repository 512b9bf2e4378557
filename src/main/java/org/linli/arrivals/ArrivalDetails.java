package org.linli.arrivals;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The plain texts of an arrival.
 *
 * @param texts those that are said, as they are {@linkplain ArrivalDetail#read read}; a blank one is not
 */
public record ArrivalDetails(Map<ArrivalDetail, String> texts) {

    /** Nothing is said. */
    public static final ArrivalDetails NONE = new ArrivalDetails(Map.of());

    public ArrivalDetails {
        var said = new EnumMap<ArrivalDetail, String>(ArrivalDetail.class);
        texts.forEach((detail, text) -> {
            String read = detail.read(text);
            if (!read.isBlank()) {
                said.put(detail, read);
            }
        });
        texts = Collections.unmodifiableMap(said);
    }

    /** What is said of each; null or blank for nothing. */
    static ArrivalDetails of(Function<ArrivalDetail, @Nullable String> text) {
        var texts = new EnumMap<ArrivalDetail, String>(ArrivalDetail.class);
        for (ArrivalDetail detail : ArrivalDetail.values()) {
            String written = text.apply(detail);
            if (written != null) {
                texts.put(detail, written);
            }
        }
        return new ArrivalDetails(texts);
    }

    /** Empty where nothing is said. */
    public String text(ArrivalDetail detail) {
        return texts.getOrDefault(detail, "");
    }

    /** The same with another text. */
    public ArrivalDetails with(ArrivalDetail detail, String text) {
        return of(each -> each == detail ? text : texts.get(each));
    }

    /** This with what was said before where nothing is said now. */
    ArrivalDetails completed(ArrivalDetails before) {
        return of(detail -> texts.getOrDefault(detail, before.text(detail)));
    }

    /** Those that have more characters than they may. */
    List<ArrivalDetail> tooLong() {
        return texts.keySet().stream()
                .filter(detail -> text(detail).length() > detail.longest())
                .toList();
    }

    /** By the names of their fields. */
    Map<String, String> named() {
        var named = new LinkedHashMap<String, String>();
        texts.forEach((detail, text) -> named.put(detail.field(), text));
        return named;
    }

    /** Which there are; what they say stands in no log. */
    @Override
    public String toString() {
        return "details " + texts.keySet();
    }
}
