package org.linli.places;

import java.util.List;
import java.util.stream.Stream;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.PageSection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the modules have to say and to ask at a door. */
@Component
class DoorSections {

    private final ObjectProvider<DoorSection> sections;

    DoorSections(ObjectProvider<DoorSection> sections) {
        this.sections = sections;
    }

    List<PageSection.Shown> of(Door door) {
        return Acting.as(
                Actor.SYSTEM,
                () -> ofKind(door.place())
                        .flatMap(section ->
                                section
                                        .of(door)
                                        .map(shown -> new PageSection.Shown(section.template(), shown))
                                        .stream())
                        .toList());
    }

    /** Message keys of what the code at its door is for. */
    List<String> purposes(Place place) {
        return ofKind(place).map(DoorSection::purpose).toList();
    }

    private Stream<DoorSection> ofKind(Place place) {
        return sections.orderedStream().filter(section -> section.isFor(place));
    }
}
