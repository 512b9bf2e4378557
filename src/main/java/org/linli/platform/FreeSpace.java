package org.linli.platform;

/** How much may still be written to the disk of the data folder. */
@FunctionalInterface
public interface FreeSpace {

    /** Bytes, as of now. */
    long bytes();
}
