package org.linli.duty;

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

/** Asking a colleague to stand in my shift, and answering when I am asked. */
@Controller
@RequestMapping(SwapPages.PATH)
@Allowed(Posts.SEE)
class SwapPages {

    static final String PATH = MyDutyPages.PATH + "/swaps";

    private final Swaps swaps;
    private final MyDuty duty;
    private final Seats seats;
    private final DutyMembers members;
    private final Forms forms;
    private final Texts texts;
    private final BusinessClock clock;

    SwapPages(
            Swaps swaps, MyDuty duty, Seats seats, DutyMembers members, Forms forms, Texts texts, BusinessClock clock) {
        this.swaps = swaps;
        this.duty = duty;
        this.seats = seats;
        this.members = members;
        this.forms = forms;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param id made with the page, so that what is sent twice is asked once
     * @param back empty to give the shift away
     */
    record Form(
            @Nullable UUID id,
            @Nullable UUID seat,
            @Nullable UUID to,
            @Nullable String back,
            @Nullable String words) {

        UUID ofSeat() {
            return Optional.ofNullable(seat).orElseThrow(() -> new NotFound("seat", "none"));
        }

        @Nullable
        UUID ofBack() {
            try {
                return back == null || back.isBlank() ? null : UUID.fromString(back);
            } catch (IllegalArgumentException e) {
                throw new NotFound("seat", "none");
            }
        }

        String page() {
            return PATH + "/new?seat=" + ofSeat() + (to == null ? "" : "&to=" + to);
        }
    }

    /** First whom, then for what: the shifts of a colleague are read when one is chosen. */
    @GetMapping("/new")
    String blank(@RequestParam UUID seat, @RequestParam(required = false) @Nullable UUID to, Model model) {
        Seat own = seats.get(seat);
        DutyMember me = duty.required();
        if (!me.id().equals(own.member())) {
            throw new NotFound("seat", seat);
        }
        Form form = forms.refused()
                .map(refused -> refused.as(Form.class))
                .orElseGet(() -> new Form(Ids.next(), seat, to, "", ""));
        model.addAttribute("seat", own);
        model.addAttribute("form", form);
        model.addAttribute("colleague", to == null ? null : members.get(to));
        model.addAttribute(
                "colleagues",
                FormChoice.named(
                        members.within(DutyArea.widest()).stream()
                                .filter(member ->
                                        member.account() != null && !member.id().equals(me.id()))
                                .toList(),
                        member -> member.id().toString(),
                        DutyMember::name));
        model.addAttribute("theirs", to == null ? List.of() : theirs(to));
        return "duty/swap";
    }

    private List<Seat> theirs(UUID member) {
        return seats.ofMember(member, clock.now(), clock.endOf(clock.today().plusDays(Shifts.AHEAD))).stream()
                .filter(seat -> seat.shift().begins().isAfter(clock.now()))
                .toList();
    }

    @PostMapping
    String ask(@ModelAttribute Form form, RedirectAttributes next) {
        try {
            UUID to = Optional.ofNullable(form.to()).orElseThrow(() -> Refused.of("to", "duty.swap.nobody"));
            swaps.ask(
                    Optional.ofNullable(form.id()).orElseGet(Ids::next),
                    form.ofSeat(),
                    to,
                    form.ofBack(),
                    Optional.ofNullable(form.words()).orElse(""));
            next.addFlashAttribute(
                    "said", texts.of("duty.swap.said.asked", members.get(to).name()));
            return "redirect:" + MyDutyPages.PATH;
        } catch (Refused refused) {
            return forms.again(form.page(), refused);
        }
    }

    @PostMapping("/{id}/agree")
    String agree(@PathVariable UUID id, RedirectAttributes next) {
        return answered(() -> swaps.agree(id), "duty.swap.said.agreed", next);
    }

    @PostMapping("/{id}/decline")
    String decline(@PathVariable UUID id, RedirectAttributes next) {
        return answered(() -> swaps.decline(id), "duty.swap.said.declined", next);
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(@PathVariable UUID id, RedirectAttributes next) {
        return answered(() -> swaps.withdraw(id), "duty.swap.said.withdrawn", next);
    }

    private String answered(Runnable answer, String said, RedirectAttributes next) {
        try {
            answer.run();
            next.addFlashAttribute("said", texts.of(said));
            return "redirect:" + MyDutyPages.PATH;
        } catch (Refused refused) {
            return forms.again(MyDutyPages.PATH, refused);
        }
    }
}
