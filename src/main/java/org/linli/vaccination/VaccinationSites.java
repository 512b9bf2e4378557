package org.linli.vaccination;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.places.Place;
import org.linli.places.PlaceKind;
import org.linli.places.Places;
import org.linli.platform.FormChoice;
import org.linli.platform.text.WrittenText;
import org.springframework.stereotype.Component;

/** The places where doses are given. */
@Component
class VaccinationSites {

    private final Places places;

    VaccinationSites(Places places) {
        this.places = places;
    }

    List<Place> all() {
        return places.ofKind(PlaceKind.VACCINATION_SITE);
    }

    List<FormChoice> choices() {
        return FormChoice.named(all(), place -> place.id().toString(), Place::name);
    }

    /** The one that was chosen in a form; empty for none, and for what is none. */
    Optional<UUID> chosen(@Nullable String typed) {
        String id = WrittenText.typed(typed);
        return id.isEmpty()
                ? Optional.empty()
                : all().stream()
                        .map(Place::id)
                        .filter(place -> place.toString().equals(id))
                        .findFirst();
    }

    /** The name of one; empty where it is out of sight. */
    String name(UUID place) {
        return places.find(place).map(Place::name).orElse("");
    }
}
