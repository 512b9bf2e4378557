package org.linli.inspection;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.places.PlaceKind;
import org.linli.policy.Bilingual;
import org.linli.policy.PolicyMistake;
import org.linli.policy.PolicyText;
import org.linli.policy.YamlFields;
import org.linli.policy.YamlValue;

/** Reads one file of checklists, and notes everything that is wrong in it. */
final class ChecklistReader {

    /** What the form of a round asks beside the items. */
    static final Set<String> TAKEN = Set.of(
            RoundForm.OUTCOME, RoundForm.NAME, RoundForm.PHOTOS, RoundForm.WHO, RoundForm.WITNESS, RoundForm.NOTE);

    private static final int MOST_HOURS = 24 * 60;
    private static final int MOST_ITEMS = 12;
    private static final int MOST_DAILY = 3;
    private static final int GREATEST = 100_000;

    private final PolicyText text;
    private final Map<Gravity, GravityTerms> terms = new EnumMap<>(Gravity.class);
    private final Set<PlaceKind> taken = EnumSet.noneOf(PlaceKind.class);
    private String version = "?";

    /** @param file its name, for whoever has to mend it */
    ChecklistReader(String file, String content) {
        this.text = new PolicyText(file, content);
    }

    /** @throws PolicyMistake with every mistake */
    ChecklistVersion read() {
        YamlFields root = text.root();
        version = named(root.required("version"), "[a-z0-9-]{1,40}");
        Bilingual name = root.required("name").words();
        String source = root.required("source").text();
        LocalDate from = root.required("valid_from").date();
        Map<String, Bilingual> asked = new HashMap<>();
        YamlFields words = root.required("round").fields();
        RoundForm.ASKED.keySet().stream()
                .sorted()
                .forEach(key -> asked.put(key, words.required(key).words()));
        words.done();
        YamlFields gravities = root.required("gravity").fields();
        for (Gravity gravity : Gravity.values()) {
            terms.put(gravity, terms(gravities.required(gravity.code()).fields()));
        }
        gravities.done();
        List<Checklist> lists = new ArrayList<>();
        root.required("checklists").fields().each(value -> lists.add(checklist(value)));
        root.done();
        if (!text.mistakes().isEmpty()) {
            throw new PolicyMistake(text.mistakes());
        }
        return new ChecklistVersion(version, name, source, from, asked, terms, lists);
    }

    private static GravityTerms terms(YamlFields fields) {
        var terms = new GravityTerms(
                hours(fields.required("within_hours")), hours(fields.required("escalates_after_hours")));
        fields.done();
        return terms;
    }

    private static Duration hours(YamlValue value) {
        return Duration.ofHours(value.integer(1, MOST_HOURS));
    }

    private Checklist checklist(YamlValue value) {
        String key = key(value);
        YamlFields fields = value.fields();
        Bilingual name = fields.required("name").words();
        Set<PlaceKind> kinds = EnumSet.noneOf(PlaceKind.class);
        for (YamlValue kind : fields.required("places").items()) {
            kinds.add(kind(kind));
        }
        RoundPace pace = fields.optional("rounds").map(ChecklistReader::pace).orElse(null);
        YamlValue given = fields.required("items");
        List<ChecklistItem> items = given.items().stream().map(this::item).toList();
        unlike(given, items);
        List<String> daily =
                fields.optional("self_check").map(asked -> daily(asked, items)).orElse(List.of());
        fields.done();
        return new Checklist(version, key, name, kinds, pace, items, daily);
    }

    /** Asked of the place itself, so that it takes a moment. */
    private static List<String> daily(YamlValue value, List<ChecklistItem> items) {
        List<String> daily =
                value.items().stream().map(YamlValue::text).distinct().toList();
        boolean allYesNo = daily.stream()
                .allMatch(key -> items.stream()
                        .anyMatch(item -> item.key().equals(key) && item.type() == ChecklistItem.Type.YES_NO));
        if (!allYesNo || daily.isEmpty() || daily.size() > MOST_DAILY) {
            value.mistake(
                    "These are " + daily + ".",
                    "Write 1 to " + MOST_DAILY + " items of the list that are answered with yes or no.",
                    "这里是 " + daily + "，应为本表中 1 到 " + MOST_DAILY + " 个是非题。");
        }
        return daily;
    }

    private PlaceKind kind(YamlValue value) {
        PlaceKind kind = value.oneOf(PlaceKind.class);
        if (!taken.add(kind)) {
            value.mistake(
                    "Two checklists are for '" + kind.code() + "'.",
                    "Leave it to one of them.",
                    "“" + kind.code() + "”有两张检查表，请只留一张。");
        }
        return kind;
    }

