package org.linli.tasks;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number that was meant where its decimal point was left out, as thumbs do on a keypad: 38.2 for 382. It is offered
 * and never put in by itself. {@code task-form.js} offers the same while it is typed.
 */
final class NumberOffer {

    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    private NumberOffer() {}

    /** Empty where what was typed is not too great, or is no answer with its point either. */
    static Optional<BigDecimal> of(TaskField field, String typed) {
        BigDecimal step = field.step();
        BigDecimal max = field.max();
        if (step == null
                || max == null
                || step.scale() < 1
                || !DIGITS.matcher(typed).matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(typed);
        BigDecimal meant = number.movePointLeft(step.scale());
        BigDecimal min = field.min() == null ? meant : field.min();
        boolean fits = number.compareTo(max) > 0
                && meant.compareTo(max) <= 0
                && meant.compareTo(min) >= 0
                && meant.remainder(step).signum() == 0;
        return fits ? Optional.of(meant) : Optional.empty();
    }
}
