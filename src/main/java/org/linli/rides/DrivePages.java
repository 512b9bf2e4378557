package org.linli.rides;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.OpenToAll;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forms;
import org.linli.platform.Ids;
import org.linli.platform.Refused;
import org.linli.platform.text.WrittenText;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A driver's day: stops in their order, each taken in one tap. */
@Controller
@RequestMapping(Drives.PATH)
class DrivePages {

    private final Drives drives;
    private final RideDayWords words;
    private final DrivePhones phones;
    private final Forms forms;
    private final BusinessClock clock;

    DrivePages(Drives drives, RideDayWords words, DrivePhones phones, Forms forms, BusinessClock clock) {
        this.drives = drives;
        this.words = words;
        this.phones = phones;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * What was tapped, as it is sent.
     *
     * @param at milliseconds by the phone's clock; empty for now
     * @param undoes where the ride stood on the page, by its name; of an undo only
     */
    record Form(
            @Nullable UUID id,
            @Nullable UUID ride,
            @Nullable String what,
            @Nullable String at,
            @Nullable String undoes) {

        DriveMark read(BusinessClock clock) {
            String when = WrittenText.typed(at);
            if (ride == null) {
                throw Refused.of("", "rides.drive.not.yours");
            }
            return new DriveMark(
                    id == null ? Ids.next() : id,
                    ride,
                    DriveMark.What.of(WrittenText.typed(what)).orElseThrow(() -> Refused.of("", "rides.drive.what")),
                    when.matches("[0-9]{1,15}") ? Instant.ofEpochMilli(Long.parseLong(when)) : clock.now(),
                    stood());
        }

        private Ride.@Nullable State stood() {
            return Arrays.stream(Ride.State.values())
                    .filter(state -> state.name().equals(undoes))
                    .findFirst()
                    .orElse(null);
        }
    }

    @GetMapping("/{secret}")
    @OpenToAll("Whoever drives has the link of their day; it opens on that day only and can be called back")
    String show(@PathVariable String secret, HttpServletRequest request, Model model) {
        Drives.Day day = open(secret, request);
        List<RideDayView.Trip> trips = Drives.asNobody(() -> {
            drives.seen(day);
            return words.ofCar(day.vehicle(), day.day());
        });
        model.addAttribute("drive", day);
        model.addAttribute("trips", trips);
        model.addAttribute("phones", Drives.asNobody(() -> phones.of(day, trips)));
        return "rides/drive";
    }

    private Drives.Day open(String secret, HttpServletRequest request) {
        String from = request.getRemoteAddr();
        return Drives.asNobody(() -> drives.open(secret, from));
    }

    /** Opens a day again without signal; it lies beside the days, so that it serves them all. */
    @GetMapping("/service-worker.js")
    @OpenToAll("A file, the same for everybody")
    ResponseEntity<Resource> serviceWorker() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("static/js/drive-worker.js"));
    }

    @PostMapping("/{secret}/marks")
    @OpenToAll("Whoever has the link of the day says who got in and out of this car on this day, and nothing else")
    String mark(@PathVariable String secret, @ModelAttribute Form form, HttpServletRequest request) {
        Drives.Day day = open(secret, request);
        try {
            DriveMark mark = form.read(clock);
            Drives.asNobody(() -> {
                drives.take(day, mark);
                return true;
            });
            return "redirect:" + day.address();
        } catch (Refused refused) {
            return forms.again(day.address(), refused);
        }
    }
}
