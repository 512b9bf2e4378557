package org.linli.gate;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How it goes at the gates of a place now, and how it went on the days before. */
@Controller
@Allowed(Gates.SEE)
class GatePages {

    static final String PATH = "/gate/live";

    /** Of a bar in the drawing. */
    private static final int WIDTH = 10;

    private static final int HEIGHT = 100;

    private final Gates gates;
    private final GateLive live;
    private final Places places;
    private final Dates dates;
    private final BusinessClock clock;

    GatePages(Gates gates, GateLive live, Places places, Dates dates, BusinessClock clock) {
        this.clock = clock;
        this.gates = gates;
        this.live = live;
        this.places = places;
        this.dates = dates;
    }

    /**
     * A quarter of an hour in the drawing.
     *
     * @param x where its bar begins
     * @param y where it begins from above
     * @param before where the mark of yesterday is
     */
    public record Bar(String from, int today, int yesterday, int x, int y, int height, int before) {}

    /**
     * A day at a place.
     *
     * @param place id of one with gates; the first when absent
     * @param day today when absent; one whose entries are not kept is today too
     */
    @GetMapping(PATH)
    String show(
            @RequestParam(required = false) @Nullable UUID place,
            @RequestParam(required = false) @Nullable LocalDate day,
            Model model) {
        Map<UUID, Place> known = placesWithGates();
        model.addAttribute("places", List.copyOf(known.values()));
        model.addAttribute("keeps", true);
        Optional<Place> shown = place == null ? known.values().stream().findFirst() : Optional.of(places.get(place));
        model.addAttribute("place", shown.orElse(null));
        shown.ifPresent(one -> {
            LocalDate on = kept(day);
            GateLive.Now now = live.of(one.id(), on);
            model.addAttribute("now", now);
            model.addAttribute("before", isKept(on.minusDays(1)) ? on.minusDays(1) : null);
            model.addAttribute("after", now.isToday() ? null : on.plusDays(1));
            model.addAttribute("bars", bars(now));
            model.addAttribute("width", now.quarters().size() * WIDTH);
            model.addAttribute("keeps", Acting.now().sees(one.path()));
            model.addAttribute("stay", GateLive.STAY.toMinutes());
            model.addAttribute("kept", EntryDays.DAYS);
        });
        return "gate/live";
    }

    private LocalDate kept(@Nullable LocalDate day) {
        return day != null && isKept(day) ? day : clock.today();
    }

    private boolean isKept(LocalDate day) {
        return !day.isAfter(clock.today()) && !day.isBefore(clock.today().minusDays(EntryDays.KEPT));
    }

    private Map<UUID, Place> placesWithGates() {
        var known = new LinkedHashMap<UUID, Place>();
        gates.mine().forEach(gate -> known.computeIfAbsent(gate.place(), places::get));
        return known;
    }

    private List<Bar> bars(GateLive.Now now) {
        int most = now.most();
        List<GateLive.Quarter> quarters = now.quarters();
        return IntStream.range(0, quarters.size())
                .mapToObj(at -> {
                    GateLive.Quarter quarter = quarters.get(at);
                    int height = HEIGHT * quarter.today() / most;
                    return new Bar(
                            dates.time(quarter.from()),
                            quarter.today(),
                            quarter.yesterday(),
                            at * WIDTH,
                            HEIGHT - height,
                            height,
                            HEIGHT - HEIGHT * quarter.yesterday() / most);
                })
                .toList();
    }
}
