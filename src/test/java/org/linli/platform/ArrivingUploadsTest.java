package org.linli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.MultipartConfigElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;

class ArrivingUploadsTest {

    @TempDir
    Path data;

    @Test
    void lieInTheDataFolderWhereOnlyItsOwnerReads() throws Exception {
        MultipartConfigElement config = new UploadFolder().multipartConfig(new MultipartProperties(), settings(null));
        Path folder = Path.of(config.getLocation());
        assertThat(folder).isAbsolute().isEqualTo(data.resolve("uploads").toAbsolutePath());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void whatAKillLeftIsDeletedAtTheNextStartButNotByACommandBesideTheServer() throws Exception {
        Path left = Files.createDirectories(data.resolve("uploads")).resolve("upload_1.tmp");
        Files.writeString(left, "姓名,身份证号码");
        new UploadFolder().multipartConfig(new MultipartProperties(), settings("token"));
        assertThat(left).exists();
        new UploadFolder().multipartConfig(new MultipartProperties(), settings(null));
        assertThat(left).doesNotExist();
    }

    private LinliSettings settings(@Nullable String command) {
        return new LinliSettings(
                data,
                ZoneId.of("UTC"),
                new LinliSettings.Database(null, null, null, null, Duration.ofSeconds(5)),
                command);
    }
}
