package org.linli.duty;

import java.time.LocalDate;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.linli.rosters.RosterRemark;
import org.springframework.stereotype.Component;

/** Says remarks about plans in the reader's language. */
@Component
class DutyRemarkTexts {

    private static final String FESTIVAL = "rosters.festival.";

    private final Texts texts;
    private final Dates dates;

    DutyRemarkTexts(Texts texts, Dates dates) {
        this.texts = texts;
        this.dates = dates;
    }

    String of(RosterRemark remark) {
        return texts.of(
                remark.key(), remark.arguments().stream().map(this::shown).toArray());
    }

    private Object shown(Object argument) {
        return switch (argument) {
            case LocalDate day -> dates.day(day);
            case String key when key.startsWith(FESTIVAL) -> texts.of(key);
            default -> argument;
        };
    }
}
