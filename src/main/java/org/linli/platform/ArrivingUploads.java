package org.linli.platform;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where uploads lie while they arrive, before anybody has sealed them: in the data folder, for its owner only. Each is gone
 * when its request ends; what a kill left there is deleted when the program starts.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ArrivingUploads {

    @Bean
    MultipartConfigElement multipartConfig(MultipartProperties properties, LinliSettings settings) throws IOException {
        var folder = settings.data().resolve("uploads").toAbsolutePath();
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        if (settings.command() == null) { // a command runs beside the server, whose uploads these may be
            clear(folder);
        }
        properties.setLocation(folder.toString());
        return properties.createMultipartConfig();
    }

    private static void clear(Path folder) throws IOException {
        try (var left = Files.list(folder)) {
            for (var file : left.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
