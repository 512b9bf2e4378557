package org.linli.tasks;

import java.util.List;
import org.linli.platform.Texts;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * Something to be said in the reader's language.
 *
 * @param key message key
 * @param args its values, in order
 */
public record TaskMessage(String key, List<Object> args) {

    public TaskMessage {
        args = List.copyOf(args);
    }

    /** Its words, in the language of whoever is being answered. */
    public String in(Texts texts) {
        return texts.of(key, args.toArray());
    }

    /** As a value of another message. */
    MessageSourceResolvable nested() {
        return new DefaultMessageSourceResolvable(new String[] {key}, args.toArray());
    }

    public static TaskMessage of(String key, Object... args) {
        return new TaskMessage(key, List.of(args));
    }
}
