package org.linli.access;

/** Somebody typed too many wrong one-time codes: another one holds from now on and belongs on the console. */
record SetupCodeRenewed(String code) {}
