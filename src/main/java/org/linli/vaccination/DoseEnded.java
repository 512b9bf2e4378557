package org.linli.vaccination;

import java.util.UUID;

/** A dose does not count any more. Told before it commits. */
record DoseEnded(UUID dose) {}
