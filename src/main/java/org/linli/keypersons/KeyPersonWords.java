package org.linli.keypersons;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListCell.Tone;
import org.springframework.stereotype.Component;

/** What is said of key persons, in words and badges. */
@Component
class KeyPersonWords {

    private final Texts texts;
    private final Dates dates;
    private final BusinessClock clock;

    KeyPersonWords(Texts texts, Dates dates, BusinessClock clock) {
        this.texts = texts;
        this.dates = dates;
        this.clock = clock;
    }

    String reason(KeyReason reason) {
        return texts.of(reason.key());
    }

    /** Why somebody is on the list, in a line. */
    String reasons(KeyPerson who) {
        return who.reasons().stream().map(this::reason).collect(Collectors.joining(texts.of("keypersons.and")));
    }

    ListCell marked(KeyPerson who) {
        ListCell cell = ListCell.EMPTY;
        for (KeyReason reason : who.reasons()) {
            cell = cell.marked(reason(reason), reason.isMeasure() ? Tone.CAREFUL : Tone.NOTED);
        }
        return cell;
    }

    /**
     * When, by whom and at what somebody was met last.
     *
     * @param by name of the account; null where nobody is known
     */
    String contact(KeyPerson who, @Nullable String by) {
        KeyPerson.Contact contact = who.contact();
        if (contact == null) {
            return texts.of("keypersons.contact.none");
        }
        String when = dates.moment(contact.at());
        String what = texts.of(contact.key());
        return by == null
                ? texts.of("keypersons.contact", when, what)
                : texts.of("keypersons.contact.by", when, what, by);
    }

    /** When somebody must be met: a day, or that it is today or was before. */
    String due(KeyPerson who) {
        return dates.day(who.dueOn());
    }

    ListCell dueMarked(KeyPerson who) {
        LocalDate today = clock.today();
        ListCell cell = switch (who.dueSeenFrom(today)) {
            case OVERDUE -> ListCell.of(due(who)).marked(late(who), Tone.DANGER, "alarm");
            case TODAY -> ListCell.mark(texts.of(KeyPerson.Due.TODAY.key()), Tone.CAREFUL);
            case LATER -> ListCell.of(due(who));
        };
        return who.tries() == 0 ? cell : cell.marked(texts.of("keypersons.tries", who.tries()), Tone.DANGER);
    }

    private String late(KeyPerson who) {
        return texts.of("keypersons.late", ChronoUnit.DAYS.between(who.dueOn(), clock.today()));
    }
}
