package org.linli.people;

import java.util.UUID;

/**
 * A way to reach somebody, as shown.
 *
 * @param masked the number with its middle hidden; of a child under 14 all of it
 * @param label whose it is or when to use it; empty where nobody said
 */
public record Contact(UUID id, String masked, String label) {}
