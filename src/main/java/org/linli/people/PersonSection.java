package org.linli.people;

import org.linli.access.PageSection;

/** A socket: a section of a person's page. Contributed as a bean; shown to those who hold the permission. */
public interface PersonSection extends PageSection<PersonId> {}
