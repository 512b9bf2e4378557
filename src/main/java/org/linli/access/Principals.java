package org.linli.access;

/** A Spring Security principal that stands for an {@link Actor}: of a session or of a bearer token. */
interface Principals {

    Actor actor();
}
