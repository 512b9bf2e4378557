package org.linli.inspection;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.access.Accounts;
import org.linli.access.Allowed;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.linli.platform.list.Lists;
import org.linli.tasks.Task;
import org.linli.tasks.TaskId;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Findings: their list, and one of them with what happened to it. */
@Controller
@Allowed(Rounds.SEE)
class FindingPages {

    static final String PATH = RoundPages.PATH + "/findings";

    private final FindingList list;
    private final Lists lists;
    private final Findings findings;
    private final Places places;
    private final Tasks tasks;
    private final Accounts accounts;
    private final FindingPhotos photos;
    private final Dates dates;
    private final Texts texts;
    private final BusinessClock clock;

    FindingPages(
            FindingList list,
            Lists lists,
            Findings findings,
            Places places,
            Tasks tasks,
            Accounts accounts,
            FindingPhotos photos,
            Dates dates,
            Texts texts,
            BusinessClock clock) {
        this.list = list;
        this.lists = lists;
        this.findings = findings;
        this.places = places;
        this.tasks = tasks;
        this.accounts = accounts;
        this.photos = photos;
        this.dates = dates;
        this.texts = texts;
        this.clock = clock;
    }

    /** What happened, in words. */
    public record StoryLine(String what, String note, String at, String by) {}

    @GetMapping(PATH)
    String all(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        return "inspection/findings";
    }

    @GetMapping(PATH + ".{form:xlsx|csv}")
    @Allowed(Findings.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }

    @GetMapping(PATH + "/{id}")
    String one(@PathVariable UUID id, Model model) {
        Finding finding = findings.get(id);
        model.addAttribute("finding", finding);
        model.addAttribute("place", places.get(finding.place()));
        model.addAttribute("what", texts.of(findings.label(finding)));
        model.addAttribute(
                "round", tasks.seen(List.of(TaskId.of(finding.round()))).keySet());
        model.addAttribute("isOverdue", finding.isOverdue(clock.now()));
        model.addAttribute("story", story(id));
        model.addAttribute("photos", photos.of(id));
        model.addAttribute(
                "next",
                tasks.ofSource(id).stream().filter(Task::isOpen).findFirst().orElse(null));
        return "inspection/finding";
    }

    private List<StoryLine> story(UUID id) {
        List<FindingEvent> events = findings.events(id);
        Map<UUID, String> who = accounts.names(
                events.stream().flatMap(event -> Stream.ofNullable(event.by())).toList());
        return events.stream()
                .map(event -> new StoryLine(
                        texts.of(event.kind().key()),
                        event.note(),
                        dates.fullMoment(event.at()),
                        event.by() == null ? "" : who.getOrDefault(event.by(), "")))
                .toList();
    }
}
