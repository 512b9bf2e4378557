package org.linli.routes;

/** How long and how far it is from each place to each other one, which need not be the same as back. */
public interface RouteTravel {

    int places();

    /** In seconds, 0 and more. */
    double seconds(int from, int to);

    /** In metres, 0 and more, with what is added for what one would rather not drive. */
    double metres(int from, int to);
}
