package org.linli.statement;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A statement before it is signed: the figures that will be frozen, and what stands open in them.
 *
 * @param seen fingerprint of the figures; a signature names it, so that nobody signs other numbers than those they saw
 * @param open each has to be acknowledged by its key
 */
public record StatementToSign(Statement statement, String seen, List<OpenPart> open) {

    /** The keys of everything that has to be acknowledged. */
    public Set<String> keys() {
        return open.stream().map(OpenPart::key).collect(Collectors.toSet());
    }
}
