package org.linli.care;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which samples still wait for their result, and that many of them were negative. */
@Controller
@RequestMapping("/care/results")
@Allowed(CareSetup.MOVE)
class SampleResultPages {

    private static final int MOST_NAMED = 5;

    private final Measures measures;
    private final Care care;
    private final People people;
    private final Texts words;

    SampleResultPages(Measures measures, Care care, People people, Texts words) {
        this.measures = measures;
        this.care = care;
        this.people = people;
        this.words = words;
    }

    @GetMapping
    String pending(Model model) {
        List<Sample> samples = measures.pendingSamples();
        Map<MeasureId, Measure> theirs =
                samples.stream().map(Sample::measureId).distinct().collect(Collectors.toMap(id -> id, measures::get));
        Map<PersonId, PersonCard> cards = people.cards(
                theirs.values().stream().map(Measure::personId).distinct().toList());
        model.addAttribute(
                "samples",
                samples.stream()
                        .map(s -> new Pending(s, card(theirs.get(s.measureId()), cards)))
                        .toList());
        return "care/results";
    }

    @PostMapping
    String negative(@RequestParam(name = "samples", defaultValue = "") List<UUID> samples, RedirectAttributes flash) {
        if (samples.isEmpty()) {
            flash.addFlashAttribute("warned", words.of("care.results.none.chosen"));
        } else {
            // Somebody may have found one of them positive since the list was shown: that stands.
            var settled = measures.pendingSamples().stream()
                    .filter(sample -> samples.contains(sample.id()))
                    .toList();
            care.recordResults(settled.stream().map(Sample::id).toList(), TestResult.NEGATIVE);
            flash.addFlashAttribute("said", words.of("care.results.noted", settled.size(), names(settled)));
        }
        return "redirect:/care/results";
    }

    /** Whose samples they are; of many, the first. */
    private String names(List<Sample> samples) {
        var persons = samples.stream()
                .map(sample -> measures.get(sample.measureId()).personId())
                .distinct()
                .toList();
        return Stream.concat(
                        people.cards(persons).values().stream()
                                .map(PersonCard::name)
                                .limit(MOST_NAMED),
                        persons.size() > MOST_NAMED ? Stream.of("…") : Stream.empty())
                .collect(Collectors.joining(words.of("care.results.and")));
    }

    private static @Nullable PersonCard card(@Nullable Measure measure, Map<PersonId, PersonCard> cards) {
        return measure == null ? null : cards.get(measure.personId());
    }

    record Pending(Sample sample, @Nullable PersonCard card) {}
}
