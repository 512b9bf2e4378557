package org.linli.access;

import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tasks of others are seen by whoever works with them all in an area. Whoever only helps has those that were given to
 * them; row-level security holds them to it.
 */
@Component
public class OthersTasks {

    /** Permission to see tasks that were given to others, or to nobody. */
    public static final String SEE = "tasks.others";

    private static final String FROM = "linli.others_from";
    private static final String ALL = "";
    /** Behind every path. */
    private static final String NONE = "~";

    private final ObjectProvider<Permissions> permissions;
    private final TransactionSetting setting;

    OthersTasks(ObjectProvider<Permissions> permissions, TransactionSetting setting) {
        this.permissions = permissions;
        this.setting = setting;
    }

    /** Whether whoever acts sees them. */
    public boolean areSeen() {
        return permissions.getObject().held(SEE);
    }

    /** From which path on the actor sees them. */
    String from(Actor actor) {
        return permissions.getObject().holds(actor.role(), SEE) ? ALL : NONE;
    }

    /**
     * Does what follows for others from something that whoever acts has done, such as closing an alarm, in the
     * transaction that is under way. What is read there must not be shown to them.
     */
    public <T> T reached(Supplier<T> work) {
        return areSeen() ? work.get() : setting.during(FROM, ALL, work);
    }
}
