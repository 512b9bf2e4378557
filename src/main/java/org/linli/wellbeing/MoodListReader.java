package org.linli.wellbeing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.policy.Bilingual;
import org.linli.policy.PolicyMistake;
import org.linli.policy.PolicyText;
import org.linli.policy.YamlFields;
import org.linli.policy.YamlValue;

/** Reads the file of questions and lists, and notes everything that is wrong in it. */
final class MoodListReader {

    private static final int OLDEST = 150;

    /** A door is no office: more questions nobody asks twice a day. */
    private static final int MOST_QUESTIONS = 3;

    private static final int MOST_ANSWERS = 6;

    private final PolicyText text;
    private final Map<String, MoodQuestion> questions = new LinkedHashMap<>();

    /** @param file its name, for whoever has to mend it */
    MoodListReader(String file, String content) {
        this.text = new PolicyText(file, content);
    }

    /**
     * The lists, by age; together they are for everybody.
     *
     * @throws PolicyMistake with every mistake
     */
    List<MoodList> read() {
        YamlFields root = text.root();
        root.required("questions").fields().each(this::question);
        List<MoodList> lists = lists(root.required("lists"));
        root.done();
        if (!text.mistakes().isEmpty()) {
            throw new PolicyMistake(text.mistakes());
        }
        return lists;
    }

    private void question(YamlValue value) {
        named(value);
        if (MoodQuestion.TAKEN.contains(value.key())) {
            value.mistake(
                    "A question cannot be called '" + value.key() + "'.",
                    "The check has a field of this name; use another.",
                    "问题不能叫“" + value.key() + "”，测温表里已有这个名称，请换一个。");
        }
        YamlFields fields = value.fields();
        YamlValue zh = fields.required("zh");
        YamlValue en = fields.required("en");
        YamlValue given = fields.required("answers");
        List<MoodQuestion.Answer> answers = new ArrayList<>();
        given.fields().each(each -> answers.add(answer(each)));
        if (answers.size() < 2 || answers.size() > MOST_ANSWERS) {
            given.mistake(
                    "There are " + answers.size() + " answers.",
                    "Write 2 to " + MOST_ANSWERS + ".",
                    "答案有 " + answers.size() + " 个，应为 2 到 " + MOST_ANSWERS + " 个。");
        }
        fields.done();
        questions.put(value.key(), new MoodQuestion(value.key(), words(zh, en), answers));
    }

    private static MoodQuestion.Answer answer(YamlValue value) {
        named(value);
        YamlFields fields = value.fields();
        YamlValue zh = fields.required("zh");
        YamlValue en = fields.required("en");
        boolean worrying = fields.optional("worrying").map(YamlValue::yesOrNo).orElse(false);
        fields.done();
        return new MoodQuestion.Answer(value.key(), words(zh, en), worrying);
    }

    private static Bilingual words(YamlValue zh, YamlValue en) {
        return new Bilingual(zh.text(), en.text());
    }

    private static void named(YamlValue value) {
        if (!value.key().matches("[a-z]{1,30}")) {
            value.mistake(
                    "The name is '" + value.key() + "'.",
                    "Write it as sleeping: 1 to 30 letters a-z.",
                    "名称“" + value.key() + "”不对，应写成 sleeping 的样子：1 到 30 个小写字母。");
        }
    }

    private List<MoodList> lists(YamlValue value) {
        List<MoodList> lists = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>();
        int next = 0;
        for (YamlValue item : value.items()) {
            MoodList list = list(item.fields());
            if (!keys.add(list.key())) {
                item.mistake(
                        "A list '" + list.key() + "' is there twice.",
                        "Give one of them another key.",
                        "列表“" + list.key() + "”写了两次，请给其中一个换个名称。");
            }
            if (list.from() != next || list.to() < list.from()) {
                item.mistake(
                        "The list is for ages " + list.from() + " to " + list.to() + ".",
                        "Begin it at " + next + ", so that each age has one list.",
                        "列表是给 " + list.from() + " 到 " + list.to() + " 岁的，应从 " + next + " 岁开始，每个年龄只有一个列表。");
            }
            next = list.to() + 1;
            lists.add(list);
        }
        if (next <= OLDEST) {
            value.mistake(
                    "Nobody of " + next + " and older is asked anything.",
                    "End the last list with 'to: " + OLDEST + "'.",
                    next + " 岁及以上没有列表，请把最后一个列表写到 to: " + OLDEST + "。");
        }
        return lists;
    }

    private MoodList list(YamlFields fields) {
        String key = fields.required("key").text();
        int from = fields.required("from").integer(0, OLDEST);
        int to = fields.required("to").integer(0, OLDEST);
        boolean always = fields.required("always").yesOrNo();
        YamlValue named = fields.required("questions");
        List<YamlValue> items = named.items();
        if (items.size() > MOST_QUESTIONS) {
            named.mistake(
                    "There are " + items.size() + " questions.",
                    "Write at most " + MOST_QUESTIONS + ": they are asked twice a day at a door.",
                    "问题有 " + items.size() + " 个，最多 " + MOST_QUESTIONS + " 个：每天要在门口问两次。");
        }
        List<MoodQuestion> asked =
                items.stream().flatMap(item -> known(item).stream()).toList();
        fields.done();
        return new MoodList(key, from, to, always, asked);
    }

    private Optional<MoodQuestion> known(YamlValue item) {
        Optional<MoodQuestion> question = Optional.ofNullable(questions.get(item.text()));
        if (question.isEmpty()) {
            item.mistake(
                    "No question is called '" + item.text() + "'.",
                    "Use one of: " + String.join(", ", questions.keySet()) + ".",
                    "没有叫“" + item.text() + "”的问题，可用：" + String.join("、", questions.keySet()) + "。");
        }
        return question;
    }
}
