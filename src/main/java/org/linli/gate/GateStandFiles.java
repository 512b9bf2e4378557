package org.linli.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.linli.platform.PageStaticFiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What keeps the gate page on a device: its page, scripts and style, under names with the mark of their content. */
@Component
class GateStandFiles {

    private static final List<String> FILES =
            List.of("/css/gate-stand.css", "/js/gate/app.js", "/js/gate/queue.js", "/icons.svg", "/favicon.svg");

    private final PageStaticFiles addresses;
    private final JsonMapper json;

    GateStandFiles(PageStaticFiles addresses, JsonMapper json) {
        this.addresses = addresses;
        this.json = json;
    }

    String serviceWorker() {
        List<String> kept = new ArrayList<>(List.of(GateStandPages.PATH, "/js/gate/queue.js"));
        FILES.forEach(file -> kept.add(addresses.address(file)));
        String files = json.writeValueAsString(kept);
        return text().replace("{files}", files).replace("{version}", Integer.toHexString(files.hashCode()));
    }

    private static String text() {
        try {
            return new ClassPathResource("gate/service-worker.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("A part of the gate page is missing", e);
        }
    }
}
