package org.linli.platform;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.support.AbstractMessageSource;

/** What the message files do not know, from the words that modules have as data. */
final class DataTextsSource extends AbstractMessageSource {

    private final ObjectProvider<DataTexts> all;

    DataTextsSource(ObjectProvider<DataTexts> all) {
        this.all = all;
    }

    @Override
    protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
        return all.stream()
                .flatMap(each -> each.text(code, locale).stream())
                .findFirst()
                .orElse(null);
    }

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        return Optional.ofNullable(resolveCodeWithoutArguments(code, locale))
                .map(text -> new MessageFormat(text.replace("'", "''").replace("{", "'{'"), locale))
                .orElse(null);
    }
}
