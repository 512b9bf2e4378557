package org.linli.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.territory.Area;
import org.linli.territory.Outline;
import org.linli.territory.Position;

/** The synthetic sub-district in memory: everything that is written to an empty database. */
public final class Town {

    /** A node with its ground. */
    public record Node(Area area, Outline outline) {}

    /** A house; with rooms to let where it has a landlord. */
    public record House(
            UUID id,
            AreaPath path,
            @Nullable AreaPath rentalPath,
            String address,
            Position position,
            int walkOrder,
            @Nullable String landlordName,
            @Nullable String landlordPhone) {

        /** Whether rooms in it are let. */
        public boolean rental() {
            return landlordName != null;
        }

        /** The same house with rooms to let. */
        House let(AreaPath rentalCell, String landlord, @Nullable String phone) {
            return new House(id, path, rentalCell, address, position, walkOrder, landlord, phone);
        }
    }

    /** A home in one of the houses. */
    public record Home(
            UUID id,
            UUID house,
            AreaPath path,
            @Nullable AreaPath rentalPath,
            String room,
            int walkOrder,
            boolean rental) {}

    /** People who live together; {@code head} is one of them. */
    public record Family(
            UUID id,
            UUID home,
            AreaPath path,
            @Nullable AreaPath rentalPath,
            boolean tenant,
            UUID head,
            LocalDate since) {}

    /**
     * A person.
     *
     * @param family the household
     * @param document a GB 11643 number; null for a newborn who has none yet
     * @param phone null where the person has none
     * @param tags words of the people module: elder, lives-alone, pregnant, dialysis, disabled, child, volunteer
     */
    public record Resident(
            UUID id,
            UUID family,
            AreaPath path,
            @Nullable AreaPath rentalPath,
            String name,
            boolean male,
            LocalDate bornOn,
            Relation relation,
            @Nullable String document,
            @Nullable String phone,
            Set<String> tags) {}

    /** Somebody who looks after a node. */
    public record Worker(
            UUID id,
            String username,
            String name,
            AreaPath area,
            @Nullable String phone) {}

    public final List<Node> nodes = new ArrayList<>();
    public final List<House> houses = new ArrayList<>();
    public final List<Home> homes = new ArrayList<>();
    public final List<Family> families = new ArrayList<>();
    public final List<Resident> residents = new ArrayList<>();
    public final List<Worker> workers = new ArrayList<>();

    Town() {}
}
