package org.linli.vaccination;

/** A day is held otherwise, or not at all. Told before it commits. */
record VaccinationDayChanged(VaccinationDay before, VaccinationDay after) {

    /** Whether it is held no more. */
    boolean isOff() {
        return !before.cancelled() && after.cancelled();
    }

    /** Whether it is held at another place or time than people were told. */
    boolean isMoved() {
        return !before.cancelled()
                && !after.cancelled()
                && !(before.day().equals(after.day())
                        && before.place().equals(after.place())
                        && before.slots().equals(after.slots())
                        && before.perSlot() == after.perSlot());
    }
}
