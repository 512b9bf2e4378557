package org.linli.wellbeing;

import org.linli.people.PersonId;
import org.linli.people.PersonSection;
import org.springframework.stereotype.Component;

/** How somebody was on the last days, on their page. */
@Component
class MoodSection implements PersonSection {

    private static final int DAYS = 7;

    private final Wellbeing wellbeing;

    MoodSection(Wellbeing wellbeing) {
        this.wellbeing = wellbeing;
    }

    /** What is drawn. */
    record Shown(PersonId person, MoodStrip strip) {}

    @Override
    public String permission() {
        return WellbeingSetup.SEE;
    }

    @Override
    public String template() {
        return "wellbeing/parts";
    }

    @Override
    public Shown of(PersonId person) {
        return new Shown(person, wellbeing.strip(person, DAYS));
    }
}
