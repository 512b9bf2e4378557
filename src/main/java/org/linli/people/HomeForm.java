package org.linli.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.Refused;
import org.linli.platform.text.Parsed;
import org.linli.platform.text.WrittenText;
import org.linli.territory.WrittenAddress;

/**
 * A home as typed; kept when it is refused.
 *
 * @param area path of the node to look for the address in
 * @param address below the community, as 3组60号202室
 * @param kind name of a {@link HouseholdKind}
 * @param landlord name of who lets it; empty where it is not let or not known
 * @param join id of a household that lives there already, or {@link #OWN}; empty while nobody chose
 */
record HomeForm(
        @Nullable String area,
        @Nullable String address,
        @Nullable String kind,
        @Nullable String landlord,
        @Nullable String join) {

    /** A household of its own beside those that live there. */
    static final String OWN = "own";

    AreaPath path() {
        return AreaPath.parse(WrittenText.typed(area)).orElseThrow(() -> Refused.of("area", "people.area.choose"));
    }

    String place() {
        return switch (WrittenAddress.read(WrittenText.typed(address))) {
            case Parsed.Good<String>(String place) -> place;
            case Parsed.Refused<String> refused -> throw new Refused(List.of(refused.problem("address")));
        };
    }

    HouseholdKind household() {
        return Stream.of(HouseholdKind.values())
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .orElse(HouseholdKind.RESIDENT);
    }

    Optional<String> letBy() {
        return Optional.of(WrittenText.typed(landlord)).filter(l -> !l.isEmpty());
    }

    public boolean isOwn() {
        return OWN.equals(join);
    }

    Optional<HouseholdId> joined() {
        try {
            return isOwn() || WrittenText.typed(join).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new HouseholdId(UUID.fromString(WrittenText.typed(join))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
