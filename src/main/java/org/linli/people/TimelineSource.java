package org.linli.people;

import java.util.List;

/** A socket: what a module has to tell about a person, for the timeline of their page. Contributed as a bean. */
public interface TimelineSource {

    /**
     * What happened to the person and what is due, in any order; only what whoever acts may see. Runs in a read-only
     * transaction.
     */
    List<TimelineEntry> of(PersonId person);
}
