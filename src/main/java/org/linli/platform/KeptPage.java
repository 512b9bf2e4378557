package org.linli.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What keeps a page on a device, so that it opens without signal: its scripts and style, by names with their mark. */
@Component
public class KeptPage {

    /**
     * What is entered without signal waits there; pages import it by this name, so that the mark of its content is in
     * the name of the cache only.
     */
    private static final String QUEUE = "/js/queue.js";

    private final PageStaticFiles addresses;
    private final JsonMapper json;

    KeptPage(PageStaticFiles addresses, JsonMapper json) {
        this.addresses = addresses;
        this.json = json;
    }

    /**
     * The service worker of a page.
     *
     * @param name of its cache, which no other page has
     * @param page its address
     * @param files that it needs, as they are called without their mark
     */
    public String serviceWorker(String name, String page, List<String> files) {
        List<String> all = new ArrayList<>(List.of(page, QUEUE));
        files.forEach(file -> all.add(addresses.address(file)));
        String kept = json.writeValueAsString(all);
        return text().replace("{files}", kept)
                .replace("{name}", name)
                .replace("{page}", page)
                .replace("{version}", Integer.toHexString((kept + addresses.address(QUEUE)).hashCode()));
    }

    private static String text() {
        try {
            return new ClassPathResource("platform/kept-page.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("A part of the pages that are kept on devices is missing", e);
        }
    }
}
