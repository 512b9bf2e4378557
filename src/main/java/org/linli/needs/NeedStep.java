package org.linli.needs;

import java.util.List;
import java.util.Locale;
import org.linli.access.Role;

/** Who is told that a promise is late, one after the other. */
enum NeedStep {
    LEADER(List.of(Role.GRID_LEADER, Role.SECRETARY, Role.COMMAND)),
    SECRETARY(List.of(Role.SECRETARY, Role.COMMAND, Role.GRID_LEADER));

    private final List<Role> told;

    NeedStep(List<Role> told) {
        this.told = told;
    }

    /** The first of these roles that somebody holds for the place. */
    List<Role> told() {
        return told;
    }

    /** Key of the kind of task that tells them. */
    String kind() {
        return "needs.late." + name().toLowerCase(Locale.ROOT);
    }
}
