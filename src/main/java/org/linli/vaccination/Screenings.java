package org.linli.vaccination;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The questions before a dose, in all versions. */
@Component
class Screenings {

    private static final List<String> FILES = List.of("screenings/covid-2021-03.yaml");

    private final List<Screening> versions;

    Screenings() {
        versions = FILES.stream().map(Screenings::read).toList();
    }

    private static Screening read(String file) {
        try {
            return new ScreeningReader(file, new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8))
                    .read();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read", e);
        }
    }

    /** Those that are asked on a day; before the first version the first. */
    Screening on(LocalDate day) {
        return versions.stream()
                .filter(one -> !one.from().isAfter(day))
                .max(Comparator.comparing(Screening::from))
                .orElseGet(versions::getFirst);
    }

    Optional<Screening> version(String version) {
        return versions.stream().filter(one -> one.version().equals(version)).findFirst();
    }
}
