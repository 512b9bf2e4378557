package org.linli.rides;

import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;
import org.linli.platform.Texts;
import org.linli.territory.Territory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The live board of today's rides. */
@Controller
@RequestMapping(RideBoardPages.PATH)
@Allowed(Vehicles.KEEP)
class RideBoardPages {

    static final String PATH = RidePages.PATH + "/board";

    private final RideBoards boards;
    private final Drives drives;
    private final Territory territory;
    private final AuditTrail audit;
    private final Texts texts;

    RideBoardPages(RideBoards boards, Drives drives, Territory territory, AuditTrail audit, Texts texts) {
        this.boards = boards;
        this.drives = drives;
        this.territory = territory;
        this.audit = audit;
        this.texts = texts;
    }

    @GetMapping
    String show(Model model) {
        AreaPath area = Acting.now().home();
        audit.record("rides.board.seen", area.slug(), area, "");
        return fill(model, area, "rides/board");
    }

    private String fill(Model model, AreaPath area, String view) {
        model.addAttribute("board", boards.of(area));
        model.addAttribute("area", territory.label(area, LocaleContextHolder.getLocale()));
        return view;
    }

    /** The same again, asked for by the page that shows it. */
    @GetMapping("/live")
    String live(Model model) {
        return fill(model, Acting.now().home(), "rides/board :: live");
    }

    @PostMapping("/disinfected")
    String disinfected(@RequestParam UUID vehicle, RedirectAttributes next) {
        drives.disinfected(vehicle);
        next.addFlashAttribute("said", texts.of("rides.disinfect.said"));
        return "redirect:" + PATH;
    }
}
