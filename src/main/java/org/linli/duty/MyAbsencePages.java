package org.linli.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.platform.Forms;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.text.WrittenText;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Days on which I cannot stand, or would rather not. */
@Controller
@RequestMapping(MyAbsencePages.PATH)
@Allowed(Posts.SEE)
class MyAbsencePages {

    static final String PATH = MyDutyPages.PATH + "/absences";

    private final DutyMembers members;
    private final MyDuty duty;
    private final Forms forms;
    private final Texts texts;

    MyAbsencePages(DutyMembers members, MyDuty duty, Forms forms, Texts texts) {
        this.members = members;
        this.duty = duty;
        this.forms = forms;
        this.texts = texts;
    }

    /**
     * What was typed.
     *
     * @param id made with the page, so that what is sent twice is kept once
     * @param until empty for a single day
     */
    record Form(
            @Nullable UUID id,
            @Nullable String reason,
            @Nullable String from,
            @Nullable String until) {

        static Form blank() {
            return new Form(Ids.next(), "", "", "");
        }

        Absence read(UUID member) {
            List<Problem> problems = new ArrayList<>();
            Optional<Absence.Reason> why = Absence.Reason.of(WrittenText.typed(reason));
            if (why.isEmpty()) {
                problems.add(Problem.of("reason", "duty.absence.reason.none"));
            }
            LocalDate first = DutyTexts.day("from", from, problems);
            LocalDate last = WrittenText.typed(until).isEmpty() ? first : DutyTexts.day("until", until, problems);
            Refused.ifAny(problems);
            return new Absence(id == null ? Ids.next() : id, member, why.orElseThrow(), first, last);
        }
    }

    @PostMapping
    String keep(@ModelAttribute Form form, RedirectAttributes next) {
        try {
            members.keep(form.read(duty.required().id()));
            next.addFlashAttribute("said", texts.of("duty.absence.mine.said"));
            return "redirect:" + MyDutyPages.PATH;
        } catch (Refused refused) {
            return forms.again(MyDutyPages.PATH, refused);
        }
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(@PathVariable UUID id, RedirectAttributes next) {
        members.withdraw(duty.required().id(), id);
        next.addFlashAttribute("said", texts.of("duty.absence.mine.withdrawn"));
        return "redirect:" + MyDutyPages.PATH;
    }
}
