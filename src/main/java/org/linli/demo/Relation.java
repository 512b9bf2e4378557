package org.linli.demo;

/** How a synthetic person stands to the head of the household. */
public enum Relation {
    HEAD,
    SPOUSE,
    CHILD,
    PARENT,
    GRANDCHILD,
    OTHER
}
