package org.linli.vaccination;

import java.time.Instant;

/** Somebody is done at the site, and ready for the way back. Told before it commits. */
record AppointmentOver(Appointment appointment, Instant at) {}
