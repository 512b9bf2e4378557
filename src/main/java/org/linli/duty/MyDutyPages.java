package org.linli.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.platform.BusinessClock;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Ids;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.RefusedForm;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** My shifts: what the shift before left to know, signing in and out, and what is to come. */
@Controller
@RequestMapping(MyDutyPages.PATH)
@Allowed(Posts.SEE)
class MyDutyPages {

    static final String PATH = "/duty/mine";

    private final MyDuty duty;
    private final Attendances attendances;
    private final DutyNotes notes;
    private final Swaps swaps;
    private final DutyMembers members;
    private final DutyFeeds feeds;
    private final Forms forms;
    private final Texts texts;
    private final BusinessClock clock;

    MyDutyPages(
            MyDuty duty,
            Attendances attendances,
            DutyNotes notes,
            Swaps swaps,
            DutyMembers members,
            DutyFeeds feeds,
            Forms forms,
            Texts texts,
            BusinessClock clock) {
        this.duty = duty;
        this.attendances = attendances;
        this.notes = notes;
        this.swaps = swaps;
        this.members = members;
        this.feeds = feeds;
        this.forms = forms;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What somebody sends who comes or goes.
     *
     * @param id of the attendance; for a new one made with the page, so that what is sent twice is kept once
     */
    record Form(
            @Nullable UUID id,
            @Nullable UUID seat,
            @Nullable String code,
            @Nullable String note) {

        UUID known() {
            return Optional.ofNullable(id).orElseThrow(() -> new NotFound("attendance", "none"));
        }

        UUID ofSeat() {
            return Optional.ofNullable(seat).orElseThrow(() -> new NotFound("seat", "none"));
        }

        String typedCode() {
            return Optional.ofNullable(code).orElse("");
        }

        String typedNote() {
            return Optional.ofNullable(note).orElse("");
        }
    }

    /**
     * A shift that is on now.
     *
     * @param id for signing in, made with the page
     */
    record Now(UUID id, MyDuty.MyShift mine) {}

    @GetMapping
    String mine(Model model) {
        Optional<DutyMember> me = duty.me();
        model.addAttribute("member", me.orElse(null));
        me.ifPresent(member -> fill(member, model));
        return "duty/mine";
    }

    private void fill(DutyMember member, Model model) {
        LocalDate until = clock.today().plusDays(Shifts.AHEAD);
        Instant soon = clock.now().plus(Attendances.EARLY);
        List<MyDuty.MyShift> shifts = duty.shifts(member, until);
        model.addAttribute("notes", notes.waiting(member.id()));
        model.addAttribute("changes", duty.changes(member));
        model.addAttribute(
                "now",
                shifts.stream()
                        .filter(mine -> !mine.shift().begins().isAfter(soon)
                                && mine.standing().state() != AttendanceState.LEFT)
                        .map(mine -> new Now(Ids.next(), mine))
                        .toList());
        model.addAttribute(
                "next",
                shifts.stream()
                        .filter(mine -> mine.shift().begins().isAfter(clock.now()))
                        .toList());
        model.addAttribute("until", until);
        model.addAttribute("at", clock.now());
        model.addAttribute("swaps", swaps.openOf(member));
        model.addAttribute(
                "absences",
                members.absences(
                        List.of(member.id()), clock.today(), clock.today().plusYears(1)));
        model.addAttribute(
                "reasons",
                FormChoice.keyed(List.of(Absence.Reason.values()), Absence.Reason::code, Absence.Reason::key));
        model.addAttribute("feedSince", feeds.madeAt(member).orElse(null));
        Optional<RefusedForm> refused = forms.refused();
        boolean away = refused.filter(form -> form.action().equals(MyAbsencePages.PATH))
                .isPresent();
        model.addAttribute("awayRefused", away);
        model.addAttribute(
                "away",
                refused.filter(form -> away)
                        .map(form -> form.as(MyAbsencePages.Form.class))
                        .orElseGet(MyAbsencePages.Form::blank));
        model.addAttribute(
                "typed",
                refused.filter(form -> !away).map(form -> form.as(Form.class)).orElse(null));
    }

    @PostMapping("/in")
    String signIn(@ModelAttribute Form form, RedirectAttributes next) {
        try {
            attendances.signIn(form.known(), form.ofSeat(), form.typedCode());
            next.addFlashAttribute("said", texts.of("duty.mine.said.in"));
            return "redirect:" + PATH;
        } catch (Refused refused) {
            return forms.again(PATH, refused);
        }
    }

    @PostMapping("/out")
    String signOut(@ModelAttribute Form form, RedirectAttributes next) {
        try {
            attendances.signOut(form.known(), form.typedCode(), form.typedNote());
            next.addFlashAttribute("said", texts.of("duty.mine.said.out"));
            return "redirect:" + PATH;
        } catch (Refused refused) {
            return forms.again(PATH, refused);
        }
    }

    @PostMapping("/undo")
    String undo(@ModelAttribute Form form, RedirectAttributes next) {
        try {
            attendances.undo(form.known());
            next.addFlashAttribute("said", texts.of("duty.mine.said.undone"));
            return "redirect:" + PATH;
        } catch (Refused refused) {
            return forms.again(PATH, refused);
        }
    }

    @PostMapping("/notes/{id}")
    String take(@PathVariable UUID id, RedirectAttributes next) {
        notes.take(id, duty.required().id());
        next.addFlashAttribute("said", texts.of("duty.note.said.taken"));
        return "redirect:" + PATH;
    }

    /** @param until when the page was made: what changed later has not been seen */
    @PostMapping("/changes")
    String see(@RequestParam Instant until, RedirectAttributes next) {
        duty.see(until);
        next.addFlashAttribute("said", texts.of("duty.change.said"));
        return "redirect:" + PATH;
    }
}
