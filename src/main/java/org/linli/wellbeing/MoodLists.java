package org.linli.wellbeing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.platform.DataTexts;
import org.linli.policy.Bilingual;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The lists of questions, as {@code wellbeing/questions.yaml} has them, and their words. */
@Component
class MoodLists implements DataTexts {

    private static final String FILE = "wellbeing/questions.yaml";

    /** Of whom no age is known. */
    private static final int GROWN_UP = 18;

    private final List<MoodList> lists;
    private final Map<String, Bilingual> words = new HashMap<>();

    MoodLists() {
        this(read());
    }

    MoodLists(List<MoodList> lists) {
        this.lists = List.copyOf(lists);
        for (MoodList list : lists) {
            list.questions().forEach(this::learn);
        }
    }

    private static List<MoodList> read() {
        try {
            return new MoodListReader(FILE, new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8))
                    .read();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " could not be read", e);
        }
    }

    private void learn(MoodQuestion question) {
        String label = MoodForm.label(question.key());
        words.put(label, question.words());
        question.answers().forEach(answer -> words.put(label + "." + answer.key(), answer.words()));
    }

    /** @param age in whole years; null where it is not known */
    MoodList of(@Nullable Integer age) {
        int years = age == null ? GROWN_UP : age;
        return lists.stream().filter(list -> list.isFor(years)).findFirst().orElseGet(lists::getLast);
    }

    /** A question of any of the lists. */
    Optional<MoodQuestion> question(String key) {
        return lists.stream()
                .flatMap(list -> list.questions().stream())
                .filter(question -> question.key().equals(key))
                .findFirst();
    }

    @Override
    public Optional<String> text(String key, Locale locale) {
        return Optional.ofNullable(words.get(key)).map(both -> both.in(locale));
    }
}
