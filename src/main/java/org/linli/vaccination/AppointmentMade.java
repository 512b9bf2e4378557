package org.linli.vaccination;

/** Somebody was given a half hour of a day, or what they need changed. Told before it commits. */
record AppointmentMade(Appointment appointment, VaccinationDay day) {}
