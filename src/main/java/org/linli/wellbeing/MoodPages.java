package org.linli.wellbeing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Allowed;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.platform.Texts;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is not well, and how one of them was and what was talked about. */
@Controller
@Allowed(WellbeingSetup.SEE)
class MoodPages {

    static final String PATH = "/moods";

    private static final int DAYS = 14;

    private final Wellbeing wellbeing;
    private final MoodStandingList list;
    private final MoodLists questions;
    private final Lists lists;
    private final People people;
    private final PersonLooks looks;
    private final Accounts accounts;
    private final Texts texts;

    MoodPages(
            Wellbeing wellbeing,
            MoodStandingList list,
            MoodLists questions,
            Lists lists,
            People people,
            PersonLooks looks,
            Accounts accounts,
            Texts texts) {
        this.wellbeing = wellbeing;
        this.list = list;
        this.questions = questions;
        this.lists = lists;
        this.people = people;
        this.looks = looks;
        this.accounts = accounts;
        this.texts = texts;
    }

    /**
     * What was said at one check, in words.
     *
     * @param lines what was answered to each question
     * @param who name of who asked
     */
    record Said(MoodAnswer answer, List<String> lines, String who) {}

    /** @param who name of who talked */
    record Talked(Talk talk, String who) {}

    @GetMapping(PATH)
    String all(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        return "wellbeing/moods";
    }

    @GetMapping(PATH + "/{id}")
    String show(@PathVariable UUID id, Model model) {
        Person person = people.get(PersonId.of(id));
        looks.note(person.id(), person.path(), PersonLooks.On.MOOD);
        MoodStrip strip = wellbeing.strip(person.id(), DAYS);
        List<Talk> talks = wellbeing.talks(person.id());
        Map<UUID, String> names = accounts.names(Stream.concat(
                        strip.answers().stream().map(MoodAnswer::by),
                        talks.stream().map(Talk::by))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList());
        model.addAttribute("person", person);
        model.addAttribute("strip", strip);
        model.addAttribute(
                "said",
                strip.answers().stream()
                        .map(answer -> new Said(answer, lines(answer), name(names, answer.by())))
                        .toList());
        model.addAttribute(
                "talks",
                talks.stream()
                        .map(talk -> new Talked(talk, name(names, talk.by())))
                        .toList());
        return "wellbeing/mood";
    }

    private static String name(Map<UUID, String> names, @Nullable UUID by) {
        return by == null ? "—" : names.getOrDefault(by, "—");
    }

    /** Questions that the lists do not have any more are left out. */
    private List<String> lines(MoodAnswer answer) {
        return answer.answers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(each -> questions
                        .question(each.getKey())
                        .filter(question -> question.answers().stream()
                                .anyMatch(known -> known.key().equals(each.getValue())))
                        .isPresent())
                .map(each -> texts.of(
                        "wellbeing.answered",
                        texts.of(MoodForm.label(each.getKey())),
                        texts.of(MoodForm.label(each.getKey()) + "." + each.getValue())))
                .toList();
    }
}
