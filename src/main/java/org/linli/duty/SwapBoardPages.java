package org.linli.duty;

import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which shifts are swapped, for whoever leads those who swap. */
@Controller
class SwapBoardPages {

    private final Swaps swaps;
    private final Territory territory;

    SwapBoardPages(Swaps swaps, Territory territory) {
        this.swaps = swaps;
        this.territory = territory;
    }

    @GetMapping("/duty/swaps")
    @Allowed(Attendances.KEEP)
    String show(@RequestParam(required = false) @Nullable String area, Model model) {
        AreaPath within = DutyArea.orHome(territory.narrowed(area));
        model.addAttribute("open", swaps.openWithin(within));
        model.addAttribute("ended", swaps.endedWithin(within));
        return "duty/swaps";
    }
}
