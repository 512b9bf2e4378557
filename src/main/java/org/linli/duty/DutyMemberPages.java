package org.linli.duty;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.RefusedForm;
import org.linli.platform.Texts;
import org.linli.platform.text.WrittenText;
import org.linli.territory.CommunityChoices;
import org.linli.territory.Territory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody who does duty: what they are, when they cannot, and which shifts they have. */
@Controller
@RequestMapping("/duty/members")
@Allowed(Posts.KEEP)
class DutyMemberPages {

    private static final Duration SHOWN = Duration.ofDays(62);
    private static final int MOST_ACCOUNTS = 500;

    private final DutyMembers members;
    private final Seats seats;
    private final DutyBoard board;
    private final Accounts accounts;
    private final Territory territory;
    private final CommunityChoices communities;
    private final Forms forms;
    private final Dates dates;
    private final Texts texts;
    private final BusinessClock clock;

    DutyMemberPages(
            DutyMembers members,
            Seats seats,
            DutyBoard board,
            Accounts accounts,
            Territory territory,
            CommunityChoices communities,
            Forms forms,
            Dates dates,
            Texts texts,
            BusinessClock clock) {
        this.members = members;
        this.seats = seats;
        this.board = board;
        this.accounts = accounts;
        this.territory = territory;
        this.communities = communities;
        this.forms = forms;
        this.dates = dates;
        this.texts = texts;
        this.clock = clock;
    }

    /** A day of the week with the hours in which a volunteer has time, as typed. */
    public record FreeDay(String name, String key, String begins, String ends) {}

