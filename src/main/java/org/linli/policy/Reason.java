package org.linli.policy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills the places such as {@code {origin}} in a rule's reason. */
final class Reason {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final Set<String> ALWAYS = new LinkedHashSet<>(List.of("origin", "arrived", "risk_place"));
    private static final Set<String> WITH_PLAN = new LinkedHashSet<>(List.of("protocol", "counted_from", "until"));
    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private Reason() {}

    /** Names of the places that a reason may have. */
    static String places(boolean withProtocol) {
        Set<String> known = new LinkedHashSet<>(ALWAYS);
        if (withProtocol) {
            known.addAll(WITH_PLAN);
        }
        return String.join(", ", known.stream().map(p -> "{" + p + "}").toList());
    }

    /** What is wrong with a reason, one sentence for each place that cannot be filled. */
    static List<String> mistakes(Bilingual reason, boolean withProtocol) {
        List<String> problems = new ArrayList<>();
        for (String words : List.of(reason.zh(), reason.en())) {
            PLACE.matcher(words).results().map(m -> m.group(1)).distinct().forEach(place -> {
                if (WITH_PLAN.contains(place) && !withProtocol) {
                    problems.add("{" + place + "} has no value where nothing but registration applies.");
                } else if (!ALWAYS.contains(place) && !WITH_PLAN.contains(place)) {
                    problems.add("{" + place + "} is not a known value.");
                }
            });
        }
        return problems.stream().distinct().toList();
    }

    /** With what else holds, in the rules' own words. */
    static Bilingual alongside(Bilingual reason, List<Bilingual> others) {
        if (others.isEmpty()) {
            return reason;
        }
        String zh = String.join("；", others.stream().map(Bilingual::zh).toList());
        String en = String.join("; ", others.stream().map(Bilingual::en).toList());
        return new Bilingual(
                reason.zh() + "同时符合：" + zh + "。按其中最严的管控。",
                reason.en() + " Also holds: " + en + ". The strictest governs.");
    }

    static Bilingual fill(Bilingual reason, Evidence evidence, @Nullable Plan plan, String riskPlace) {
        return new Bilingual(
                fill(reason.zh(), evidence, plan, riskPlace, ZH), fill(reason.en(), evidence, plan, riskPlace, EN));
    }

    private static String fill(
            String words, Evidence evidence, @Nullable Plan plan, String riskPlace, DateTimeFormatter format) {
        Function<LocalDate, String> written = format::format;
        Map<String, String> values = new HashMap<>(Map.of(
                "origin", evidence.facts().origin().shownAs(),
                "arrived", written.apply(evidence.facts().anchors().arrivedOn()),
                "risk_place", riskPlace));
        if (plan != null) {
            values.put("protocol", plan.protocol());
            values.put("counted_from", written.apply(plan.anchoredOn()));
            values.put("until", written.apply(plan.endsOn()));
        }
        return PLACE.matcher(words)
                .replaceAll(m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), m.group())));
    }
}
