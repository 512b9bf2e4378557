package org.linli.vaccination;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.linli.platform.text.CalendarDay;
import org.linli.platform.text.WrittenText;
import org.springframework.stereotype.Component;

/** Reads what a device sends of a site. */
@Component
class SiteEventReader {

    private static final List<String> WAYS = List.of("id_card", "social_card", "household", "known");
    private static final Duration OLDEST = Duration.ofDays(7);

    private final Screenings screenings;
    private final BusinessClock clock;

    SiteEventReader(Screenings screenings, BusinessClock clock) {
        this.screenings = screenings;
        this.clock = clock;
    }

    /**
     * The event.
     *
     * @param ahead by how much the device's clock is ahead of the server's
     * @throws Refused for whatever is missing or not understood
     */
    SiteEvent read(SiteEventSent sent, Duration ahead) {
        UUID id = Optional.ofNullable(sent.id()).orElseThrow(() -> Refused.of("id", "vaccination.event.id"));
        UUID appointment = Optional.ofNullable(sent.appointment())
                .orElseThrow(() -> Refused.of("appointment", "vaccination.event.appointment"));
        SiteEventKind kind = SiteEventKind.of(WrittenText.typed(sent.kind()))
                .orElseThrow(() -> Refused.of("kind", "vaccination.event.kind"));
        return new SiteEvent(
                id, appointment, kind, at(sent.at(), ahead), Acting.now().account(), data(kind, sent));
    }

    private Instant at(@Nullable Instant sent, Duration ahead) {
        try {
            Instant at = Objects.requireNonNullElseGet(sent, clock::now).minus(ahead);
            if (at.isBefore(clock.now().minus(OLDEST))) {
                throw Refused.of("at", "vaccination.event.old", OLDEST.toDays());
            }
            return at.isAfter(clock.now()) ? clock.now() : at;
        } catch (ArithmeticException | DateTimeException beyond) {
            throw Refused.of("at", "vaccination.event.old", OLDEST.toDays());
        }
    }

    private Map<String, Object> data(SiteEventKind kind, SiteEventSent sent) {
        return switch (kind) {
            case IN -> identity(sent);
            case ASKED -> answers(sent);
            case JAB ->
                Map.of(
                        "maker", shorter("maker", sent.maker(), Dose.LONGEST_MAKER),
                        "batch", needed("batch", "vaccination.event.batch", sent.batch(), Dose.LONGEST_BATCH));
            case DECLINED -> declined(sent);
            case REACTION -> reaction(sent);
            case LEFT -> Map.of();
            case UNDO ->
                Map.of(
                        "of",
                        Optional.ofNullable(sent.of())
                                .orElseThrow(() -> Refused.of("of", "vaccination.event.of"))
                                .toString());
        };
    }

    private static Map<String, Object> identity(SiteEventSent sent) {
        String how = WrittenText.typed(sent.how());
        if (!WAYS.contains(how)) {
            throw Refused.of("how", "vaccination.event.how");
        }
        return Map.of("how", how, "who", needed("who", "vaccination.event.who", sent.who(), Obstacle.LONGEST));
    }

    private Map<String, Object> answers(SiteEventSent sent) {
        Screening screening = screenings
                .version(WrittenText.typed(sent.version()))
                .orElseThrow(() -> Refused.of("version", "vaccination.event.version"));
        Map<String, Boolean> answers = Objects.requireNonNullElse(sent.answers(), Map.of());
        if (sent.fit() == null || !screening.isAnswered(answers)) {
            throw Refused.of("answers", "vaccination.event.answers");
        }
        Map<String, Object> kept = new HashMap<>();
        screening.questions().forEach(question -> kept.put(question.key(), answers.get(question.key())));
        return Map.of(
                "version", screening.version(),
                "answers", kept,
                "fit", sent.fit(),
                "doctor", needed("who", "vaccination.event.doctor", sent.who(), Obstacle.LONGEST));
    }

    private static Map<String, Object> declined(SiteEventSent sent) {
        ObstacleReason reason = ObstacleReason.of(WrittenText.typed(sent.reason()))
                .filter(one -> one.kind() != ObstacleKind.CONTRAINDICATION)
                .orElseThrow(() -> Refused.of("reason", "vaccination.obstacle.reason.choose"));
        String until = WrittenText.typed(sent.until());
        if (reason.kind() == ObstacleKind.POSTPONED) {
            try {
                CalendarDay.parse(until);
            } catch (DateTimeException none) {
                throw Refused.of("until", "vaccination.obstacle.until.needed");
            }
        } else {
            until = "";
        }
        return Map.of("reason", reason.code(), "until", until);
    }

    private static Map<String, Object> reaction(SiteEventSent sent) {
        List<String> signs = Objects.requireNonNullElse(sent.signs(), List.of());
        if (signs.isEmpty() || !Reaction.SIGNS.containsAll(signs)) {
            throw Refused.of("signs", "vaccination.event.signs");
        }
        return Map.of(
                "signs", signs,
                "serious", WrittenText.typed(sent.severity()).equals("serious"),
                "note", shorter("note", sent.note(), Reaction.LONGEST_NOTE));
    }

    private static String needed(String field, String problem, @Nullable String typed, int longest) {
        String text = shorter(field, typed, longest);
        if (text.isEmpty()) {
            throw Refused.of(field, problem);
        }
        return text;
    }

    private static String shorter(String field, @Nullable String typed, int longest) {
        String text = WrittenText.typed(typed);
        if (text.length() > longest) {
            throw Refused.of(field, "vaccination.long", longest);
        }
        return text;
    }
}