    /** A shift to come, in words. */
    public record ComingShift(UUID post, String name, LocalDate day, String hours) {}

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        DutyMember member = members.look(id);
        Optional<RefusedForm> refused = forms.refused();
        Instant now = clock.now();
        model.addAttribute("member", member);
        model.addAttribute("place", territory.label(member.path(), LocaleContextHolder.getLocale()));
        model.addAttribute("phone", members.phones(List.of(member)).getOrDefault(id, ""));
        model.addAttribute(
                "kinds",
                Arrays.stream(DutyKind.values())
                        .filter(member.kinds()::contains)
                        .map(kind -> texts.of(kind.key()))
                        .collect(Collectors.joining("、")));
        model.addAttribute("team", team(member));
        model.addAttribute(
                "absences",
                members.absences(List.of(id), clock.today(), clock.today().plusYears(1)));
        model.addAttribute(
                "reasons",
                FormChoice.keyed(List.of(Absence.Reason.values()), Absence.Reason::code, Absence.Reason::key));
        model.addAttribute("typed", refused.map(RefusedForm::texts).orElse(Map.of()));
        model.addAttribute("absence", Ids.next());
        model.addAttribute("free", free(id, refused));
        model.addAttribute(
                "shifts",
                seats.ofMember(id, now, now.plus(SHOWN)).stream()
                        .map(Seat::shift)
                        .map(shift -> new ComingShift(shift.post(), shift.postName(), shift.day(), board.hours(shift)))
                        .toList());
        return "duty/member";
    }

    private String team(DutyMember member) {
        return members.teams(member.path()).stream()
                .filter(team -> team.id().equals(member.team()))
                .map(Team::name)
                .findFirst()
                .orElse("");
    }

    private List<FreeDay> free(UUID member, Optional<RefusedForm> refused) {
        Map<DayOfWeek, PostPattern.Hours> known = new HashMap<>();
        members.freeHours(List.of(member))
                .getOrDefault(member, List.of())
                .forEach(free -> known.put(free.weekday(), free.hours()));
        return Arrays.stream(DayOfWeek.values())
                .map(day -> {
                    PostPattern.Hours hours = known.get(day);
                    return new FreeDay(
                            day.name(),
                            PostPatternForm.key(day),
                            refused.map(form -> form.text("begins-" + day))
                                    .orElse(hours == null ? "" : hours.begins().toString()),
                            refused.map(form -> form.text("ends-" + day))
                                    .orElse(hours == null ? "" : hours.ends().toString()));
                })
                .toList();
    }

    @GetMapping("/new")
    String blank(Model model) {
        return form(
                forms.refused()
                        .map(refused -> refused.as(DutyMemberForm.class))
                        .orElseGet(() -> DutyMemberForm.blank(Acting.now().home(), clock.today())),
                true,
                model);
    }

    private String form(DutyMemberForm form, boolean isNew, Model model) {
        AreaPath home = Acting.now().home();
        model.addAttribute("form", form);
        model.addAttribute("isNew", isNew);
        model.addAttribute("kinds", FormChoice.keyed(List.of(DutyKind.values()), DutyKind::code, DutyKind::key));
        model.addAttribute(
                "accounts",
                FormChoice.named(
                        accounts.workingIn(home).stream().limit(MOST_ACCOUNTS).toList(),
                        account -> account.id().toString(),
                        account ->
                                account.name() + " · " + texts.of(account.role().key())));
        model.addAttribute(
                "teams", FormChoice.named(members.teams(home), team -> team.id().toString(), Team::name));
        model.addAttribute(
                "nights",
                FormChoice.keyed(
                        List.of(DutyMember.NoNights.values()), DutyMember.NoNights::code, DutyMember.NoNights::key));
        model.addAttribute("areas", communities.all());
        return "duty/member-form";
    }

    @PostMapping
    String add(@ModelAttribute("form") DutyMemberForm form, RedirectAttributes next) {
        try {
            DutyMember member = withTeam(named(form.read()), form);
            members.add(member, form.readPhone());
            next.addFlashAttribute("said", texts.of("duty.said.member", member.name()));
            return "redirect:/duty/members/" + member.id();
        } catch (Refused refused) {
            return forms.again("/duty/members/new", refused);
        }
    }

    /** Somebody with an account has its name. */
    private DutyMember named(DutyMember typed) {
        if (typed.account() == null) {
            return typed;
        }
        return typed.of(accounts.get(typed.account()));
    }

    private DutyMember withTeam(DutyMember typed, DutyMemberForm form) {
        String name = WrittenText.typed(form.newTeam());
        if (name.isEmpty()) {
            return typed;
        }
        var team = new Team(Ids.next(), typed.path(), name);
        members.add(team);
        return typed.in(team);
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        DutyMember member = members.look(id);
        return form(
                forms.refused()
                        .map(refused -> refused.as(DutyMemberForm.class))
                        .orElseGet(() -> DutyMemberForm.of(member)),
                false,
                model);
    }

    @PostMapping("/{id}")
    String change(@PathVariable UUID id, @ModelAttribute("form") DutyMemberForm form, RedirectAttributes next) {
        try {
            DutyMember known = members.get(id);
            DutyMember typed = form.read();
            DutyMember changed = withTeam(
                    new DutyMember(
                            id,
                            known.path(),
                            known.account(),
                            known.account() == null ? typed.name() : known.name(),
                            typed.kinds(),
                            typed.team(),
                            typed.noNights(),
                            typed.since(),
                            typed.until(),
                            typed.version()),
                    form);
            members.change(changed, form.readPhone());
            next.addFlashAttribute("said", texts.of("duty.said.changed", changed.name()));
            return "redirect:/duty/members/" + id;
        } catch (Refused refused) {
            return forms.again("/duty/members/" + id + "/edit", refused);
        }
    }

    @PostMapping("/{id}/absences")
    String keepAway(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID absence,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            RedirectAttributes next) {
        try {
            List<Problem> problems = new ArrayList<>();
            LocalDate first = DutyTexts.day("from", from, problems);
            LocalDate last = DutyTexts.day("until", until, problems);
            Optional<Absence.Reason> why = Absence.Reason.of(reason);
            if (why.isEmpty()) {
                problems.add(Problem.of("reason", "duty.absence.reason.choose"));
            }
            Refused.ifAny(problems);
            var kept =
                    new Absence(Optional.ofNullable(absence).orElseGet(Ids::next), id, why.orElseThrow(), first, last);
            members.keep(kept);
            String name = members.get(id).name();
            next.addFlashAttribute("said", texts.of("duty.said.absence", name, dates.day(first), dates.day(last)));
            int stands =
                    seats.ofMember(id, clock.startOf(first), clock.endOf(last)).size();
            if (kept.isBinding() && stands > 0) {
                next.addFlashAttribute("warned", texts.of("duty.warned.absence", name, stands));
            }
            return "redirect:/duty/members/" + id;
        } catch (Refused refused) {
            return forms.again("/duty/members/" + id, refused);
        }
    }

    @PostMapping("/{id}/absences/{absence}/withdraw")
    String withdraw(@PathVariable UUID id, @PathVariable UUID absence, RedirectAttributes next) {
        members.withdraw(id, absence);
        next.addFlashAttribute(
                "said", texts.of("duty.said.withdrawn", members.get(id).name()));
        return "redirect:/duty/members/" + id;
    }

    @PostMapping("/{id}/hours")
    String keepFreeHours(@PathVariable UUID id, @RequestParam Map<String, String> sent, RedirectAttributes next) {
        try {
            List<Problem> problems = new ArrayList<>();
            List<FreeHours> hours = new ArrayList<>();
            for (DayOfWeek day : DayOfWeek.values()) {
                String begins = WrittenText.typed(sent.get("begins-" + day));
                String ends = WrittenText.typed(sent.get("ends-" + day));
                if (!begins.isEmpty() || !ends.isEmpty()) {
                    LocalTime first = DutyTexts.time("begins-" + day, begins, problems);
                    LocalTime last = DutyTexts.time("ends-" + day, ends, problems);
                    hours.add(new FreeHours(day, new PostPattern.Hours(first, last)));
                }
            }
            Refused.ifAny(problems);
            members.keepFreeHours(id, hours);
            next.addFlashAttribute(
                    "said", texts.of("duty.said.hours", members.get(id).name()));
            return "redirect:/duty/members/" + id;
        } catch (Refused refused) {
            return forms.again("/duty/members/" + id, refused);
        }
    }
}
