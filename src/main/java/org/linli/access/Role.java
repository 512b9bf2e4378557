package org.linli.access;

/** What somebody is in the response. What each may do is said by the modules' {@link Permission} beans. */
public enum Role {
    /** Runs the installation: accounts, areas, policies. */
    ADMINISTRATOR,
    /** Sub-district command 街道指挥部. */
    COMMAND,
    /** Community secretary 小区书记. */
    SECRETARY,
    /** Leads a large grid 网格长. */
    GRID_LEADER,
    /** Looks after a cell 网格员. */
    GRID_WORKER,
    /** Stands at a market gate. */
    GATE_GUARD,
    /** Helps with what was given to them and sees nothing else: calls people, brings things 志愿者. */
    VOLUNTEER,
    /** Health staff 医护. */
    HEALTH_STAFF,
    /** Reads everything, changes nothing. */
    AUDITOR;

    /**
     * Whether accounts of the other role are this one's to make, change and disable: nobody makes their own superior.
     */
    public boolean manages(Role other) {
        return switch (this) {
            case ADMINISTRATOR -> true;
            case COMMAND -> other != ADMINISTRATOR && other != COMMAND && other != AUDITOR;
            case SECRETARY ->
                other == GRID_LEADER
                        || other == GRID_WORKER
                        || other == GATE_GUARD
                        || other == VOLUNTEER
                        || other == HEALTH_STAFF;
            default -> false;
        };
    }

    /** Message key of the role's name. */
    public String key() {
        return "access.role." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
