package org.linli.field;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.people.HouseholdDoor;
import org.linli.tasks.Answers;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.TaskForm;

/**
 * A socket: something that is entered on a phone and is nobody's task yet, such as a need. Contributed as a bean; the
 * app offers it to whoever holds its permission, renders its form and sends what was entered. Its name is the message
 * {@code starts.kind.<key>}, its fields' {@code starts.form.<key>.<field>}.
 */
public interface FieldKind {

    /** What something is entered about. */
    enum About {
        /** About nobody that is known yet; it begins on the day's list. */
        NOTHING,
        /** About a household; it begins at its door. */
        HOUSEHOLD,
        /** About one person; it begins beside their name. */
        PERSON
    }

    /** Such as {@code care.need}; unique, and not {@code completion}. */
    String key();

    /** Id of a symbol in {@code icons.svg}. */
    String icon();

    /** Where it can begin; not empty. */
    Set<About> about();

    /** Its place among the others, lower first. */
    int order();

    /** What whoever enters it must be allowed. */
    String permission();

    /** What is asked; photos cannot be yet. */
    TaskForm form();

    /**
     * Answers to begin with, by the id of the household or person, so that a correction starts from what is there; none
     * for whom there is nothing. Asked for each door of the day, so it asks the database nothing.
     */
    default Map<UUID, Map<String, Object>> first(HouseholdDoor door) {
        return Map.of();
    }

    /** Whether it puts right what is there: then it is refused where that has changed since the phone was told. */
    default boolean corrects() {
        return false;
    }

    /**
     * Stores what was entered, in a transaction of its own, once for each {@linkplain FieldStart#id id}.
     *
     * @return what is told to whoever entered it
     * @throws org.linli.platform.Refused when it cannot be stored so; nothing is kept then, and it stays on the phone
     *     to be mended
     */
    CompletionOutcome store(FieldStart start, Answers answers);

    /**
     * What is told again where what was {@linkplain #store stored} under that id is sent once more, since the first
     * answer was lost on the way; nothing where nobody waits for it.
     */
    default Optional<CompletionOutcome> again(UUID id) {
        return Optional.empty();
    }
}
