package org.linli.gate;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.linli.access.Sealing;
import org.springframework.stereotype.Component;

/**
 * The codes of passes: 80 bits that follow from the pass and the number of its code by HMAC under the installation's
 * key, so that a code can be printed again and lies nowhere but on paper; it says nothing about anybody.
 */
@Component
class PassCodes {

    /** By which a scanner tells a pass from any other code. */
    static final String BEGINNING = "LLP";

    private static final String PURPOSE = "gate.pass.code";
    private static final int LENGTH = 16;
    private static final int MARK_BYTES = 8;
    private static final int BITS = 80;
    private static final int RADIX = 32;
    private static final int DIGITS = 100_000;
    private static final int TEN = 10;
    private static final int TWO = 2;
    private static final int NINE = 9;
    private static final Pattern CODE = Pattern.compile(BEGINNING + "[0-9A-V]{" + LENGTH + "}");
    private static final Pattern NUMBER = Pattern.compile("\\d{6}");

    private final Sealing sealing;
    private final SecureRandom random = new SecureRandom();

    PassCodes(Sealing sealing) {
        this.sealing = sealing;
    }

    /** As it is printed. */
    String of(UUID pass, int codeNo) {
        BigInteger bits =
                new BigInteger(1, sealing.hash(PURPOSE, pass + " " + codeNo)).mod(BigInteger.ONE.shiftLeft(BITS));
        String digits = bits.toString(RADIX).toUpperCase(Locale.ROOT);
        return BEGINNING + "0".repeat(LENGTH - digits.length()) + digits;
    }

    /** By which a device knows a code or a number without having it. */
    static String mark(String canonical) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** By which a pass is found. */
    byte[] hash(String code) {
        return sealing.hash(PURPOSE + ".known", code);
    }

    /** Six digits, the last of which checks the others. */
    String number() {
        String five = "%05d".formatted(random.nextInt(DIGITS));
        return five + check(five);
    }

    /** As of Luhn: finds each wrong digit and most that changed places. */
    private static int check(String digits) {
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(digits.length() - 1 - at) - '0';
            int weighed = at % TWO == 0 ? digit * TWO : digit;
            sum += weighed > NINE ? weighed - NINE : weighed;
        }
        return (TEN - sum % TEN) % TEN;
    }

    /** What was scanned or typed, as it was made. */
    static String canonical(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s-]+", "")
                .toUpperCase(Locale.ROOT);
    }

    static boolean isCode(String canonical) {
        return CODE.matcher(canonical).matches();
    }

    static boolean isNumber(String canonical) {
        return NUMBER.matcher(canonical).matches()
                && check(canonical.substring(0, canonical.length() - 1))
                        == canonical.charAt(canonical.length() - 1) - '0';
    }
}
