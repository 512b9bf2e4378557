package org.linli.policy;

import java.time.LocalDate;

/**
 * A place where somebody was before arriving.
 *
 * @param divisionCode GB/T 2260 code of 6 digits, or the 9 or 12 digits of a town or village; empty when not known
 * @param name what people call it; empty only when the code is known
 * @param until the last day there
 */
public record Stay(String divisionCode, String name, LocalDate until) {

    public Stay {
        if (divisionCode.isBlank() && name.isBlank()) {
            throw new IllegalArgumentException("A stay needs a division code or a name");
        }
    }

    /** The name, or the code where nobody wrote a name. */
    public String shownAs() {
        return name.isBlank() ? divisionCode : name;
    }
}
