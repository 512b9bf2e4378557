package org.linli.platform;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The message files, of which each message is looked for once and a text without gaps is made once. What no file knows
 * is not kept.
 */
final class TextsSource extends ResourceBundleMessageSource {

    private final Map<Locale, Map<String, String>> texts = new ConcurrentHashMap<>();
    private final Map<Locale, Map<String, MessageFormat>> formats = new ConcurrentHashMap<>();

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] args, @Nullable Locale locale) {
        if (code == null || locale == null || args != null && args.length > 0) {
            return super.getMessageInternal(code, args, locale);
        }
        Map<String, String> known = texts.computeIfAbsent(locale, language -> new ConcurrentHashMap<>());
        String text = known.get(code);
        if (text == null) {
            text = super.getMessageInternal(code, args, locale);
            if (text != null) {
                known.put(code, text);
            }
        }
        return text;
    }

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        Map<String, MessageFormat> known = formats.computeIfAbsent(locale, language -> new ConcurrentHashMap<>());
        MessageFormat format = known.get(code);
        if (format == null) {
            format = super.resolveCode(code, locale);
            if (format != null) {
                known.put(code, format);
            }
        }
        return format;
    }
}
