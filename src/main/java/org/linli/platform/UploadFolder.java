package org.linli.platform;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/**
 * Where uploads lie while they arrive, before anybody has sealed them: in the data folder, for its owner only. Each is
 * gone when its request ends; what a kill left there is deleted when the program starts.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class UploadFolder {

    @Bean
    MultipartConfigElement multipartConfig(MultipartProperties properties, LinliSettings settings) throws IOException {
        Path folder = settings.data().resolve("uploads").toAbsolutePath();
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        if (settings.command() == null) { // a command runs beside the server, whose uploads these may be
            clear(folder);
        }
        properties.setLocation(folder.toString());
        return properties.createMultipartConfig();
    }

    /**
     * Reads the parts only when a controller that may be used wants them, and never for an error page, which would read
     * an upload that was refused.
     */
    @Bean
    MultipartResolver multipartResolver() {
        var resolver = new StandardServletMultipartResolver() {
            @Override
            public boolean isMultipart(HttpServletRequest request) {
                return request.getDispatcherType() != DispatcherType.ERROR && super.isMultipart(request);
            }
        };
        resolver.setResolveLazily(true);
        return resolver;
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
