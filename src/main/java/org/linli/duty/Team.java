package org.linli.duty;

import java.util.UUID;
import org.linli.access.AreaPath;

/**
 * People who take turns together.
 *
 * @param name 1 to {@value #LONGEST} characters, unique in its area
 */
public record Team(UUID id, AreaPath path, String name) {

    static final int LONGEST = 40;
}
