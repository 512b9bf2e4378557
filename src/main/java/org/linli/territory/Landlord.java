package org.linli.territory;

import org.jspecify.annotations.Nullable;

/**
 * Who lets a building.
 *
 * @param name as people call them, 1 to 60 characters
 * @param phone the number in full, kept sealed; null when nobody knows it
 */
public record Landlord(String name, @Nullable String phone) {

    public Landlord {
        name = name.strip();
        if (name.isEmpty() || name.length() > 60) {
            throw new IllegalArgumentException("A landlord's name has 1 to 60 characters");
        }
    }

    /** Keeps the phone number out of logs. */
    @Override
    public String toString() {
        return "Landlord[" + name + "]";
    }
}
