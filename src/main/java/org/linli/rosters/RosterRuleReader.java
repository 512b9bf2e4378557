package org.linli.rosters;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.linli.policy.Bilingual;
import org.linli.policy.PolicyMistake;
import org.linli.policy.PolicyText;
import org.linli.policy.YamlFields;
import org.linli.policy.YamlValue;

/** Reads the file of rules, and notes everything that is wrong in it. */
final class RosterRuleReader {

    private static final int HOURS_OF_DAY = 24;
    private static final int DAYS_OF_MONTH = 31;
    private static final int HEAVIEST = 1000;

    private final PolicyText text;

    /** @param file its name, for whoever has to mend it */
    RosterRuleReader(String file, String content) {
        this.text = new PolicyText(file, content);
    }

    /**
     * The rules, the newest first.
     *
     * @throws PolicyMistake with every mistake
     */
    List<RosterRules> read() {
        YamlFields root = text.root();
        List<RosterRules> rules = new ArrayList<>();
        for (YamlValue item : root.required("rules").items()) {
            RosterRules next = rules(item.fields());
            if (!rules.isEmpty() && !next.since().isBefore(rules.getLast().since())) {
                item.mistake(
                        "Rules since " + next.since() + " stand below those since "
                                + rules.getLast().since() + ".",
                        "Put the newest on top.",
                        next.since() + " 起的规则写在了 " + rules.getLast().since() + " 起的下面，请把新的写在上面。");
            }
            rules.add(next);
        }
        root.done();
        if (!text.mistakes().isEmpty()) {
            throw new PolicyMistake(text.mistakes());
        }
        return rules;
    }

    private static RosterRules rules(YamlFields fields) {
        LocalDate since = fields.required("since").date();
        YamlFields source = fields.required("source").fields();
        var words = new Bilingual(
                source.required("zh").text(), source.required("en").text());
        source.done();
        RosterLimits limits = limits(fields.required("limits").fields());
        RosterWeights weights = weights(fields.required("weights").fields());
        fields.done();
        return new RosterRules(since, words, limits, weights);
    }

    private static RosterLimits limits(YamlFields fields) {
        var limits = new RosterLimits(
                hours(fields, "rest_hours"),
                hours(fields, "day_hours"),
                fields.required("days_in_row").integer(1, DAYS_OF_MONTH),
                fields.required("nights_in_row").integer(1, DAYS_OF_MONTH),
                LocalTime.of(fields.required("night_from_hour").integer(0, HOURS_OF_DAY - 1), 0),
                LocalTime.of(fields.required("night_until_hour").integer(0, HOURS_OF_DAY - 1), 0),
                hours(fields, "night_hours"));
        fields.done();
        return limits;
    }

    private static Duration hours(YamlFields fields, String key) {
        return Duration.ofHours(fields.required(key).integer(1, HOURS_OF_DAY));
    }

    private static RosterWeights weights(YamlFields fields) {
        var weights = new RosterWeights(
                weight(fields, "hours"),
                weight(fields, "nights"),
                weight(fields, "weekends"),
                weight(fields, "festivals"),
                weight(fields, "team"),
                weight(fields, "wish"),
                weight(fields, "way"),
                weight(fields, "change"));
        fields.done();
        return weights;
    }

    private static int weight(YamlFields fields, String key) {
        return fields.required(key).integer(0, HEAVIEST);
    }
}
