package org.linli.platform;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * The addresses of our scripts, styles and pictures, each with the mark of its content, by which browsers keep it for a
 * year. Each file is looked for once; what is no such file is not looked for at all.
 */
@Component
public class PageStaticFiles {

    private static final Pattern PATH = Pattern.compile("/(?:css|js|img|webjars)/.+|/icons[^/]*\\.svg|/favicon\\.\\w+");

    private final ResourceUrlProvider files;
    private final Map<String, String> found = new ConcurrentHashMap<>();

    PageStaticFiles(@Qualifier("mvcResourceUrlProvider") ResourceUrlProvider files) {
        this.files = files;
    }

    /** Whether such a file may lie at this path, which is no page and no address of the API. */
    public static boolean isAt(String path) {
        return PATH.matcher(path).matches();
    }

    /** The address of the file; the path itself where there is none, or where something else is there. */
    public String address(String path) {
        if (!isAt(path)) {
            return path;
        }
        String known = found.get(path);
        if (known == null) {
            known = files.getForLookupPath(path);
            if (known == null) {
                return path;
            }
            found.put(path, known);
        }
        return known;
    }
}
