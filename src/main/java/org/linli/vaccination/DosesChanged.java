package org.linli.vaccination;

import org.linli.people.PersonId;

/**
 * The doses of somebody that count are others now. Listeners are called before it commits.
 *
 * @param given the number of the last one; 0 for none
 */
public record DosesChanged(PersonId person, int given) {}
