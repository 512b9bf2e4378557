package org.linli.inspection;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.linli.access.Sealing;
import org.springframework.stereotype.Component;

/** Chance that nobody repeats who does not have the key of this installation. */
@Component
class RoundSeed {

    private static final String PURPOSE = "inspection.rounds";

    private final Sealing sealing;

    RoundSeed(Sealing sealing) {
        this.sealing = sealing;
    }

    /** The same for the same words, and unlike that for any others. */
    RandomGenerator of(Object... about) {
        var text = new StringBuilder();
        for (Object each : about) {
            text.append(each).append('/');
        }
        return new SplittableRandom(
                ByteBuffer.wrap(sealing.hash(PURPOSE, text.toString())).getLong());
    }
}
