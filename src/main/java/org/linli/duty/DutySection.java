package org.linli.duty;

import java.util.List;
import org.linli.access.AreaPath;
import org.linli.territory.AreaSection;
import org.springframework.stereotype.Component;

/** Who stands where at this moment, on the page of an area and on the command view. */
@Component
class DutySection implements AreaSection {

    /** Of a larger area the page of duty says the rest. */
    private static final int MOST = 12;

    private final DutyBoard board;

    DutySection(DutyBoard board) {
        this.board = board;
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
        AreaPath relied = DutyArea.community(area);
        List<DutyBoard.OfPost> manned = board.now(relied);
        return new Now(relied, manned.stream().limit(MOST).toList(), Math.max(0, manned.size() - MOST));
    }
}
