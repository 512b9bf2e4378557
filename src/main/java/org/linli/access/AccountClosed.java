package org.linli.access;

/** Somebody can no longer sign in; what they were to do is to be done by others. */
public record AccountClosed(Account account) {}
