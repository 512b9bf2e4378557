package org.linli.platform;

/** Lines that a module wants on the console once the server is ready: addresses, codes, demo accounts. */
public interface Announcement {

    /** Plain lines; empty when there is nothing to say. */
    java.util.List<String> lines();
}
