package org.linli.care;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.platform.BusinessClock;
import org.linli.platform.Texts;
import org.linli.platform.list.ListCell;
import org.linli.platform.list.ListCell.Tone;
import org.linli.tasks.Task;
import org.springframework.stereotype.Component;

/** What the list of measures says of one: how it stands, what is amiss, what comes next. */
@Component
class MeasureCells {

    private final MeasureWording inWords;
    private final Texts texts;
    private final BusinessClock clock;

    MeasureCells(MeasureWording inWords, Texts texts, BusinessClock clock) {
        this.inWords = inWords;
        this.texts = texts;
        this.clock = clock;
    }

    String stands(MeasureList.Row row) {
        return Stream.of(inWords.remaining(row.measure(), clock.today()), inWords.dayOf(row.measure(), clock.today()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    ListCell today(MeasureList.Row row) {
        return row.measure().isActive()
                ? ListCell.of(row.progress().done() + "/" + row.progress().due())
                : ListCell.EMPTY;
    }

    String found(MeasureList.Row row) {
        return Stream.of(
                        row.positive() ? TestResult.POSITIVE.key() : "",
                        row.concern() == null ? "" : row.concern().key())
                .filter(key -> !key.isEmpty())
                .map(texts::of)
                .collect(Collectors.joining(" "));
    }

    /** What is amiss with somebody who is still under the measure. */
    ListCell marks(MeasureList.Row row) {
        ListCell cell = ListCell.EMPTY;
        if (!row.measure().isActive()) {
            return cell;
        }
        if (row.positive()) {
            cell = cell.marked(texts.of(TestResult.POSITIVE.key()), Tone.DANGER, "sample");
        }
        Temperature.Concern concern = row.concern();
        if (concern != null) {
            cell = cell.marked(texts.of(concern.key()), Tone.DANGER, "temperature");
        }
        long missed = row.progress().missed();
        return missed == 0 ? cell : cell.marked(texts.of("care.list.missed", missed), Tone.DANGER, "clock");
    }

    ListCell next(MeasureList.Row row) {
        Task next = row.progress().next();
        return next == null || !row.measure().isActive()
                ? ListCell.EMPTY
                : ListCell.link(
                        texts.of("care.list.next", texts.of("tasks.kind." + next.kind()), inWords.day(next.day())),
                        "/tasks/" + next.id());
    }
}
