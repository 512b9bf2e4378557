package org.linli.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Makes up ID numbers with a valid check digit (GB 11643), mobile numbers and ids, each only once. */
final class Numbers {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final String[] MOBILE_STARTS = {
        "135", "136", "137", "138", "139", "150", "151", "152", "158", "159", "182", "187", "188", "130", "132", "186",
        "133", "189"
    };

    private final Random chance;
    private final Set<String> given = new HashSet<>();

    Numbers(Random chance) {
        this.chance = chance;
    }

    /** An ID number of somebody from that division, born on that day; the sequence number is odd for men. */
    String document(String division, LocalDate bornOn, boolean male) {
        while (true) {
            int sequence = 1 + chance.nextInt(498) * 2 - (male ? 0 : -1);
            String body = division
                    + bornOn.format(DateTimeFormatter.BASIC_ISO_DATE)
                    + String.format(Locale.ROOT, "%03d", sequence);
            int sum = 0;
            for (int i = 0; i < WEIGHTS.length; i++) {
                sum += WEIGHTS[i] * (body.charAt(i) - '0');
            }
            String number = body + CHECK.charAt(sum % 11);
            if (given.add(number)) {
                return number;
            }
        }
    }

    String mobile() {
        while (true) {
            String number = MOBILE_STARTS[chance.nextInt(MOBILE_STARTS.length)]
                    + String.format(Locale.ROOT, "%08d", chance.nextInt(100_000_000));
            if (given.add(number)) {
                return number;
            }
        }
    }

    /** An id of version 7 in form, but made from the seed, so that a town is the same each time. */
    UUID id(LocalDate day) {
        long millis = day.atStartOfDay().toInstant(java.time.ZoneOffset.UTC).toEpochMilli() - 86_400_000L;
        long high = (millis << 16) | 0x7000L | chance.nextInt(0x1000);
        long low = (chance.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
