package org.linli.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Sealing;
import org.linli.platform.LinliSettings;
import org.linli.platform.Refused;
import org.linli.platform.sheet.Limits;
import org.springframework.stereotype.Component;

/**
 * Uploaded lists on disk, sealed, since they hold ID numbers. A readable copy exists only while one is being read. What
 * a crash left behind, copies and uploads that no import wants, is deleted when the program starts.
 */
@Component
class ImportFiles {

    private static final String PURPOSE = "arrivals-import";
    private static final int BUFFER = 1 << 16;
    private static final long LARGEST = Limits.standard().maxBytes();

    private final Path folder;
    private final Path readable;
    private final Sealing sealing;
    private final List<Path> found;

    ImportFiles(LinliSettings settings, Sealing sealing) {
        this.folder = settings.data().resolve("imports");
        this.readable = folder.resolve("reading");
        this.sealing = sealing;
        this.found = Stream.of(folder, readable).flatMap(ImportFiles::files).toList();
    }

    /** @param hash SHA-256 of the content */
    record Kept(long size, byte[] hash) {}

    /** Keeps an upload; refuses what is larger than any list is read. */
    Kept keep(ImportId id, InputStream in) {
        try {
            makePrivate(folder);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = 0;
            try (OutputStream out = sealing.sealing(Files.newOutputStream(file(id)), PURPOSE)) {
                var buffer = new byte[BUFFER];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    size += count;
                    if (size > LARGEST) {
                        throw Refused.of("file", "sheet.refusal.too-large", LARGEST >> 20);
                    }
                    digest.update(buffer, 0, count);
                    out.write(buffer, 0, count);
                }
            }
            flush(file(id));
            return new Kept(size, digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * Lets {@code work} read the file; the copy is gone when it returns. Refused where the upload is no longer there,
     * as after a move to another machine without the data folder.
     */
    <T> T read(ImportId id, Function<Path, T> work) {
        Path copy = null;
        try {
            makePrivate(readable);
            copy = Files.createTempFile(readable, "list", ".tmp");
            try (InputStream in = sealing.opening(Files.newInputStream(file(id)), PURPOSE);
                    OutputStream out = Files.newOutputStream(copy)) {
                in.transferTo(out);
            }
            return work.apply(copy);
        } catch (NoSuchFileException e) {
            throw Refused.of("file", "imports.refusal.file-gone");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(copy);
        }
    }

    void forget(ImportId id) {
        delete(file(id));
    }

    private Path file(ImportId id) {
        return folder.resolve(id + ".sealed");
    }

    /**
     * Deletes what an earlier run of the program left and no import wants: what was being read when it was killed, and
     * uploads of imports that are over or were never stored. What came since this run began stays.
     */
    void clear(Set<ImportId> wanted) {
        Set<Path> kept = wanted.stream().map(this::file).collect(Collectors.toSet());
        found.stream().filter(file -> !kept.contains(file)).forEach(ImportFiles::delete);
    }

    private static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An upload is acknowledged, so it must outlive a power cut. */
    private static void flush(Path file) throws IOException {
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    private static void makePrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
