package org.linli.vaccination;

/** Somebody does not come to a day after all. Told before it commits. */
record AppointmentWithdrawn(Appointment appointment) {}