    private static RoundPace pace(YamlValue value) {
        YamlFields fields = value.fields();
        int least = fields.required("least").integer(1, RoundPace.WEEK);
        int most = fields.required("most").integer(1, RoundPace.WEEK);
        int gap = fields.required("longest_gap").integer(1, RoundPace.LONGEST);
        fields.done();
        if (RoundPace.isPossible(least, most, gap)) {
            return new RoundPace(least, most, gap);
        }
        int needed = Math.max(least, RoundPace.leastFor(gap));
        value.mistake(
                "At most " + most + " rounds a week cannot be at least " + least + " and " + gap + " days apart.",
                "Write 'most' as " + needed + " or more.",
                "每周最多 " + most + " 次，做不到最少 " + least + " 次、间隔不超过 " + gap + " 天，most 应为 " + needed + " 或更多。");
        return new RoundPace(1, RoundPace.WEEK, 1);
    }

    private static void unlike(YamlValue given, List<ChecklistItem> items) {
        Set<String> keys = new HashSet<>(TAKEN);
        for (ChecklistItem item : items) {
            if (!keys.add(item.key()) || !keys.add(RoundForm.photosOf(item.key()))) {
                given.mistake(
                        "The key '" + item.key() + "' is taken.", "Use another.", "名称“" + item.key() + "”已有，请换一个。");
            }
        }
        if (items.isEmpty() || items.size() > MOST_ITEMS) {
            given.mistake(
                    "There are " + items.size() + " items.",
                    "Write 1 to " + MOST_ITEMS + ".",
                    "检查项有 " + items.size() + " 个，应为 1 到 " + MOST_ITEMS + " 个。");
        }
    }

    private ChecklistItem item(YamlValue value) {
        YamlFields fields = value.fields();
        String key = named(fields.required("key"), "[a-z][a-z_]{0,29}");
        Bilingual words = words(fields);
        ChecklistItem.Type type = fields.required("type").oneOf(ChecklistItem.Type.class);
        Gravity gravity = fields.required("gravity").oneOf(Gravity.class);
        Duration within = fields.optional("within_hours")
                .map(ChecklistReader::hours)
                .orElseGet(() -> Objects.requireNonNull(terms.get(gravity)).within());
        ChecklistItem.Bounds bounds = type == ChecklistItem.Type.NUMBER ? bounds(fields) : null;
        List<ChecklistItem.Choice> choices =
                type == ChecklistItem.Type.CHOICE ? choices(fields.required("answers")) : List.of();
        fields.done();
        return new ChecklistItem(key, words, type, gravity, within, bounds, choices);
    }

    private static Bilingual words(YamlFields fields) {
        return new Bilingual(fields.required("zh").text(), fields.required("en").text());
    }

    private static ChecklistItem.@Nullable Bounds bounds(YamlFields fields) {
        int from = fields.required("from").integer(-GREATEST, GREATEST);
        int to = fields.required("to").integer(from, GREATEST);
        int atLeast = fields.optional("at_least")
                .map(value -> value.integer(from, to))
                .orElse(from);
        int atMost =
                fields.optional("at_most").map(value -> value.integer(from, to)).orElse(to);
        return new ChecklistItem.Bounds(from, to, atLeast, atMost);
    }

    private static List<ChecklistItem.Choice> choices(YamlValue value) {
        List<ChecklistItem.Choice> choices = new ArrayList<>();
        value.fields().each(each -> {
            YamlFields fields = each.fields();
            choices.add(new ChecklistItem.Choice(
                    key(each),
                    words(fields),
                    fields.optional("finding").map(YamlValue::yesOrNo).orElse(false)));
            fields.done();
        });
        if (choices.size() < 2 || choices.stream().noneMatch(ChecklistItem.Choice::finding)) {
            value.mistake(
                    "No answer of these is a finding, or there is only one.",
                    "Write two or more, one of them with 'finding: yes'.",
                    "应有两个或更多答案，其中至少一个写 finding: yes。");
        }
        return choices;
    }

    private static String key(YamlValue value) {
        return checked(value, value.key(), "[a-z][a-z_]{0,29}");
    }

    private static String named(YamlValue value, String pattern) {
        return checked(value, value.text(), pattern);
    }

    private static String checked(YamlValue value, String name, String pattern) {
        if (!name.matches(pattern)) {
            value.mistake(
                    "The name is '" + name + "'.",
                    "Write it with small letters, as cold_chain.",
                    "名称“" + name + "”不对，应写成 cold_chain 的样子，用小写字母。");
        }
        return name;
    }
}
