package org.linli.rides;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.OpenToAll;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forms;
import org.linli.platform.Ids;
import org.linli.platform.Refused;
import org.linli.platform.text.WrittenText;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A driver's day: stops in their order, each taken in one tap. */
@Controller
@RequestMapping(Drives.PATH + "/{secret}")
class DrivePages {

    private final Drives drives;
    private final RideDayWords words;
    private final People people;
    private final Forms forms;
    private final BusinessClock clock;

    DrivePages(Drives drives, RideDayWords words, People people, Forms forms, BusinessClock clock) {
        this.drives = drives;
        this.words = words;
        this.people = people;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * What was tapped, as it is sent.
     *
     * @param at milliseconds by the phone's clock; empty for now
     */
    record Form(
            @Nullable UUID id,
            @Nullable UUID ride,
            @Nullable String what,
            @Nullable String at) {

        DriveMark read(BusinessClock clock) {
            String when = WrittenText.typed(at);
            if (ride == null) {
                throw Refused.of("", "rides.drive.not.yours");
            }
            return new DriveMark(
                    id == null ? Ids.next() : id,
                    ride,
                    DriveMark.What.of(WrittenText.typed(what)).orElseThrow(() -> Refused.of("", "rides.drive.what")),
                    when.matches("[0-9]{1,15}") ? Instant.ofEpochMilli(Long.parseLong(when)) : clock.now());
        }
    }

    @GetMapping
    @OpenToAll("Whoever drives has the link of their day; it opens on that day only and can be called back")
    String show(@PathVariable String secret, HttpServletRequest request, Model model) {
        Drives.Day day = open(secret, request);
        List<RideDayView.Trip> trips = Drives.asNobody(() -> {
            drives.seen(day);
            return words.ofCar(day.vehicle(), day.day());
        });
        model.addAttribute("drive", day);
        model.addAttribute("trips", trips);
        model.addAttribute("phones", phones(trips));
        return "rides/drive";
    }

    private Drives.Day open(String secret, HttpServletRequest request) {
        String from = request.getRemoteAddr();
        return Drives.asNobody(() -> drives.open(secret, from));
    }

    /** To call before one comes; by person, missing of whoever is not to be called or has none. */
    private Map<String, String> phones(List<RideDayView.Trip> trips) {
        Supplier<Map<String, String>> handed = () -> {
            var phones = new HashMap<String, String>();
            trips.stream()
                    .flatMap(trip -> trip.stops().stream())
                    .flatMap(line -> Stream.ofNullable(line.ride()))
                    .map(Ride::person)
                    .distinct()
                    .forEach(person ->
                            people.handed(person).ifPresent(phone -> phones.put(key(person), phone.number())));
            return phones;
        };
        return Drives.asNobody(handed);
    }

    private static String key(PersonId person) {
        return person.toString();
    }

    @PostMapping("/marks")
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
