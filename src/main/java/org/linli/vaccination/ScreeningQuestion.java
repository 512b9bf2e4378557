package org.linli.vaccination;

import org.linli.policy.Bilingual;

/**
 * What the doctor asks before a dose; answered with yes or no.
 *
 * @param stopsAt the answer at which no dose is given unless the doctor decides otherwise
 */
record ScreeningQuestion(String key, Bilingual words, boolean stopsAt) {}
