package org.linli.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The place of one person in a shift: who stands there, and putting somebody else there by hand. */
@Controller
@RequestMapping("/duty/seats/{id}")
@Allowed(Posts.KEEP)
class SeatPages {

    private final Seats seats;
    private final DutyMembers members;
    private final DutyBoard board;
    private final DutyReplacements replacements;
    private final DutyTroubles troubles;
    private final SeatHistory history;
    private final Forms forms;
    private final Dates dates;
    private final Texts texts;
    private final BusinessClock clock;

    SeatPages(
            Seats seats,
            DutyMembers members,
            DutyBoard board,
            DutyReplacements replacements,
            DutyTroubles troubles,
            SeatHistory history,
            Forms forms,
            Dates dates,
            Texts texts,
            BusinessClock clock) {
        this.seats = seats;
        this.members = members;
        this.board = board;
        this.replacements = replacements;
        this.troubles = troubles;
        this.history = history;
        this.forms = forms;
        this.dates = dates;
        this.texts = texts;
        this.clock = clock;
    }

    /** Somebody who cannot stand there, and why in words. */
    public record Unfit(String name, String why) {}

    @GetMapping
    String show(@PathVariable UUID id, Model model) {
        Seat seat = seats.get(id);
        List<DutyMember> all = members.within(DutyArea.community(seat.shift().path()));
        List<DutyMember> fit = new ArrayList<>();
        List<Unfit> unfit = new ArrayList<>();
        Map<UUID, String> reasons = seats.unfit(seat, all);
        for (DutyMember member : all) {
            String why = reasons.get(member.id());
            if (why == null) {
                fit.add(member);
            } else {
                unfit.add(new Unfit(member.name(), texts.of(why, member.name())));
            }
        }
        model.addAttribute("seat", seat);
        model.addAttribute("present", board.ofSeat(seat).name());
        model.addAttribute("hours", board.hours(seat.shift()));
        model.addAttribute("kind", seat.kind().map(DutyKind::key).orElse("duty.kind.any"));
        model.addAttribute("fit", FormChoice.named(fit, member -> member.id().toString(), DutyMember::name));
        model.addAttribute("unfit", unfit);
        model.addAttribute(
                "typed", forms.refused().map(refused -> refused.text("member")).orElse(""));
        model.addAttribute("offers", replacements.of(seat));
        model.addAttribute("trouble", troubles.of(List.of(seat)).getOrDefault(seat.id(), ""));
        model.addAttribute("over", !seat.shift().ends().isAfter(clock.now()));
        model.addAttribute("absence", Ids.next());
        model.addAttribute(
                "isIll",
                forms.refused().map(refused -> !refused.text("ill").isEmpty()).orElse(false));
        model.addAttribute(
                "until",
                forms.refused()
                        .map(refused -> refused.text("until"))
                        .filter(until -> !until.isEmpty())
                        .orElseGet(() -> seat.shift().day().toString()));
        model.addAttribute("history", history.of(seat));
        return "duty/seat";
    }

    /** One of those who are offered stands in; whom they replace is recorded as ill where that is ticked. */
    @PostMapping("/replace")
    String replace(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID from,
            @RequestParam UUID member,
            @RequestParam(defaultValue = "false") boolean ill,
            @RequestParam(required = false) @Nullable UUID absence,
            @RequestParam(defaultValue = "") String until,
            RedirectAttributes next) {
        try {
            Seat seat = seats.get(id);
            Absence illness = null;
            if (ill && from != null) {
                List<Problem> problems = new ArrayList<>();
                LocalDate last = DutyTexts.day("until", until, problems);
                Refused.ifAny(problems);
                UUID known = absence == null ? Ids.next() : absence;
                illness = new Absence(
                        known, from, Absence.Reason.ILLNESS, seat.shift().day(), last);
            }
            replacements.replace(id, from, member, illness);
            next.addFlashAttribute("said", said(seats.get(id)));
            if (illness != null) {
                warn(illness, next);
            }
            return "redirect:/duty/posts/" + seat.shift().post() + "?day="
                    + seat.shift().day();
        } catch (Refused refused) {
            return forms.again("/duty/seats/" + id, refused);
        }
    }

    private void warn(Absence illness, RedirectAttributes next) {
        int stands = seats.ofMember(illness.member(), clock.startOf(illness.from()), clock.endOf(illness.until()))
                .size();
        if (stands > 0) {
            next.addFlashAttribute(
                    "warned",
                    texts.of(
                            "duty.warned.absence", members.get(illness.member()).name(), stands));
        }
    }

    @PostMapping
    String put(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID from,
            @RequestParam(required = false) @Nullable UUID member,
            RedirectAttributes next) {
        try {
            seats.put(id, from, member, SeatChange.Why.HAND);
            Seat seat = seats.get(id);
            next.addFlashAttribute("said", said(seat));
            overLimit(seat).ifPresent(why -> next.addFlashAttribute("warned", why));
            return "redirect:/duty/posts/" + seat.shift().post() + "?day="
                    + seat.shift().day();
        } catch (Refused refused) {
            return forms.again("/duty/seats/" + id, refused);
        }
    }

    /** What whoever puts somebody in by hand decides knowingly, in words. */
    private Optional<String> overLimit(Seat seat) {
        return Optional.ofNullable(seat.member())
                .map(members::get)
                .flatMap(member -> seats.overLimit(seat, member).map(why -> texts.of(why, member.name())));
    }

    private String said(Seat seat) {
        String when = dates.day(seat.shift().day()) + " " + board.hours(seat.shift());
        return seat.member() == null
                ? texts.of("duty.said.emptied", seat.shift().postName(), when)
                : texts.of(
                        "duty.said.put",
                        members.get(seat.member()).name(),
                        seat.shift().postName(),
                        when);
    }

    @PostMapping("/lock")
    String lock(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "false") boolean locked,
            RedirectAttributes next) {
        seats.lock(id, DutyTexts.version(version), locked);
        next.addFlashAttribute("said", texts.of(locked ? "duty.said.locked" : "duty.said.unlocked"));
        return "redirect:/duty/seats/" + id;
    }
}
