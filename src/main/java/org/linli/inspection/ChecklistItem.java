package org.linli.inspection;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.policy.Bilingual;
import org.linli.tasks.Answers;
import org.linli.tasks.TaskField;

/**
 * One thing that is looked at.
 *
 * @param key unique in its checklist
 * @param gravity of what is found where it is not in order
 * @param within by when that must be put right, from when it was found
 * @param bounds of a number; null for all other answers
 * @param choices of a choice; empty for all other answers
 */
public record ChecklistItem(
        String key,
        Bilingual words,
        Type type,
        Gravity gravity,
        Duration within,
        @Nullable Bounds bounds,
        List<Choice> choices) {

    /** How it is answered. */
    public enum Type {
        YES_NO,
        NUMBER,
        CHOICE
    }

    /**
     * A whole number.
     *
     * @param from the least that can be answered
     * @param to the greatest that can be answered
     * @param atLeast less is a finding
     * @param atMost more is a finding
     */
    public record Bounds(int from, int to, int atLeast, int atMost) {}

    /** @param finding whether it is not in order so */
    public record Choice(String key, Bilingual words, boolean finding) {}

    public ChecklistItem {
        choices = List.copyOf(choices);
    }

    /** The question of a form. */
    TaskField field() {
        return switch (type) {
            case YES_NO -> TaskField.yesNo(key);
            case NUMBER -> {
                Bounds known = Objects.requireNonNull(bounds);
                yield TaskField.number(key, Integer.toString(known.from), Integer.toString(known.to), "1", "");
            }
            case CHOICE ->
                TaskField.choice(key, choices.stream().map(Choice::key).toArray(String[]::new));
        };
    }

    /** Answers, as they are written, that say by themselves that it is not in order; none for a number. */
    List<String> findings() {
        return switch (type) {
            case YES_NO -> List.of("no");
            case NUMBER -> List.of();
            case CHOICE ->
                choices.stream().filter(Choice::finding).map(Choice::key).toList();
        };
    }

    /** Whether the answers say that it is not in order; false where it was not asked. */
    boolean isFinding(Answers answers) {
        return switch (type) {
            case YES_NO -> answers.values().containsKey(key) && !answers.yes(key);
            case NUMBER -> answers.number(key).filter(this::isOutside).isPresent();
            case CHOICE -> choices.stream().anyMatch(choice -> choice.finding && choice.key.equals(answers.text(key)));
        };
    }

    private boolean isOutside(BigDecimal number) {
        Bounds known = Objects.requireNonNull(bounds);
        return number.intValue() < known.atLeast || number.intValue() > known.atMost;
    }
}
