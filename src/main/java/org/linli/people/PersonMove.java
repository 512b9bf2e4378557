package org.linli.people;

/**
 * Somebody who is to live elsewhere.
 *
 * @param from the household that they live in until now
 * @param relation what they are to the head of the new one
 */
record PersonMove(PersonId person, HouseholdId from, Household to, Relation relation) {}
