package org.linli.platform;

import org.jspecify.annotations.Nullable;
import org.linli.platform.text.WrittenText;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.module.SimpleModule;

/** The edge for what comes as JSON: the same rule for text as {@link RequestText} has for forms. */
@Configuration(proxyBeanMethods = false)
class JsonText {

    @Bean
    JacksonModule cleanText() {
        return new SimpleModule("clean text").addDeserializer(String.class, new CleanString());
    }

    /** A text holds half of a character. */
    static final class HalfOfACharacter extends MismatchedInputException {

        private static final long serialVersionUID = 1L;

        HalfOfACharacter(JsonParser json) {
            super(json, "half of a character", String.class);
        }
    }

    private static final class CleanString extends StdScalarDeserializer<String> {

        CleanString() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser json, DeserializationContext context) {
            String text = StringDeserializer.instance.deserialize(json, context);
            if (text != null && !WrittenText.isReadable(text)) {
                throw new HalfOfACharacter(json);
            }
            return text == null ? null : WrittenText.clean(text);
        }
    }
}
