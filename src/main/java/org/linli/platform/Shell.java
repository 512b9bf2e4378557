package org.linli.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a page that no controller made, such as one that tells of a problem: the same as around all
 * others.
 */
public interface Shell {

    /** What the shell's template asks for, by name; without anything that the database is asked for. */
    Map<String, @Nullable Object> around(HttpServletRequest request);
}
