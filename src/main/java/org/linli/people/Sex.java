package org.linli.people;

/** As the number of a document tells it. */
public enum Sex {
    MALE,
    FEMALE
}
