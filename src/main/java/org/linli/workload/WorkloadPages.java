package org.linli.workload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Allowed;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.access.Permissions;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own days; for superiors who goes over a limit; for those above numbers. */
@Controller
@Allowed(Workload.MINE)
class WorkloadPages {

    static final String PATH = "/workload";

    private final Workload workload;
    private final Relief relief;
    private final WorkLimits limits;
    private final WorkWords words;
    private final Accounts accounts;
    private final Permissions permissions;
    private final AreaNames areas;
    private final BusinessClock clock;
    private final Dates dates;
    private final Texts texts;
    private final Forms forms;

    WorkloadPages(
            Workload workload,
            Relief relief,
            WorkLimits limits,
            WorkWords words,
            Accounts accounts,
            Permissions permissions,
            AreaNames areas,
            BusinessClock clock,
            Dates dates,
            Texts texts,
            Forms forms) {
        this.workload = workload;
        this.relief = relief;
        this.limits = limits;
        this.words = words;
        this.accounts = accounts;
        this.permissions = permissions;
        this.areas = areas;
        this.clock = clock;
        this.dates = dates;
        this.texts = texts;
        this.forms = forms;
    }

    /**
     * A day of one's own in words.
     *
     * @param facts rest, night, doors, forms and calls, as far as there were any
     * @param told who else was told, and when; empty where nobody was
     */
    record DayLine(String day, String from, String until, String span, String facts, List<String> over, String told) {}

    /** Somebody who went over limits, in words. */
    record CaseLine(UUID id, String name, String place, List<String> why, ReliefLine relief) {}

    /**
     * Who could take what, in words.
     *
     * @param day of which it is
     * @param staying says how much nobody can take; empty where all can be taken
     */
    record ReliefLine(String day, List<ShareLine> shares, String staying, List<ShiftLine> shifts) {}

    /**
     * A shift in words, and what can become of it.
     *
     * @param usual code of what is chosen at first: the best stand-in; empty where there is none
     */
    record ShiftLine(String says, List<WayLine> ways, String usual) {}

    /** What can become of a shift, in words. */
    record WayLine(String code, String says) {}

    /** What one colleague could take, in words. */
    record ShareLine(UUID to, String says) {}

    /** Somebody for whom too much is planned, in words. */
    record PlanLine(UUID account, String name, String place, String says, ReliefLine relief) {}

    /** A limit, and where it is taken from. */
    record LimitLine(String says, String source, String superior) {}

    /** Numbers of a community. */
    record NumberLine(String place, WorkFigures.Line numbers) {}

    @GetMapping(PATH)
    String show(Model model) {
        MyWork mine = workload.mine();
        model.addAttribute("mine", mine);
        model.addAttribute("days", mine.days().stream().map(this::line).toList());
        model.addAttribute("daysOff", mine.daysOff().stream().map(dates::day).toList());
        model.addAttribute("unread", workload.unread());
        model.addAttribute(
                "limits", limits.on(clock.today()).stream().map(this::line).toList());
        model.addAttribute("kept", WorkForgetting.DAYS);
        model.addAttribute("refused", forms.refused().orElse(null));
        model.addAttribute("cases", permissions.held(Workload.RELIEVE) ? cases() : List.of());
        if (isPlanShown()) {
            Relief.Tomorrow tomorrow = relief.tomorrowsPlan();
            model.addAttribute("fitting", tomorrow.fitting());
            model.addAttribute("tooMuch", tooMuch(tomorrow));
        }
        model.addAttribute("numbers", permissions.held(Workload.FIGURES) ? numbers() : List.of());
        return "workload/workload";
    }

    private DayLine line(MyWork.Day day) {
        WorkDay work = day.work();
        return new DayLine(
                dates.day(work.day()),
                texts.of("workload.trace", dates.time(work.first()), texts.of(work.firstKind())),
                texts.of("workload.trace", until(work), texts.of(work.lastKind())),
                words.time(work.span()),
                words.facts(day),
                day.over().stream().map(words::finding).toList(),
                told(day.over()));
    }

    /** With its day where that is another. */
    private String until(WorkDay work) {
        return clock.dayOf(work.last()).equals(work.day()) ? dates.time(work.last()) : dates.moment(work.last());
    }

    private String told(List<WorkFinding> over) {
        return over.stream()
                .filter(finding ->
                        finding.toldAt() != null && !finding.superiors().isEmpty())
                .findFirst()
                .map(finding -> texts.of(
                        "workload.told",
                        String.join(
                                texts.of("workload.and"),
                                accounts.names(finding.superiors()).values()),
                        dates.moment(Optional.ofNullable(finding.toldAt()).orElseThrow())))
                .orElse("");
    }

    private LimitLine line(WorkLimit limit) {
        return new LimitLine(
                words.limit(limit),
                words.source(limit.source()),
                texts.of("workload.limit.superior", limit.superiorAfter().toHours()));
    }

    private List<CaseLine> cases() {
        List<WorkCase> cases = workload.cases();
        Map<AreaPath, String> places =
                areas.of(cases.stream().map(one -> one.who().area()).collect(Collectors.toSet()));
        return cases.stream()
                .map(one -> new CaseLine(
                        one.id(),
                        one.who().name(),
                        post(one.who(), places),
                        one.why().stream().map(this::dated).toList(),
                        line(relief.proposal(one.who()))))
                .toList();
    }

