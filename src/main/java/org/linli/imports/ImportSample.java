package org.linli.imports;

/**
 * A list to try the import with, offered beside the upload where a module contributes one.
 *
 * @param kind of which it is a list
 * @param href where it is downloaded
 */
public record ImportSample(String kind, String href) {}
