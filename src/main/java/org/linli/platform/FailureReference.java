package org.linli.platform;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a failure a short number that the user can read out and the log holds; the user never sees its message. */
final class FailureReference {

    private static final Logger LOG = LoggerFactory.getLogger(FailureReference.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private FailureReference() {}

    static String log(Throwable failure) {
        var bytes = new byte[4];
        RANDOM.nextBytes(bytes);
        String reference = HexFormat.of().formatHex(bytes);
        LOG.error("Failure {}", reference, failure);
        return reference;
    }
}
