package org.linli.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is on duty where, of a day. */
@Controller
class DutyPages {

    static final String PATH = "/duty";

    private final DutyBoard board;
    private final Territory territory;
    private final BusinessClock clock;

    DutyPages(DutyBoard board, Territory territory, BusinessClock clock) {
        this.board = board;
        this.territory = territory;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @Allowed(Posts.SEE)
    String show(
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable String area,
            Model model) {
        LocalDate on = Objects.requireNonNullElseGet(day, clock::today);
        AreaPath narrowed = territory.narrowed(area);
        List<DutyBoard.OfPost> posts = board.onDay(narrowed == null ? DutyArea.home() : narrowed, on);
        model.addAttribute("day", on);
        model.addAttribute("isToday", on.equals(clock.today()));
        model.addAttribute("area", narrowed == null ? "" : narrowed.slug());
        model.addAttribute("posts", posts);
        model.addAttribute(
                "gaps",
                posts.stream()
                        .flatMap(post -> post.shifts().stream())
                        .filter(shift -> shift.hasGap() && !shift.isOver())
                        .count());
        return "duty/today";
    }
}
