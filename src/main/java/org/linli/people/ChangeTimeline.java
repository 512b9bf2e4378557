package org.linli.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.access.AreaPath;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.linli.territory.Area;
import org.linli.territory.Territory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The changes of somebody's record as lines of their story. */
@Component
class ChangeTimeline implements TimelineSource {

    private final ChangeStore changes;
    private final Territory territory;
    private final Texts texts;
    private final Dates dates;

    ChangeTimeline(ChangeStore changes, Territory territory, Texts texts, Dates dates) {
        this.changes = changes;
        this.territory = territory;
        this.texts = texts;
        this.dates = dates;
    }

    @Override
    public List<TimelineEntry> of(PersonId person) {
        return changes.of(person).stream().map(this::entry).toList();
    }

    private TimelineEntry entry(Change change) {
        return TimelineEntry.of(
                change.at(),
                icon(change.kind()),
                "people.change." + change.kind().code(),
                change.account(),
                detail(change));
    }

    private String detail(Change change) {
        String detail = Optional.ofNullable(change.detail()).orElse("");
        return switch (change.kind()) {
            case CORRECTED ->
                Arrays.stream(detail.split(","))
                        .map(field -> texts.of("people.field." + field))
                        .collect(Collectors.joining(texts.choose("、", ", ")));
            case LEFT, DIED -> dates.fullDay(LocalDate.parse(detail));
            case KNOWN_ELSEWHERE -> community(AreaPath.of(detail));
            case ADDED, MOVED, HEAD, RETURNED -> detail;
        };
    }

    private String community(AreaPath path) {
        return territory.areas(List.of(path)).values().stream()
                .findFirst()
                .map((Area area) -> area.nameIn(LocaleContextHolder.getLocale()))
                .orElse(path.slug());
    }

    private static String icon(ChangeKind kind) {
        return switch (kind) {
            case ADDED -> "register";
            case CORRECTED -> "edit";
            case MOVED, RETURNED -> "home";
            case HEAD -> "user";
            case LEFT, DIED -> "out";
            case KNOWN_ELSEWHERE -> "alarm";
        };
    }
}
