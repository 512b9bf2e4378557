package org.linli.vaccination;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.people.Person;

/**
 * A dose is on record. Told before it commits.
 *
 * @param isOurs whether it was given at one of our sites
 * @param replaces the one whose place it takes; null for none
 */
record DoseEntered(
        Dose dose, Person person, boolean isOurs, @Nullable UUID replaces) {}
