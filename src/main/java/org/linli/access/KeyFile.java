package org.linli.access;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Set;
import org.linli.platform.LinliSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The installation's keys: from the setting {@code linli.key} (the content of a key file, base64), else from
 * {@code key} in the data folder, which is made on the first start and readable by its owner only. Without it, sealed
 * values cannot be opened by anybody: keep a copy apart from the data.
 */
@Component
class KeyFile {

    private static final int PARTS = 3;

    private final KeysetHandle values;
    private final KeysetHandle files;
    private final KeysetHandle hashes;

    KeyFile(LinliSettings settings, @Value("${linli.key:}") String key) throws GeneralSecurityException, IOException {
        AeadConfig.register();
        MacConfig.register();
        StreamingAeadConfig.register();
        String content = key.isBlank() ? readOrMake(settings.data().resolve("key")) : key.strip();
        String[] lines = new String(Base64.getMimeDecoder().decode(content), StandardCharsets.UTF_8).split("\n");
        if (lines.length != PARTS) {
            throw new IllegalStateException("linli.key is not the content of a Linli key file");
        }
        this.values = read(lines[0]);
        this.files = read(lines[1]);
        this.hashes = read(lines[2]);
    }

    KeysetHandle values() {
        return values;
    }

    KeysetHandle files() {
        return files;
    }

    KeysetHandle hashes() {
        return hashes;
    }

    private static String readOrMake(Path file) throws IOException, GeneralSecurityException {
        if (Files.exists(file)) {
            return Files.readString(file);
        }
        String content = Base64.getMimeEncoder()
                .encodeToString(String.join(
                                "\n",
                                make(PredefinedAeadParameters.AES256_GCM),
                                make(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB),
                                make(HmacParameters.builder()
                                        .setKeySizeBytes(32)
                                        .setTagSizeBytes(32)
                                        .setHashType(HmacParameters.HashType.SHA256)
                                        .setVariant(HmacParameters.Variant.NO_PREFIX)
                                        .build()))
                        .getBytes(StandardCharsets.UTF_8));
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileAttribute<Set<PosixFilePermission>> ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path unfinished = file.resolveSibling("key.new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, ownerOnly);
        Files.writeString(unfinished, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(unfinished, file);
        return content;
    }

    private static String make(Parameters parameters) throws GeneralSecurityException {
        KeysetHandle keys = KeysetHandle.generateNew(parameters);
        return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get())
                .replace("\n", "");
    }

    private static KeysetHandle read(String json) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    }
}
