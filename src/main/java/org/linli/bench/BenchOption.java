package org.linli.bench;

import java.util.Optional;
import org.springframework.boot.ApplicationArguments;

/** What a bench was asked for on the command line; of an option that is given twice the last counts. */
final class BenchOption {

    private BenchOption() {}

    static Optional<String> of(ApplicationArguments arguments, String name) {
        return Optional.ofNullable(arguments.getOptionValues(name)).map(values -> values.getLast());
    }
}
