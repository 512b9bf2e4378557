package org.linli.duty;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
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

/** A post: its week, which shifts it has and from when, and opening and changing one. */
@Controller
@RequestMapping("/duty/posts")
class PostPages {

    private final Posts posts;
    private final DutyBoard board;
    private final Territory territory;
    private final CommunityChoices communities;
    private final Forms forms;
    private final Dates dates;
    private final Texts texts;
    private final BusinessClock clock;

    PostPages(
            Posts posts,
            DutyBoard board,
            Territory territory,
            CommunityChoices communities,
            Forms forms,
            Dates dates,
            Texts texts,
            BusinessClock clock) {
        this.posts = posts;
        this.board = board;
        this.territory = territory;
        this.communities = communities;
        this.forms = forms;
        this.dates = dates;
        this.texts = texts;
        this.clock = clock;
    }

    /** A day of the week that is shown. */
    public record Day(LocalDate date, boolean isToday, List<DutyBoard.OfShift> shifts) {}

    /**
     * A pattern in words.
     *
     * @param days on which weekdays, from when until when
     * @param seats whom it takes
     */
    public record PatternLine(PostPattern pattern, String hours, String days, String seats) {}

    /** How many of a kind a shift takes, in the form. */
    public record SeatField(String code, String key, String count) {}

    @GetMapping("/{id}")
    @Allowed(Posts.SEE)
    String show(@PathVariable UUID id, @RequestParam(required = false) @Nullable LocalDate day, Model model) {
        Post post = posts.get(id);
        LocalDate monday = DutyDay.monday(Objects.requireNonNullElseGet(day, clock::today));
        List<DutyBoard.OfShift> shifts = board.ofPost(id, monday, monday.plusDays(6));
        model.addAttribute("post", post);
        model.addAttribute("place", territory.label(post.path(), LocaleContextHolder.getLocale()));
        model.addAttribute("monday", monday);
        model.addAttribute(
                "days",
                Stream.iterate(monday, date -> date.plusDays(1))
                        .limit(7)
                        .map(date -> new Day(
                                date,
                                date.equals(clock.today()),
                                shifts.stream()
                                        .filter(shift -> shift.shift().day().equals(date))
                                        .toList()))
                        .toList());
        model.addAttribute(
                "patterns", posts.patterns(id).stream().map(this::line).toList());
        model.addAttribute("today", clock.today());
        return "duty/post";
    }

    private PatternLine line(PostPattern pattern) {
        String until = pattern.until() == null
                ? texts.of("duty.pattern.from", dates.day(pattern.from()))
                : texts.of("duty.pattern.from.until", dates.day(pattern.from()), dates.day(pattern.until()));
        String weekdays = pattern.weekdays().size() == DayOfWeek.values().length
                ? texts.of("duty.pattern.daily")
                : pattern.weekdays().stream()
                        .sorted()
                        .map(day -> texts.of(PostPatternForm.key(day)))
                        .collect(Collectors.joining(" "));
        PostPattern.Hours hours = pattern.hours();
        return new PatternLine(
                pattern,
                hours == null ? "" : hours.begins() + "–" + hours.ends(),
                weekdays + " · " + until,
                seats(pattern));
    }

