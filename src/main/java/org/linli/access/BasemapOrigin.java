package org.linli.access;

import java.net.URI;

/** The origin of a tile address template such as {@code https://tiles.example/{z}/{x}/{y}.png}. */
final class BasemapOrigin {

    private BasemapOrigin() {}

    static String of(String template) {
        URI uri = URI.create(template.replaceAll("[{][^}]*[}]", "0"));
        if (uri.getScheme() == null || uri.getHost() == null) {
            throw new IllegalStateException("linli.basemap must be an address such as https://host/{z}/{x}/{y}.png");
        }
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
