package org.linli.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many requests are worked on at the same time. Who comes while as many are, waits for a turn in the order of
 * coming; whoever would wait too long, or comes when too many wait, gets none. Strangers, and all who fetch files, have
 * only a part of the turns, so that whoever is signed in and wants a page finds one.
 */
@Component
public class RequestTurns {

    /** Who asks for a turn. */
    public enum Who {
        /** Somebody signed in. */
        KNOWN(1),
        /** Somebody signed in who fetches a file, or sends something long: that takes as long as their line is slow. */
        KNOWN_FOR_FILE(2),
        /** Nobody knows who. */
        STRANGER(4);

        private final int part;

        /** @param part one turn of so many is for them */
        Who(int part) {
            this.part = part;
        }
    }

    private static final String KEY = RequestTurns.class.getName();

    private final Queue all;
    private final Map<Who, Queue> parts = new EnumMap<>(Who.class);
    private final long longest;

    RequestTurns(RequestSettings settings) {
        this.all = new Queue(settings.atOnce(), settings.waiting());
        this.longest = settings.turn().toNanos();
        for (Who who : Who.values()) {
            if (who.part > 1) {
                parts.put(
                        who,
                        new Queue(
                                Math.max(1, settings.atOnce() / who.part), Math.max(1, settings.waiting() / who.part)));
            }
        }
    }

    /**
     * Waits for a turn for the request, which it has until it is answered, also with an error page, or until
     * {@link #end(HttpServletRequest)}; false when there is none.
     */
    public boolean begin(HttpServletRequest request, Who who) {
        if (!begin(who)) {
            return false;
        }
        request.setAttribute(KEY, new Taken(this, who));
        return true;
    }

    /** Whether the request has a turn now. */
    public static boolean has(HttpServletRequest request) {
        return request.getAttribute(KEY) instanceof Taken taken && !taken.ended.get();
    }

    /** Gives the request's turn back, if it has one. */
    public static void end(HttpServletRequest request) {
        if (request.getAttribute(KEY) instanceof Taken taken) {
            taken.end();
        }
    }

    private record Taken(RequestTurns turns, Who who, AtomicBoolean ended) {

        Taken(RequestTurns turns, Who who) {
            this(turns, who, new AtomicBoolean());
        }

        void end() {
            if (!ended.getAndSet(true)) {
                turns.end(who);
            }
        }
    }

    /** Waits for a turn, which must be {@link #end(Who)}ed; false when there is none. */
    public boolean begin(Who who) {
        long until = System.nanoTime() + longest;
        Queue own = parts.get(who);
        if (own != null && !own.enter(until)) {
            return false;
        }
        if (all.enter(until)) {
            return true;
        }
        leave(own);
        return false;
    }

    public void end(Who who) {
        all.leave();
        leave(parts.get(who));
    }

    private static void leave(@Nullable Queue queue) {
        if (queue != null) {
            queue.leave();
        }
    }

    private static final class Queue {

        private final Semaphore turns;
        private final AtomicInteger waiting = new AtomicInteger();
        private final int most;

        Queue(int turns, int most) {
            this.turns = new Semaphore(turns, true);
            this.most = most;
        }

        boolean enter(long until) {
            if (waiting.get() == 0 && turns.tryAcquire()) {
                return true;
            }
            if (waiting.incrementAndGet() > most) {
                waiting.decrementAndGet();
                return false;
            }
            try {
                return turns.tryAcquire(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                waiting.decrementAndGet();
            }
        }

        void leave() {
            turns.release();
        }
    }
}
