package org.linli.rosters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.policy.PolicyMistake;
import org.linli.policy.PolicyText;
import org.linli.policy.YamlFields;
import org.linli.policy.YamlValue;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Which days are festivals, as {@code rosters/festivals.yaml} has them. */
@Component
public class RosterFestivals {

    private static final String FILE = "rosters/festivals.yaml";

    private final Map<LocalDate, String> keys = new HashMap<>();

    public RosterFestivals() {
        try {
            read(new PolicyText(FILE, new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " could not be read", e);
        }
    }

    private void read(PolicyText text) {
        YamlFields root = text.root();
        for (YamlValue item : root.required("festivals").items()) {
            YamlFields festival = item.fields();
            String key = "rosters.festival." + festival.required("key").text();
            festival.required("days").items().forEach(day -> keys.put(day.date(), key));
            festival.done();
        }
        root.done();
        if (!text.mistakes().isEmpty()) {
            throw new PolicyMistake(text.mistakes());
        }
    }

    /** Message key of the festival's name; null on other days. */
    public @Nullable String on(LocalDate day) {
        return keys.get(day);
    }
}
