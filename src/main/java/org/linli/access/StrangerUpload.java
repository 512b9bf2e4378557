package org.linli.access;

/**
 * A socket: where whoever is not signed in may send more than a form, such as a photo through the code at a door. Its
 * controller reads the body itself, after it has looked whether it wants it. Contributed as a bean.
 *
 * @param pattern of the address, such as {@code /door/*}{@code /photo}
 * @param type media type of what is sent there
 * @param largest bytes, at most
 */
public record StrangerUpload(String pattern, String type, long largest) {}
