package org.linli.statement;

import java.util.Optional;
import org.linli.territory.Area;

/**
 * Whether a node has signed its statement of a day.
 *
 * @param signature its last one
 * @param late not signed although it was due
 */
public record SignatureState(Area area, Optional<Signature> signature, boolean late) {}
