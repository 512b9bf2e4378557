package org.linli.access;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Says who a line of the trail is about; implemented by each module whose things are its subjects. Nobody learns from
 * the trail who lies outside of their area, or what their role may not read.
 */
public interface SubjectNames {

    /** Those of the ids that are things of this module and that whoever acts may see. */
    Map<UUID, Subject> of(Collection<UUID> ids);

    /**
     * A thing that something was done to.
     *
     * @param name of the person whom it is or concerns
     * @param href its page
     */
    record Subject(String name, String href) {}
}
