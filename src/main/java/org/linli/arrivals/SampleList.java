package org.linli.arrivals;

/**
 * A list to try the import with, offered beside the upload where a module contributes one.
 *
 * @param href where it is downloaded
 */
public record SampleList(String href) {}
