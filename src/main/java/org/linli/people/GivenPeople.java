package org.linli.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom that is about which was given to somebody; the module that gives it answers. */
public interface GivenPeople {

    /**
     * What something to do is about.
     *
     * @param person null where it is about a home as a whole
     * @param household null where it is about no home
     */
    record Given(@Nullable PersonId person, @Nullable HouseholdId household) {}

    /** What is still to do and was given to whoever acts. */
    List<Given> open();
}
