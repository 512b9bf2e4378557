package org.linli.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.access.Permissions;
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
    private final DutyTroubles troubles;
    private final Permissions permissions;
    private final Territory territory;
    private final BusinessClock clock;

    DutyPages(
            DutyBoard board, DutyTroubles troubles, Permissions permissions, Territory territory, BusinessClock clock) {
        this.board = board;
        this.troubles = troubles;
        this.permissions = permissions;
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
        List<DutyBoard.OfPost> posts = board.onDay(DutyArea.orHome(narrowed), on);
        model.addAttribute("day", on);
        model.addAttribute("isToday", on.equals(clock.today()));
        model.addAttribute("area", narrowed == null ? "" : narrowed.slug());
        model.addAttribute("posts", posts);
        model.addAttribute("troubles", permissions.held(Posts.KEEP) ? troubles.of(kept(posts)) : Map.of());
        model.addAttribute(
                "gaps",
                posts.stream()
                        .flatMap(post -> post.shifts().stream())
                        .filter(shift -> shift.hasGap() && !shift.isOver())
                        .count());
        return "duty/today";
    }

    /** The seats that whoever acts may give to somebody else. */
    private static List<Seat> kept(List<DutyBoard.OfPost> posts) {
        return posts.stream()
                .filter(post -> Acting.now().sees(post.post().path()))
                .flatMap(post -> post.shifts().stream())
                .flatMap(shift -> shift.seats().stream())
                .map(DutyBoard.OfSeat::seat)
                .toList();
    }
}
