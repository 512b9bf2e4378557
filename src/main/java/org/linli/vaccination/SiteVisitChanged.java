package org.linli.vaccination;

/**
 * Where somebody stands at a site is another now. Told before it commits.
 *
 * @param before how it stood
 */
record SiteVisitChanged(Appointment appointment, SiteVisit before, SiteVisit visit) {}
