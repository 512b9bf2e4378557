package org.linli.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.validation.DataBinder;

/** Makes a form from the texts of its fields, as a request that sends them does. */
public final class FilledForm {

    private static final DefaultFormattingConversionService CONVERSION = new DefaultFormattingConversionService();

    private FilledForm() {}

    /** A form with these texts by the names of their fields; a field without one is as if it was not sent. */
    public static <T> T of(Class<T> type, Map<String, List<String>> texts) {
        var binder = new DataBinder(null);
        binder.setTargetType(ResolvableType.forClass(type));
        binder.setConversionService(CONVERSION);
        binder.construct(new Texts(texts));
        return type.cast(Optional.ofNullable(binder.getTarget())
                .orElseThrow(() ->
                        new IllegalStateException("No " + type + " can be filled: " + binder.getBindingResult())));
    }

    private record Texts(Map<String, List<String>> texts) implements DataBinder.ValueResolver {

        @Override
        public @Nullable Object resolveValue(String name, Class<?> type) {
            List<String> values = texts.get(name);
            if (values == null) {
                return null;
            }
            return values.size() == 1 ? values.getFirst() : values.toArray(String[]::new);
        }

        @Override
        public Set<String> getNames() {
            return texts.keySet();
        }
    }
}
