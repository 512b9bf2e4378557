package org.linli.places;

import java.util.List;
import java.util.Optional;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.RefusedForm;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whoever runs a place enters at its door what was disinfected there. */
@Component
@Order(50)
class DoorDisinfection implements DoorSection {

    /** Last part of the address of its form. */
    static final String FORM = "disinfections";

    private final PlaceDisinfections disinfections;
    private final Forms forms;
    private final Dates dates;
    private final BusinessClock clock;

    DoorDisinfection(PlaceDisinfections disinfections, Forms forms, Dates dates, BusinessClock clock) {
        this.disinfections = disinfections;
        this.forms = forms;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * What is shown.
     *
     * @param refused whether it was this form of the page that was refused
     * @param last when something was last disinfected there; empty for never
     */
    record Shown(PlaceDisinfectionForm form, boolean refused, List<FormChoice> what, String last) {}

    @Override
    public String template() {
        return "places/disinfection-parts";
    }

    @Override
    public String purpose() {
        return "place.door.purpose.disinfection";
    }

    @Override
    public boolean isFor(Place place) {
        return true;
    }

    @Override
    public Optional<Object> of(Door door) {
        Optional<RefusedForm> refused =
                forms.refused().filter(form -> form.what().equals(FORM));
        return Optional.of(new Shown(
                refused.map(form -> form.as(PlaceDisinfectionForm.class))
                        .orElseGet(() -> PlaceDisinfectionForm.blank("", clock)),
                refused.isPresent(),
                PlaceDisinfectionPages.WHAT,
                disinfections
                        .last(door.place().id())
                        .map(done -> dates.moment(done.at()))
                        .orElse("")));
    }
}
