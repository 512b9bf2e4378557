package org.linli.demo;

/** How a synthetic person stands to the head of the household. */
enum Relation {
    HEAD,
    SPOUSE,
    CHILD,
    PARENT,
    GRANDCHILD,
    OTHER
}
