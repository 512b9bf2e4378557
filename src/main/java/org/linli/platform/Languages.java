package org.linli.platform;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The two languages of the product. Chinese is the first. Each module brings
 * {@code messages/<module>_zh|_en.properties}.
 */
@Configuration(proxyBeanMethods = false)
public class Languages {

    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    public static final Locale ENGLISH = Locale.ENGLISH;

    /** {@link #ENGLISH} for {@code en}, Chinese for all else. */
    public static Locale of(String code) {
        return code.startsWith("en") ? ENGLISH : CHINESE;
    }

    /** {@code zh} or {@code en}. */
    public static String code(Locale locale) {
        return locale.getLanguage().equals("en") ? "en" : "zh";
    }

    @Bean
    MessageSource messageSource(ObjectProvider<DataTexts> data) throws IOException {
        var source = new TextsSource();
        source.setParentMessageSource(new DataTextsSource(data));
        source.setDefaultEncoding("UTF-8");
        source.setDefaultLocale(CHINESE); // for whoever names no language that there is, such as "*"
        source.setAlwaysUseMessageFormat(true);
        source.setBasenames(basenames().toArray(String[]::new));
        return source;
    }

    private static List<String> basenames() throws IOException {
        Resource[] files =
                new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_zh.properties");
        return Arrays.stream(files)
                .map(file -> Objects.requireNonNull(file.getFilename()))
                .map(name -> "messages/" + name.replace("_zh.properties", ""))
                .sorted()
                .toList();
    }
}
