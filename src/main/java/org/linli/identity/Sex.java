package org.linli.identity;

/** As the number of a document tells it. */
public enum Sex {
    MALE,
    FEMALE
}
