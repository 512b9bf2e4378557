package org.linli.vaccination;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The vaccines and their schedules, as {@code vaccines/china-2022-01.yaml} has them. */
@Component
public class VaccineBook {

    private static final String FILE = "vaccines/china-2022-01.yaml";

    private final List<Vaccine> vaccines;

    public VaccineBook() {
        try {
            vaccines = new VaccineReader(FILE, new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8))
                    .read();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " could not be read", e);
        }
    }

    /** In the order in which they are offered. */
    public List<Vaccine> all() {
        return vaccines;
    }

    /** How many doses somebody can have had when this one was the last: also as booster after another vaccine. */
    int most(String key) {
        return vaccines.stream()
                .filter(vaccine -> vaccine.key().equals(key)
                        || vaccine.others().stream()
                                .anyMatch(other -> other.vaccine().equals(key)))
                .mapToInt(vaccine -> vaccine.course() + 1)
                .max()
                .orElseThrow();
    }

    /** @throws IllegalArgumentException where there is none with that key */
    public Vaccine vaccine(String key) {
        return vaccines.stream()
                .filter(vaccine -> vaccine.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No vaccine " + key));
    }
}
