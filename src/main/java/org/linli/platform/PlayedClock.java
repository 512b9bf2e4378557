package org.linli.platform;

/** A clock that shows another time than clocks on walls, on purpose: nobody's own clock is wrong because it differs. */
public interface PlayedClock {}
