package org.linli.platform;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.platform.text.CalendarDay;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** The edge for days: what is none by {@link CalendarDay} cannot be read, in an address, a form or a body. */
final class CalendarDays {

    /** For parameters and parts of addresses; an empty one is none. */
    static final GenericConverter OF_ADDRESS = new OfAddress();

    private CalendarDays() {}

    /** For what is sent as JSON. */
    static JacksonModule ofJson() {
        return new SimpleModule("days")
                .addDeserializer(
                        LocalDate.class, new Checked<>(LocalDateDeserializer.INSTANCE, LocalDate.class, d -> d))
                .addDeserializer(
                        Instant.class, new Checked<>(InstantDeserializer.INSTANT, Instant.class, CalendarDays::dayOf));
    }

    private static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static final class OfAddress implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(String.class, LocalDate.class));
        }

        @Override
        public @Nullable Object convert(@Nullable Object written, TypeDescriptor from, TypeDescriptor to) {
            String text = written == null ? "" : written.toString().strip();
            return text.isEmpty() ? null : CalendarDay.parse(text);
        }
    }

    private static final class Checked<T> extends StdScalarDeserializer<T> {

        private final transient ValueDeserializer<T> reading;
        private final Class<T> type;
        private final transient Function<T, LocalDate> day;

        Checked(ValueDeserializer<T> reading, Class<T> type, Function<T, LocalDate> day) {
            super(type);
            this.reading = reading;
            this.type = type;
            this.day = day;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            try {
                T read = reading.deserialize(json, context);
                if (read == null || CalendarDay.is(day.apply(read))) {
                    return read;
                }
            } catch (DateTimeException none) {
                // Told below: a year that not even the library can hold.
            }
            return context.reportInputMismatch(type, "no day of a calendar");
        }
    }
}
