package org.linli.places;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of place it is; which checks are asked there follows from it. */
public enum PlaceKind {
    SHOP,
    /** In a market. */
    STALL,
    MARKET,
    /** A house that is let, room by room or as a whole. */
    RENTED_HOUSE,
    FACTORY,
    BUILDING_SITE,
    EXPRESS_HUB,
    CHECKPOINT,
    VACCINATION_SITE,
    DUTY_POST,
    OTHER;

    /** As it is stored and sent. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of its name. */
    public String key() {
        return "place.kind." + code();
    }

    /** Empty for what is none. */
    public static Optional<PlaceKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
