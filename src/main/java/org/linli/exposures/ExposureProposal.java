package org.linli.exposures;

import org.jspecify.annotations.Nullable;
import org.linli.care.Measure;
import org.linli.care.NewMeasure;
import org.linli.people.PersonCard;

/**
 * What the rules ask of somebody who lives with a case or a close contact.
 *
 * @param running what they are under already; null for nothing
 * @param begins whether it asks for more than what runs
 */
public record ExposureProposal(
        PersonCard card, NewMeasure wanted, @Nullable Measure running, boolean begins) {}
