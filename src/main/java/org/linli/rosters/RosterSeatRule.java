package org.linli.rosters;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;

/** What is asked of one person on one seat. */
enum RosterSeatRule {
    KIND(true) {
        @Override
        int cost(RosterSeat seat, RosterStint stint, RosterMember member, Weighed weighed) {
            return seat.kind() == null || member.kinds().contains(seat.kind()) ? 0 : 1;
        }
    },
    AREA(true) {
        @Override
        int cost(RosterSeat seat, RosterStint stint, RosterMember member, Weighed weighed) {
            AreaPath area = member.area();
            return area == null || area.covers(seat.path()) || seat.path().covers(area) ? 0 : 1;
        }
    },
    AWAY(true) {
        @Override
        int cost(RosterSeat seat, RosterStint stint, RosterMember member, Weighed weighed) {
            Instant begins = seat.begins();
            return member.away().stream().anyMatch(away -> away.overlaps(begins, seat.ends())) ? 1 : 0;
        }
    },
    NIGHT(true) {
        @Override
        int cost(RosterSeat seat, RosterStint stint, RosterMember member, Weighed weighed) {
            return stint.night() && !member.nights() ? 1 : 0;
        }
    },
    WISH(false) {
        @Override
        int cost(RosterSeat seat, RosterStint stint, RosterMember member, Weighed weighed) {
            return member.wishes().contains(seat.day()) ? weighed.weights().wish() : 0;
        }
    },
    WAY(false) {
        @Override
        int cost(RosterSeat seat, RosterStint stint, RosterMember member, Weighed weighed) {
            return weighed.weights().way() * steps(seat.path(), member.home());
        }
    },
    CHANGE(false) {
        @Override
        int cost(RosterSeat seat, RosterStint stint, RosterMember member, Weighed weighed) {
            return weighed.present() == null || weighed.present().equals(member.id())
                    ? 0
                    : weighed.weights().change();
        }
    };

    private static final int DEPTH_OF_COMMUNITY = 2;

    private final boolean limit;

    RosterSeatRule(boolean limit) {
        this.limit = limit;
    }

    /**
     * What else matters.
     *
     * @param present who has the seat now
     */
    record Weighed(RosterWeights weights, @Nullable UUID present) {}

    /** Whether the remark with that key is of a limit among these. */
    static boolean isLimit(String remark) {
        return Arrays.stream(values())
                .filter(RosterSeatRule::isLimit)
                .anyMatch(rule -> remark.equals("rosters.limit." + rule.name().toLowerCase(Locale.ROOT)));
    }

    /** Whether it must hold; others only cost. */
    boolean isLimit() {
        return limit;
    }

    /** 0 where it holds. */
    abstract int cost(RosterSeat seat, RosterStint stint, RosterMember member, Weighed weighed);

    /** 0 in one's own grid or where the post is for all around one's home, 1 within the community, 2 beyond. */
    static int steps(AreaPath post, @Nullable AreaPath home) {
        if (home == null || post.covers(home)) {
            return 0;
        }
        int common = commonDepth(post.value(), home.value());
        return common > DEPTH_OF_COMMUNITY ? 0 : common == DEPTH_OF_COMMUNITY ? 1 : 2;
    }

    /** Each code of a path ends with a dot. */
    private static int commonDepth(String one, String other) {
        int dots = 0;
        for (int i = 0; i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i); i++) {
            dots += one.charAt(i) == '.' ? 1 : 0;
        }
        return dots;
    }
}
