package org.linli.duty;

import java.util.List;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.territory.AreaSection;
import org.springframework.stereotype.Component;

/** Who stands where at this moment, on the page of an area and on the command view. */
@Component
class DutySection implements AreaSection {

    /** Of a larger area the page of duty says the rest. */
    private static final int MOST = 12;

    private final DutyBoard board;
    private final BusinessClock clock;

    DutySection(DutyBoard board, BusinessClock clock) {
        this.board = board;
        this.clock = clock;
    }

    /**
     * @param posts those at which a shift runs now, with these shifts only
     * @param more how many there are beside them
     */
    public record Now(AreaPath area, List<DutyBoard.OfPost> posts, int more) {}

    @Override
    public String permission() {
        return Posts.SEE;
    }

    @Override
    public String template() {
        return "duty/parts";
    }

    @Override
    public Now of(AreaPath area) {
        AreaPath relied = DutyPages.community(area);
        List<DutyBoard.OfPost> manned = board.onDay(relied, clock.today()).stream()
                .map(post -> new DutyBoard.OfPost(
                        post.post(),
                        post.area(),
                        post.shifts().stream().filter(DutyBoard.OfShift::isNow).toList()))
                .filter(post -> !post.shifts().isEmpty())
                .toList();
        return new Now(relied, manned.stream().limit(MOST).toList(), Math.max(0, manned.size() - MOST));
    }
}
