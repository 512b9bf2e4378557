package org.linli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.FileSystemResource;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import tools.jackson.databind.json.JsonMapper;

class KeptPageTest {

    @TempDir
    private Path files;

    @Test
    void aDeviceKeepsThePageAnewWhenTheQueueHasChangedAndOnlyThen() throws Exception {
        write("queue.js", "export class Queue {}");
        write("app.js", "import '/js/queue.js';");
        String before = worker();
        assertThat(worker()).isEqualTo(before);
        write("queue.js", "export class Queue { all() {} }");
        assertThat(worker())
                .as("the page imports it by a name without a mark, so the name of the cache must change")
                .isNotEqualTo(before);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(files.resolve("js")).resolve(name), text);
    }

    private String worker() throws Exception {
        var handler = new ResourceHttpRequestHandler();
        handler.setLocations(List.of(new FileSystemResource(files + "/js/")));
        handler.setResourceResolvers(
                List.of(new VersionResourceResolver().addContentVersionStrategy("/**"), new PathResourceResolver()));
        handler.afterPropertiesSet();
        var addresses = new ResourceUrlProvider();
        addresses.setHandlerMap(Map.of("/js/**", handler));
        return new KeptPage(new PageStaticFiles(addresses), JsonMapper.shared())
                .serviceWorker("stand", "/stand", List.of("/js/app.js"));
    }
}
