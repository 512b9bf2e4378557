package org.linli.inspection;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.places.Door;
import org.linli.places.DoorSection;
import org.linli.places.Place;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** At the door: whether it is closed, what was found and is to be put right, and what the shop says of itself today. */
@Component
class PlaceDoor implements DoorSection {

    private final SelfChecks checks;
    private final Findings findings;
    private final Closures closures;
    private final FindingPhotos photos;

    PlaceDoor(SelfChecks checks, Findings findings, Closures closures, FindingPhotos photos) {
        this.photos = photos;
        this.checks = checks;
        this.findings = findings;
        this.closures = closures;
    }

    /**
     * What is shown.
     *
     * @param closure that holds; null for none
     * @param said today; null where it has not
     */
    public record Shown(
            @Nullable Closure closure,
            List<Found> found,
            Checklist list,
            @Nullable SelfCheck said) {}

    /**
     * What was found.
     *
     * @param what message key of what was looked at
     * @param photos how many have come of what was put right
     * @param hasRoom whether one more is taken
     */
    public record Found(UUID id, String what, Finding finding, int photos, boolean hasRoom) {}

    @Override
    public String template() {
        return "inspection/parts";
    }

    @Override
    public String purpose() {
        return "inspection.door.purpose";
    }

    @Override
    public boolean isFor(Place place) {
        return checks.asked(place).isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Object> of(Door door) {
        UUID place = door.place().id();
        return checks.asked(door.place())
                .map(list -> new Shown(
                        closures.now(place).orElse(null),
                        findings.of(place).stream()
                                .filter(Finding::isOpen)
                                .map(this::found)
                                .toList(),
                        list,
                        checks.today(place).orElse(null)));
    }

    private Found found(Finding finding) {
        int count = photos.count(finding.id());
        return new Found(finding.id(), findings.label(finding), finding, count, count < FindingPhotos.MOST);
    }
}
