package org.linli.gate;

import java.util.UUID;
import org.linli.people.PersonId;
import org.linli.people.PersonSection;
import org.springframework.stereotype.Component;

/** How often somebody came to a gate in the days that are kept, on their page; leads to who was there too. */
@Component
class MetSection implements PersonSection {

    private final Mets mets;

    MetSection(Mets mets) {
        this.mets = mets;
    }

    /**
     * What is drawn.
     *
     * @param entries of the days that are kept
     */
    public record Shown(UUID person, int entries) {}

    @Override
    public String permission() {
        return Mets.ASK;
    }

    @Override
    public String template() {
        return "gate/parts";
    }

    @Override
    public Object of(PersonId person) {
        return new Shown(person.value(), mets.entries(person));
    }
}
