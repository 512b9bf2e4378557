package org.linli.vaccination;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody stands at a site, as the events say that were not undone.
 *
 * @param in null while they have not come
 * @param asked the last time that the doctor asked
 * @param declined null unless no dose was given after all
 * @param jab the first, which is the dose on record
 * @param left null while they are there; whoever was given a dose after that has come back
 * @param counting all that were not undone, by time
 */
record SiteVisit(
        @Nullable SiteEvent in,
        @Nullable SiteEvent asked,
        @Nullable SiteEvent jab,
        @Nullable SiteEvent declined,
        @Nullable SiteEvent left,
        List<SiteEvent> counting) {

    /** So long somebody is watched after the last needle, as the rules of the time ask for at every site. */
    static final Duration OBSERVATION = Duration.ofMinutes(30);

    SiteVisit {
        counting = List.copyOf(counting);
    }

    /** @param events of one appointment, by time */
    static SiteVisit of(List<SiteEvent> events) {
        Set<String> undone = events.stream()
                .filter(event -> event.kind() == SiteEventKind.UNDO)
                .map(event -> event.text("of"))
                .collect(Collectors.toCollection(HashSet::new));
        List<SiteEvent> counting = events.stream()
                .filter(event -> event.kind() != SiteEventKind.UNDO)
                .filter(event -> !undone.contains(event.id().toString()))
                .toList();
        SiteEvent jab = counting.stream()
                .filter(event -> event.kind() == SiteEventKind.JAB && !event.isSecond())
                .findFirst()
                .orElse(null);
        SiteEvent left = last(counting, SiteEventKind.LEFT);
        SiteEvent latest = last(counting, SiteEventKind.JAB);
        boolean isBack = latest != null && left != null && left.at().isBefore(latest.at());
        return new SiteVisit(
                last(counting, SiteEventKind.IN),
                last(counting, SiteEventKind.ASKED),
                jab,
                last(counting, SiteEventKind.DECLINED),
                isBack ? null : left,
                counting);
    }

    private static @Nullable SiteEvent last(List<SiteEvent> events, SiteEventKind kind) {
        return events.stream()
                .filter(event -> event.kind() == kind)
                .reduce((before, after) -> after)
                .orElse(null);
    }

    /** Whether the doctor said that the dose can be given. */
    boolean isFit() {
        return asked != null && asked.yes("fit");
    }

    /** Until when they are watched, counted from the last needle, also one too many; null for whoever had none. */
    @Nullable
    Instant until() {
        SiteEvent latest = jab == null ? null : last(counting, SiteEventKind.JAB);
        return latest == null ? null : latest.at().plus(OBSERVATION);
    }

    /** How it stands at a moment. */
    State at(Instant now) {
        Instant until = until();
        if (left != null) {
            return State.LEFT;
        }
        if (until != null) {
            return now.isBefore(until) ? State.WATCHED : State.OVER;
        }
        if (declined != null) {
            return State.DECLINED;
        }
        if (asked != null) {
            return isFit() ? State.FIT : State.UNFIT;
        }
        return in == null ? State.EXPECTED : State.IN;
    }

    /** Where somebody stands. */
    enum State {
        EXPECTED,
        IN,
        FIT,
        UNFIT,
        /** Given the dose less than half an hour ago. */
        WATCHED,
        /** The half hour is over, and they have not gone. */
        OVER,
        DECLINED,
        LEFT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Message key of its name. */
        String key() {
            return "vaccination.visit." + code();
        }
    }
}