    private String seats(PostPattern pattern) {
        return Stream.concat(Arrays.stream(DutyKind.values()).map(DutyKind::key), Stream.of("duty.kind.any"))
                .map(key -> {
                    long count = pattern.seats().stream()
                            .filter(seat -> seat.map(DutyKind::key)
                                    .orElse("duty.kind.any")
                                    .equals(key))
                            .count();
                    return count == 0 ? "" : texts.of("duty.seats.of", texts.of(key), Long.toString(count));
                })
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    @GetMapping("/new")
    @Allowed(Posts.KEEP)
    String blank(Model model) {
        return form(
                forms.refused()
                        .map(refused -> refused.as(PostForm.class))
                        .orElseGet(() -> PostForm.blank(clock.today())),
                "/duty/posts",
                DutyPages.PATH,
                model);
    }

    private String form(PostForm form, String action, String back, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("action", action);
        model.addAttribute("back", back);
        model.addAttribute("kinds", FormChoice.keyed(List.of(Post.Kind.values()), Post.Kind::code, Post.Kind::key));
        model.addAttribute("areas", communities.all());
        return "duty/post-form";
    }

    @PostMapping
    @Allowed(Posts.KEEP)
    String open(@ModelAttribute("form") PostForm form, RedirectAttributes next) {
        try {
            Post post = posts.open(form.read());
            next.addFlashAttribute("said", texts.of("duty.said.opened", post.name()));
            return "redirect:/duty/posts/" + post.id();
        } catch (Refused refused) {
            return forms.again("/duty/posts/new", refused);
        }
    }

    @GetMapping("/{id}/edit")
    @Allowed(Posts.KEEP)
    String edit(@PathVariable UUID id, Model model) {
        Post post = posts.get(id);
        return form(
                forms.refused().map(refused -> refused.as(PostForm.class)).orElseGet(() -> PostForm.of(post)),
                "/duty/posts/" + id,
                "/duty/posts/" + id,
                model);
    }

    @PostMapping("/{id}")
    @Allowed(Posts.KEEP)
    String change(@PathVariable UUID id, @ModelAttribute("form") PostForm form, RedirectAttributes next) {
        try {
            Post typed = form.read();
            var changed = new Post(
                    id,
                    posts.get(id).path(),
                    typed.name(),
                    typed.kind(),
                    typed.place(),
                    typed.since(),
                    typed.until(),
                    typed.version());
            posts.change(changed);
            next.addFlashAttribute("said", texts.of("duty.said.changed", changed.name()));
            return "redirect:/duty/posts/" + id;
        } catch (Refused refused) {
            return forms.again("/duty/posts/" + id + "/edit", refused);
        }
    }

    @GetMapping("/{id}/patterns/new")
    @Allowed(Posts.KEEP)
    String blankPattern(@PathVariable UUID id, @RequestParam(required = false) @Nullable LocalDate on, Model model) {
        Map<String, String> counts = new HashMap<>(Map.of(PostPatternForm.ANY, "1"));
        PostPatternForm form = forms.refused()
                .map(refused -> {
                    seatCodes().forEach(code -> counts.put(code, refused.text(PostPatternForm.SEATS + code)));
                    return refused.as(PostPatternForm.class);
                })
                .orElseGet(() -> on == null ? PostPatternForm.blank(clock.today()) : PostPatternForm.only(on));
        model.addAttribute("post", posts.get(id));
        model.addAttribute("form", form);
        model.addAttribute(
                "modes",
                FormChoice.keyed(List.of(PostPattern.Mode.values()), PostPattern.Mode::code, PostPattern.Mode::key));
        model.addAttribute("weekdays", FormChoice.of(DayOfWeek.values(), PostPatternForm::key));
        model.addAttribute(
                "seats",
                seatCodes()
                        .map(code -> new SeatField(code, "duty.kind." + code, counts.getOrDefault(code, "")))
                        .toList());
        return "duty/pattern-form";
    }

    private static Stream<String> seatCodes() {
        return Stream.concat(Arrays.stream(DutyKind.values()).map(DutyKind::code), Stream.of(PostPatternForm.ANY));
    }

    @PostMapping("/{id}/patterns")
    @Allowed(Posts.KEEP)
    String add(
            @PathVariable UUID id,
            @ModelAttribute("form") PostPatternForm form,
            @RequestParam Map<String, String> sent,
            RedirectAttributes next) {
        try {
            posts.add(form.read(id, sent));
            next.addFlashAttribute("said", texts.of("duty.said.pattern"));
            return "redirect:/duty/posts/" + id;
        } catch (Refused refused) {
            return forms.again("/duty/posts/" + id + "/patterns/new", refused);
        }
    }

    @PostMapping("/{id}/patterns/{pattern}/end")
    @Allowed(Posts.KEEP)
    String end(
            @PathVariable UUID id,
            @PathVariable UUID pattern,
            @RequestParam(defaultValue = "") String from,
            RedirectAttributes next) {
        try {
            List<Problem> problems = new ArrayList<>();
            LocalDate first = DutyTexts.day("from", from, problems);
            Refused.ifAny(problems);
            posts.end(pattern, first);
            next.addFlashAttribute("said", texts.of("duty.said.ended"));
            return "redirect:/duty/posts/" + id;
        } catch (Refused refused) {
            return forms.again("/duty/posts/" + id, refused);
        }
    }
}
