package org.linli.duty;

import java.time.DayOfWeek;

/** When a volunteer has time on a weekday; several may be of one. */
public record FreeHours(DayOfWeek weekday, PostPattern.Hours hours) {}
