package org.linli.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.platform.Forms;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is where they are to be today; a leader signs in and out whoever has no account. */
@Controller
@RequestMapping(AttendancePages.PATH)
@Allowed(Posts.SEE)
class AttendancePages {

    static final String PATH = "/duty/attendance";

    /** A shift that is over is in sight so long, for whoever is signed out or was forgotten. */
    private static final Duration AFTER = Duration.ofHours(12);

    private final Attendances attendances;
    private final Shifts shifts;
    private final DutyMembers members;
    private final DutyNotes notes;
    private final Territory territory;
    private final Forms forms;
    private final Texts texts;
    private final BusinessClock clock;

    AttendancePages(
            Attendances attendances,
            Shifts shifts,
            DutyMembers members,
            DutyNotes notes,
            Territory territory,
            Forms forms,
            Texts texts,
            BusinessClock clock) {
        this.attendances = attendances;
        this.shifts = shifts;
        this.members = members;
        this.notes = notes;
        this.territory = territory;
        this.forms = forms;
        this.texts = texts;
        this.clock = clock;
    }

    /** The address for an area. */
    static String of(AreaPath area) {
        return PATH + "?area=" + area.slug();
    }

    /**
     * What a leader sends.
     *
     * @param id of the attendance; for a new one made with the page, so that what is sent twice is kept once
     */
    record Form(
            @Nullable UUID id,
            @Nullable UUID seat,
            @Nullable UUID member,
            @Nullable String note,
            @Nullable String area) {

        String page() {
            return area == null || area.isBlank() ? PATH : PATH + "?area=" + area;
        }

        UUID known() {
            return Optional.ofNullable(id).orElseThrow(() -> new NotFound("attendance", "none"));
        }

        UUID ofSeat() {
            return Optional.ofNullable(seat).orElseThrow(() -> new NotFound("seat", "none"));
        }

        UUID reader() {
            return Optional.ofNullable(member).orElseThrow(() -> new NotFound("member", "none"));
        }
    }

    /**
     * A shift with its seats.
     *
     */
    record ShiftLine(Shift shift, List<SeatLine> seats) {}

    /**
     * A seat in words.
     *
     * @param id for signing in, made with the page
     * @param phone null where there is none
     * @param waiting notes that whoever stands there was not told, for whoever has no account
     */
    record SeatLine(
            UUID id,
            SeatStanding standing,
            @Nullable DutyMember member,
            @Nullable String phone,
            boolean opens,
            List<DutyNote> waiting) {}

    @GetMapping
    String today(@RequestParam(required = false) @Nullable String area, Model model) {
        AreaPath within = territory.narrowed(area);
        List<SeatStanding> standings = attendances.standings(seats(within));
        Map<UUID, DutyMember> known = members.byId(standings.stream()
                .map(each -> each.seat().member())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<UUID, String> phones = members.phones(known.values());
        Map<UUID, List<DutyNote>> toTell = toTell(standings, known);
        Map<UUID, List<SeatLine>> lines = new LinkedHashMap<>();
        Map<UUID, Shift> all = new LinkedHashMap<>();
        for (SeatStanding each : standings) {
            all.put(each.seat().shift().id(), each.seat().shift());
            lines.computeIfAbsent(each.seat().shift().id(), id -> new ArrayList<>())
                    .add(line(each, known, phones, toTell));
        }
        model.addAttribute(
                "shifts",
                all.values().stream()
                        .map(shift -> new ShiftLine(shift, lines.getOrDefault(shift.id(), List.of())))
                        .toList());
        model.addAttribute("area", within == null ? "" : within.slug());
        model.addAttribute(
                "missing",
                standings.stream()
                        .filter(each -> each.state() == AttendanceState.ABSENT)
                        .count());
        model.addAttribute(
                "typed", forms.refused().map(form -> form.as(Form.class)).orElse(null));
        return "duty/attendance";
    }

    private SeatLine line(
            SeatStanding standing,
            Map<UUID, DutyMember> known,
            Map<UUID, String> phones,
            Map<UUID, List<DutyNote>> toTell) {
        UUID id = standing.seat().member();
        DutyMember member = id == null ? null : known.get(id);
        Shift shift = standing.seat().shift();
        Instant now = clock.now();
        boolean opens = standing.attendance() == null
                && !now.isBefore(shift.begins().minus(Attendances.EARLY))
                && now.isBefore(shift.ends().plus(Attendances.ENTERED_LATER));
        return new SeatLine(
                Ids.next(),
                standing,
                member,
                id == null ? null : phones.get(id),
                opens,
                id == null || !now.isBefore(shift.ends()) ? List.of() : toTell.getOrDefault(id, List.of()));
    }

    /** What those have to be told who have no account. */
    private Map<UUID, List<DutyNote>> toTell(List<SeatStanding> standings, Map<UUID, DutyMember> known) {
        return notes.waiting(standings.stream()
                .map(each -> each.seat().member())
                .filter(Objects::nonNull)
                .distinct()
                .filter(id -> known.containsKey(id) && known.get(id).account() == null)
                .toList());
    }

    /** Those of today and of the night before, as far as they are not long over. */
    private List<Seat> seats(@Nullable AreaPath within) {
        AreaPath area = within == null ? DutyArea.widest() : within;
        Instant after = clock.now().minus(AFTER);
        return shifts.seats(area, clock.today().minusDays(1), clock.today()).stream()
                .filter(seat -> seat.shift().ends().isAfter(after))
                .toList();
    }

    @PostMapping("/in")
    @Allowed(Attendances.KEEP)
    String signIn(@ModelAttribute Form form, RedirectAttributes next) {
        try {
            Attendance attendance = attendances.signInFor(form.known(), form.ofSeat());
            return said("duty.attendance.said.in", attendance, form, next);
        } catch (Refused refused) {
            return forms.again(form.page(), refused);
        }
    }

    @PostMapping("/out")
    @Allowed(Attendances.KEEP)
    String signOut(@ModelAttribute Form form, RedirectAttributes next) {
        try {
            Attendance attendance = attendances.signOutFor(
                    form.known(), Optional.ofNullable(form.note()).orElse(""));
            return said("duty.attendance.said.out", attendance, form, next);
        } catch (Refused refused) {
            return forms.again(form.page(), refused);
        }
    }

    @PostMapping("/undo")
    @Allowed(Attendances.KEEP)
    String undo(@ModelAttribute Form form, RedirectAttributes next) {
        try {
            Attendance attendance = attendances.get(form.known());
            attendances.undo(attendance.id());
            next.addFlashAttribute(
                    "said",
                    texts.of(
                            "duty.attendance.said.undone",
                            members.get(attendance.member()).name()));
            return "redirect:" + form.page();
        } catch (Refused refused) {
            return forms.again(form.page(), refused);
        }
    }

    @PostMapping("/told")
    @Allowed(Attendances.KEEP)
    String told(@ModelAttribute Form form, RedirectAttributes next) {
        notes.take(form.known(), form.reader());
        next.addFlashAttribute(
                "said",
                texts.of("duty.note.said.told", members.get(form.reader()).name()));
        return "redirect:" + form.page();
    }

    private String said(String key, Attendance attendance, Form form, RedirectAttributes next) {
        next.addFlashAttribute(
                "said", texts.of(key, members.get(attendance.member()).name()));
        next.addFlashAttribute("undo", form.page() + "#seat-" + attendance.seat());
        return "redirect:" + form.page();
    }
}
