package org.linli.platform;

/** A socket: something to be looked at again and again, whether or not anybody opens a page. Contributed as a bean. */
public interface RecurringCheck {

    /** Does what is to be done by now; answers how much that was. Runs outside of a transaction, as nobody. */
    int run();
}
