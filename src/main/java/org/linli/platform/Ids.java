package org.linli.platform;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Makes the ids of records: UUID version 7 (RFC 9562), which sort by the moment they were made. */
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** A new id, greater than every id made before it by this process. Safe for concurrent use. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
