package org.linli.vaccination;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.linli.policy.Bilingual;
import org.linli.policy.PolicyMistake;
import org.linli.policy.PolicyText;
import org.linli.policy.YamlFields;
import org.linli.policy.YamlValue;

/** Reads a file of questions, and notes everything that is wrong in it. */
final class ScreeningReader {

    private final PolicyText text;
    private final Set<String> keys = new HashSet<>();

    /** @param file its name, for whoever has to mend it */
    ScreeningReader(String file, String content) {
        this.text = new PolicyText(file, content);
    }

    /**
     * The questions.
     *
     * @throws PolicyMistake with every mistake
     */
    Screening read() {
        YamlFields root = text.root();
        String version = root.required("version").text();
        Bilingual name = root.required("name").words();
        String source = root.required("source").text();
        LocalDate from = root.required("valid_from").date();
        List<ScreeningQuestion> questions = new ArrayList<>();
        for (YamlValue item : root.required("questions").items()) {
            questions.add(question(item));
        }
        root.done();
        if (!text.mistakes().isEmpty()) {
            throw new PolicyMistake(text.mistakes());
        }
        return new Screening(version, name, source, from, questions);
    }

    private ScreeningQuestion question(YamlValue item) {
        YamlFields fields = item.fields();
        YamlValue key = fields.required("key");
        if (!key.text().matches("[a-z_]{1,20}") || !keys.add(key.text())) {
            key.mistake(
                    "A question needs a key of its own in small letters, not \"" + key.text() + "\".",
                    "Write one such as fever.",
                    "每个问题要有自己的小写代号，“" + key.text() + "”不行，例如 fever。");
        }
        var question = new ScreeningQuestion(
                key.text(),
                new Bilingual(
                        fields.required("zh").text(), fields.required("en").text()),
                fields.required("stops").yesOrNo());
        fields.done();
        return question;
    }
}
