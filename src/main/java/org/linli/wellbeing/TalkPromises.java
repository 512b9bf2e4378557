package org.linli.wellbeing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.needs.Need;
import org.linli.needs.Needs;
import org.linli.people.PersonCard;
import org.linli.platform.BusinessClock;
import org.linli.platform.Languages;
import org.linli.platform.Texts;
import org.linli.tasks.TaskMessage;
import org.springframework.stereotype.Component;

/** Promises somebody to talk to: once while one is open. What is said of it tells nobody why. */
@Component
class TalkPromises {

    private static final LocalTime FROM = LocalTime.of(8, 0);
    private static final LocalTime UNTIL = LocalTime.of(20, 0);

    private final Needs needs;
    private final Texts texts;
    private final BusinessClock clock;

    TalkPromises(Needs needs, Texts texts, BusinessClock clock) {
        this.needs = needs;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Promises a talk because of an answer.
     *
     * @return what is told to whoever answered
     */
    TaskMessage promise(PersonCard card, UUID answer) {
        boolean promised =
                needs.promise(of(answer), card.id(), Need.What.TALK, words("wellbeing.talk.words"), clock.now(), null);
        return TaskMessage.of(promised ? "wellbeing.said.promised" : "wellbeing.said.open");
    }

    /**
     * Promises to call them again.
     *
     * @param talk its id
     * @param day one that has passed means now; null for as soon as such a promise is usually kept
     */
    void again(PersonCard card, UUID talk, @Nullable LocalDate day) {
        Instant now = clock.now();
        Instant from = day == null || !day.isAfter(clock.today()) ? now : clock.at(day, FROM);
        Instant until = day == null ? null : clock.at(day, UNTIL);
        needs.promise(
                of(talk),
                card.id(),
                Need.What.TALK,
                words("wellbeing.talk.again"),
                from,
                until == null || !until.isAfter(from) ? null : until);
    }

    /** Nobody is to be called because of what was put right since. */
    void takeBack(UUID record) {
        needs.unpromise(of(record), words("wellbeing.corrected"));
    }

    /** What is kept is kept in the first language, whoever answers. */
    private String words(String key) {
        return texts.in(Languages.CHINESE, key);
    }

    /** Follows from what it was promised for, so that it is found again. */
    private static UUID of(UUID record) {
        return UUID.nameUUIDFromBytes(("talk " + record).getBytes(StandardCharsets.UTF_8));
    }
}