    private String post(Account who, Map<AreaPath, String> places) {
        return texts.of("workload.post", texts.of(who.role().key()), places.getOrDefault(who.area(), ""));
    }

    private ReliefLine line(ReliefProposal proposal) {
        return new ReliefLine(
                dates.day(proposal.day()),
                proposal.shares().stream().map(this::line).toList(),
                proposal.staying() == 0 ? "" : texts.of("workload.relief.staying", proposal.staying()),
                proposal.shifts().stream().map(this::line).toList());
    }

    private ShiftLine line(ReliefShift shift) {
        return new ShiftLine(
                words.shift(shift.shift()),
                shift.ways().stream()
                        .map(way -> new WayLine(way.code(), words.way(way)))
                        .toList(),
                shift.ways().stream()
                        .filter(way -> way.to() != null)
                        .map(ReliefShift.Way::code)
                        .findFirst()
                        .orElse(""));
    }

    private ShareLine line(ReliefProposal.Share share) {
        String name = texts.of(
                "workload.post", share.to().name(), texts.of(share.to().role().key()));
        return new ShareLine(
                share.to().id(),
                texts.of("workload.relief.share", name, share.tasks().size(), share.doors()));
    }

    private boolean isPlanShown() {
        return permissions.held(Workload.RELIEVE)
                && !clock.localNow().toLocalTime().isBefore(limits.plan().shownFrom());
    }

    private List<PlanLine> tooMuch(Relief.Tomorrow tomorrow) {
        Map<AreaPath, String> places = areas.of(
                tomorrow.tooMuch().stream().map(one -> one.who().area()).collect(Collectors.toSet()));
        return tomorrow.tooMuch().stream()
                .map(one -> new PlanLine(
                        one.who().id(),
                        one.who().name(),
                        post(one.who(), places),
                        words.planned(one, limits.plan()),
                        line(one.proposal())))
                .toList();
    }

    private String dated(WorkFinding finding) {
        return texts.of("workload.dated", dates.day(finding.day()), words.finding(finding));
    }

    private List<NumberLine> numbers() {
        List<WorkFigures.Line> lines = workload.numbers();
        Map<AreaPath, String> places =
                areas.of(lines.stream().map(WorkFigures.Line::community).toList());
        return lines.stream()
                .map(line -> new NumberLine(places.getOrDefault(line.community(), ""), line))
                .toList();
    }

    @PostMapping(PATH + "/read")
    String read(RedirectAttributes flash) {
        workload.markRead();
        flash.addFlashAttribute("said", texts.of("workload.read.said"));
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/cases/{id}/talked")
    @Allowed(Workload.RELIEVE)
    String talked(@PathVariable UUID id, RedirectAttributes flash) {
        try {
            Account who = relief.talked(id);
            flash.addFlashAttribute("said", texts.of("workload.talked.said", who.name()));
            return "redirect:" + PATH;
        } catch (Refused refused) {
            return forms.again(PATH, refused);
        }
    }

    /**
     * @param to those colleagues who were ticked
     * @param shift what becomes of each shift
     */
    @PostMapping(PATH + "/cases/{id}/relief")
    @Allowed(Workload.RELIEVE)
    String relieve(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<UUID> to,
            @RequestParam(defaultValue = "") List<String> shift,
            @RequestParam(defaultValue = "false") boolean free,
            RedirectAttributes flash) {
        try {
            return done(relief.relieve(id, new Relief.Choice(to, shift, free)), flash);
        } catch (Refused refused) {
            return forms.again(PATH, refused);
        }
    }

    /**
     * @param to those colleagues who were ticked
     * @param shift what becomes of each shift
     */
    @PostMapping(PATH + "/plan/{account}")
    @Allowed(Workload.RELIEVE)
    String moveExcess(
            @PathVariable UUID account,
            @RequestParam(defaultValue = "") List<UUID> to,
            @RequestParam(defaultValue = "") List<String> shift,
            RedirectAttributes flash) {
        try {
            return done(relief.moveExcess(account, new Relief.Choice(to, shift, false)), flash);
        } catch (Refused refused) {
            return forms.again(PATH, refused);
        }
    }

    private String done(Relief.Done done, RedirectAttributes flash) {
        String name = done.who().name();
        String moved = texts.of("workload.relieved.moved", name, done.moved());
        String free = texts.of("workload.relieved.free", name, dates.day(done.day()));
        String shifts = texts.of("workload.relieved.shifts", done.shifts());
        String left = texts.of("workload.relieved.left", done.left());
        String staying = texts.of("workload.relief.staying", done.staying());
        flash.addFlashAttribute(
                "said",
                Stream.of(
                                done.moved() > 0 ? moved : "",
                                done.shifts() > 0 ? shifts : "",
                                done.free() ? free : "",
                                done.left() > 0 ? left : "",
                                done.staying() > 0 ? staying : "")
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(" ")));
        return "redirect:" + PATH;
    }
}
