package org.linli.platform;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * How much room the disk of the data folder has, looked at each second on a thread of its own. Below the floor of the
 * settings whatever users and lists bring is refused; below an eighth of it nothing at all is written, and reading goes
 * on.
 */
@Component
public class DiskSpace implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final FreeSpace free;
    private final DiskSettings settings;
    private final ApplicationEventPublisher events;
    private final Thread thread = new Thread(this::watch, "disk-space");
    private volatile Room room = Room.ENOUGH;

    /** What may be written. */
    public enum Room {
        ENOUGH,
        /** Only what reading takes, such as sign-ins and the audit trail, and what makes things safer. */
        LOW,
        /** Nothing. */
        NONE
    }

    /** There is room again. */
    record RoomAgain() {}

    DiskSpace(FreeSpace free, DiskSettings settings, ApplicationEventPublisher events) {
        this.free = free;
        this.settings = settings;
        this.events = events;
        look();
        thread.setDaemon(true);
        thread.start();
    }

    /** As of the last second. */
    public Room room() {
        return room;
    }

    /** Whether what users bring is refused. */
    public boolean isLow() {
        return room != Room.ENOUGH;
    }

    /** Whether something failed because of the disk, perhaps since PostgreSQL ended of it. */
    public boolean isBehind(Throwable failure) {
        return DiskFull.isBehind(failure)
                || room == Room.NONE && DiskFull.wasReadOnly(failure)
                || isLow() && DatabaseLost.isBehind(failure);
    }

    /** Whether something was to be written while nothing may be. */
    public boolean forbade(Throwable failure) {
        return DiskFull.isBehind(failure) || DiskFull.wasReadOnly(failure);
    }

    DataSize free() {
        return DataSize.ofBytes(free.bytes());
    }

    DataSize floor() {
        return settings.floor();
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(EVERY);
                look();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        long now = free.bytes();
        Room before = room;
        room = now < settings.last() ? Room.NONE : now < settings.floor().toBytes() ? Room.LOW : Room.ENOUGH;
        if (room == before) {
            return;
        }
        if (room == Room.ENOUGH) {
            LOG.info(
                    "The disk of the data folder has room again: {} MB",
                    DataSize.ofBytes(now).toMegabytes());
        } else {
            LOG.error(
                    "The disk of the data folder is full: {} MB are left of {} MB that must stay free; {}",
                    DataSize.ofBytes(now).toMegabytes(),
                    settings.floor().toMegabytes(),
                    room == Room.LOW ? "nothing more is taken" : "nothing at all is written");
        }
        if (room.compareTo(before) < 0) {
            events.publishEvent(new RoomAgain());
        }
    }

    @Override
    public void destroy() {
        thread.interrupt();
    }
}
