package org.linli.care;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.Allowed;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.list.ListChoosing;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which samples still wait for their result, and that many of them were negative. */
@Controller
class SampleResultListPages {

    private static final int MOST_NAMED = 5;

    private final SampleResultList list;
    private final Lists lists;
    private final ListChoosing choosing;
    private final Measures measures;
    private final Care care;
    private final People people;
    private final Texts texts;

    SampleResultListPages(
            SampleResultList list,
            Lists lists,
            ListChoosing choosing,
            Measures measures,
            Care care,
            People people,
            Texts texts) {
        this.list = list;
        this.lists = lists;
        this.choosing = choosing;
        this.measures = measures;
        this.care = care;
        this.people = people;
        this.texts = texts;
    }

    @GetMapping(SampleResultList.PATH)
    @Allowed(CareSetup.MOVE)
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        return "care/results";
    }

    @GetMapping(SampleResultList.PATH + ".{form:xlsx|csv}")
    @Allowed(CareSetup.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }

    @PostMapping(SampleResultList.PATH)
    @Allowed(CareSetup.MOVE)
    String negative(@RequestParam MultiValueMap<String, String> asked, RedirectAttributes flash) {
        return choosing.act(list, list.entering(), asked, flash, samples -> enter(samples, flash));
    }

    private void enter(List<UUID> samples, RedirectAttributes flash) {
        if (samples.isEmpty()) {
            throw Refused.of("samples", "care.results.none.chosen");
        }
        // Somebody may have found one of them positive since the list was shown: that stands.
        Set<UUID> entered = Set.copyOf(care.recordAwaited(samples, TestResult.NEGATIVE));
        Map<Boolean, List<Sample>> chosen = measures.samplesOf(samples).stream()
                .collect(Collectors.partitioningBy(sample -> entered.contains(sample.id())));
        tell("said", "care.results.noted", chosen.getOrDefault(true, List.of()), flash);
        tell("warned", "care.results.stood", chosen.getOrDefault(false, List.of()), flash);
    }

    private void tell(String how, String words, List<Sample> samples, RedirectAttributes flash) {
        if (!samples.isEmpty()) {
            flash.addFlashAttribute(how, texts.of(words, samples.size(), names(samples)));
        }
    }

    /** Whose samples they are; of many, the first. */
    private String names(List<Sample> samples) {
        List<PersonId> persons = measures.persons(
                samples.stream().map(Sample::measureId).distinct().toList());
        return Stream.concat(
                        people.cards(persons).values().stream()
                                .map(PersonCard::name)
                                .limit(MOST_NAMED),
                        persons.size() > MOST_NAMED ? Stream.of("…") : Stream.empty())
                .collect(Collectors.joining(texts.of("care.results.and")));
    }
}
