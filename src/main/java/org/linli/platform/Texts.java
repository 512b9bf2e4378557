package org.linli.platform;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Messages in the language of whoever is being answered. */
@Component
public class Texts {

    private final MessageSource messages;

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    /** The text of {@code key} in the current language; a missing key is a bug. */
    public String of(String key, Object... args) {
        return messages.getMessage(key, args, LocaleContextHolder.getLocale());
    }

    public String in(Locale locale, String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    public String of(Problem problem) {
        return of(problem.key(), problem.args().toArray());
    }

    /** The one of two texts that is in the current language. */
    public String choose(String zh, String en) {
        return Languages.code(LocaleContextHolder.getLocale()).equals("en") ? en : zh;
    }
}
