package org.linli.demo;

/**
 * Somebody of a household before there is a name and a number.
 *
 * @param age in whole years today
 */
record Kin(Relation relation, boolean male, int age) {}
