package org.linli.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;

/** Ids of version 7 in form, but made from the seed. */
final class BenchIds {

    private BenchIds() {}

    static UUID at(LocalDate day, Random chance) {
        long millis = day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli() + chance.nextInt(86_400_000);
        long high = (millis << 16) | 0x7000L | chance.nextInt(0x1000);
        long low = (chance.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
