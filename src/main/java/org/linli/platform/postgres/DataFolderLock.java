package org.linli.platform.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds a data folder for this process. The operating system gives the lock to one process only and takes it back when
 * that process ends, also by {@code kill -9}, so there is neither a race between two starts nor a stale lock.
 */
final class DataFolderLock implements AutoCloseable {

    /**
     * The folders held by this process. They are looked up before the lock file is opened, since closing any channel
     * of a locked file gives up the POSIX lock that another channel of the same process holds on it.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path data;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolderLock(Path data, FileChannel channel, FileLock lock) {
        this.data = data;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the lock or refuses at once.
     *
     * @param data the real path of an existing folder
     * @throws DataFolderInUseException when another process, or another server of this one, holds it
     */
    static DataFolderLock take(Path data) throws IOException {
        if (!HELD_HERE.add(data)) {
            throw new DataFolderInUseException(data, " in this process");
        }
        FileChannel channel = null;
        try {
            channel =
                    FileChannel.open(data.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new DataFolderInUseException(data, holder(data));
            }
            // In a file of its own, because reading the lock file would give up the lock (see above).
            Files.writeString(
                    data.resolve("server.pid"), ProcessHandle.current().pid() + "\n");
            return new DataFolderLock(data, channel, lock);
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            HELD_HERE.remove(data);
            throw e;
        }
    }

    private static String holder(Path data) {
        try {
            return " (process " + Files.readString(data.resolve("server.pid")).strip() + ")";
        } catch (IOException e) {
            return ""; // it has taken the lock but not yet written its number
        }
    }

    @Override
    public void close() throws IOException {
        if (lock.isValid()) {
            Files.deleteIfExists(data.resolve("server.pid"));
            lock.release();
        }
        channel.close();
        HELD_HERE.remove(data);
    }
}
