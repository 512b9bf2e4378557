package org.linli.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The rounds of today, and the checklists that they are walked with. */
@Controller
@Allowed(Rounds.SEE)
class RoundPages {

    static final String PATH = "/inspection";

    private static final String ALL = "all";

    private final Rounds rounds;
    private final Places places;
    private final Checklists checklists;
    private final RoundTasks tasks;
    private final AreaNames names;
    private final Dates dates;
    private final BusinessClock clock;

    RoundPages(
            Rounds rounds,
            Places places,
            Checklists checklists,
            RoundTasks tasks,
            AreaNames names,
            Dates dates,
            BusinessClock clock) {
        this.rounds = rounds;
        this.places = places;
        this.checklists = checklists;
        this.tasks = tasks;
        this.names = names;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * A round as the page shows it.
     *
     * @param when the hours in which it is walked
     * @param who whose it is; empty for nobody
     * @param isOver whether its hours have passed and it was not walked
     * @param isLinked whether whoever looks sees its task
     */
    public record Line(
            Round round, Place place, String area, String when, String who, boolean isOver, boolean isLinked) {

        /** Where it is done. */
        public String href() {
            return "/tasks/" + round.id();
        }

        /** Whether it is still to be walked. */
        public boolean isPlanned() {
            return round.state() == RoundState.PLANNED;
        }
    }

    @GetMapping(PATH)
    String today(@RequestParam(defaultValue = "") String whose, Model model) {
        LocalDate today = clock.today();
        List<Round> all = rounds.today();
        UUID me = Acting.now().account();
        RoundTasks.Shown shown = tasks.of(all);
        List<Round> mine =
                all.stream().filter(round -> me.equals(shown.whose(round))).toList();
        boolean showsAll = whose.equals(ALL) || mine.isEmpty();
        List<Line> lines = lines(showsAll ? all : mine, shown, today);
        model.addAttribute("open", lines.stream().filter(Line::isPlanned).toList());
        model.addAttribute(
                "done", lines.stream().filter(line -> !line.isPlanned()).toList());
        model.addAttribute(
                "next",
                lines.stream()
                        .filter(line -> line.isPlanned() && line.isLinked())
                        .findFirst()
                        .orElse(null));
        model.addAttribute("showsAll", showsAll);
        model.addAttribute("mineCount", mine.size());
        model.addAttribute("allCount", all.size());
        model.addAttribute("today", today);
        model.addAttribute("week", rounds.counted(today.minusDays(RoundPace.WEEK - 1L), today));
        return "inspection/rounds";
    }

    private List<Line> lines(List<Round> shown, RoundTasks.Shown asked, LocalDate today) {
        Map<UUID, Place> known = places.there(today).stream().collect(Collectors.toMap(Place::id, Function.identity()));
        Map<AreaPath, String> areas =
                names.of(shown.stream().map(Round::path).distinct().toList());
        return shown.stream()
                .flatMap(round -> Optional.ofNullable(known.get(round.place())).stream()
                        .map(place -> new Line(
                                round,
                                place,
                                areas.getOrDefault(round.path(), ""),
                                dates.time(round.dueFrom()) + "–" + dates.time(round.dueUntil()),
                                asked.who(round),
                                round.state() == RoundState.PLANNED
                                        && clock.now().isAfter(round.dueUntil()),
                                asked.has(round))))
                .toList();
    }

    @GetMapping(PATH + "/checklists")
    String checklists(Model model) {
        model.addAttribute("version", checklists.on(clock.today()));
        model.addAttribute("versions", checklists.versions());
        return "inspection/checklists";
    }
}
