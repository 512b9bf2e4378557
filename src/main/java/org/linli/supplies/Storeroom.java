package org.linli.supplies;

import java.util.UUID;
import org.linli.access.AreaPath;

/**
 * Where goods are kept.
 *
 * @param path the area that it serves; whoever works there or below may give out what it has
 * @param name 1 to {@value #LONGEST} characters, unique in its area
 */
public record Storeroom(UUID id, AreaPath path, String name) {

    static final int LONGEST = 60;
}
