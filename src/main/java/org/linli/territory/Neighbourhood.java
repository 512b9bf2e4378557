package org.linli.territory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.Refused;

/**
 * The part of the tree in which written addresses are understood, the same for any number of them.
 *
 * @param within the node whose people are meant
 * @param lineage it and all above it, the topmost first
 * @param below everything in the community (or the sub-district) that it lies in, or else in itself
 */
record Neighbourhood(Area within, List<Area> lineage, List<Area> below) {

    private static final Pattern NUMBERED = Pattern.compile("\\d+组");
    private static final Pattern GROUP = Pattern.compile("第?0*(\\d+)(?:小组|组|号?小网格|微网格|网格)");
    private static final Pattern KIND_OF_COMMUNITY = Pattern.compile("(?:小区|社区|自然村|行政村|村)$");

    /**
     * An address as far as the tree tells.
     *
     * @param place the cell, or the community where no cell follows from the address
     * @param building as it stands on the door, in one spelling
     * @param room empty where none is named
     */
    record Meant(AreaPath place, String building, String room) {}

    /** @param tree all nodes, in their order */
    static Neighbourhood of(Area within, List<Area> lineage, List<Area> tree) {
        AreaPath top = community(lineage).orElse(within).path();
        return new Neighbourhood(
                within,
                lineage,
                tree.stream().filter(area -> top.covers(area.path())).toList());
    }

    /** Refuses a text that names no building. */
    Meant read(String text) {
        Area community = named(HomeAddress.fold(text));
        HomeAddress address =
                HomeAddress.read(HomeAddress.below(text, List.of(community.name(), shortName(community.name()))));
        if (address.building().isEmpty() && address.group() == null) {
            throw Refused.of("room", "territory.address.blank");
        }
        List<Area> cells = below.stream()
                .filter(a -> community.path().covers(a.path()))
                .filter(a -> a.kind() == AreaKind.CELL && a.layer() == Layer.HOUSEHOLD)
                .toList();
        Optional<Area> cell = cellOf(address, cells);
        return new Meant(cell.map(Area::path).orElse(community.path()), standing(address, cell), address.room());
    }

    /** Whoever works in 2组 says 3号 and means the house with 2组3号 on its door. */
    private static String standing(HomeAddress address, Optional<Area> cell) {
        return cell.map(Area::name)
                        .filter(name -> address.group() == null
                                && NUMBERED.matcher(name).matches())
                        .orElse("")
                + address.buildingAddress();
    }

    /** The rest of a text that begins with the name of a community, the longest where several fit. */
    static Optional<AddressPart> below(List<Area> areas, String text) {
        return areas.stream()
                .filter(area -> area.kind() == AreaKind.COMMUNITY)
                .flatMap(area -> Stream.of(area.name(), shortName(area.name()))
                        .filter(name -> text.startsWith(name) && text.length() > name.length())
                        .map(name -> new AddressPart(area.path(), text.substring(name.length()))))
                .min(Comparator.comparingInt(part -> part.rest().length()));
    }

    /** Whether a place is one of the cells, below which nothing lies. */
    boolean isCell(AreaPath place) {
        return below.stream().anyMatch(a -> a.path().equals(place) && a.kind() == AreaKind.CELL);
    }

    /** The community that the text names, where it names one under the area; else the one the area lies in. */
    private Area named(String folded) {
        return below.stream()
                .filter(a -> a.kind() == AreaKind.COMMUNITY && within.path().covers(a.path()))
                .filter(a -> folded.contains(shortName(a.name())))
                .reduce((a, b) -> b.path().depth() > a.path().depth() ? b : a)
                .or(() -> community(lineage))
                .orElse(within);
    }

    private static Optional<Area> community(List<Area> lineage) {
        return lineage.stream()
                .filter(a -> a.kind() == AreaKind.COMMUNITY || a.kind() == AreaKind.SUBDISTRICT)
                .reduce((a, b) -> b.path().depth() > a.path().depth() ? b : a);
    }

    private Optional<Area> cellOf(HomeAddress address, List<Area> cells) {
        Optional<Area> named = address.groupName()
                .flatMap(group -> cells.stream()
                        .filter(c -> c.name().equals(group) || isGroup(c, address.group()))
                        .findFirst());
        if (named.isPresent() || address.group() != null) {
            return named;
        }
        return within.kind() == AreaKind.CELL && within.layer() == Layer.HOUSEHOLD
                ? Optional.of(within)
                : Optional.empty();
    }

    /** Whether the cell is the group of that number under another word: 3组, 第3小网格. */
    private static boolean isGroup(Area cell, @Nullable Integer number) {
        if (number == null) {
            return false;
        }
        Matcher group = GROUP.matcher(cell.name());
        return group.matches() && group.group(1).equals(number.toString());
    }

    /** 西范 for 西范小区: what people write in front of the house number. */
    static String shortName(String community) {
        String bare = KIND_OF_COMMUNITY.matcher(community).replaceFirst("");
        return bare.length() >= 2 ? bare : community;
    }
}
