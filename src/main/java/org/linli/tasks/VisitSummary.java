package org.linli.tasks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.people.PersonCard;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says on the next page whom a visit was about, what was found, what is left, and where each is put right. */
@Component
class VisitSummary {

    private final Texts texts;
    private final Accounts accounts;

    VisitSummary(Texts texts, Accounts accounts) {
        this.texts = texts;
        this.accounts = accounts;
    }

    /**
     * @param before the visit as it stood when it was saved
     * @param where the home, as people write it
     */
    void say(Visit before, List<Receipt> saved, String where, RedirectAttributes flash) {
        List<TaskId> order = before.tasks().map(Task::id).toList();
        List<Receipt> receipts = saved.stream()
                .sorted(Comparator.comparingInt(one -> order.indexOf(one.task().id())))
                .toList();
        List<Receipt> now = receipts.stream().filter(one -> !one.repeated()).toList();
        if (now.isEmpty()) {
            flash.addFlashAttribute("said", texts.of("tasks.visit.repeated", where));
        } else {
            boolean serious = now.stream().anyMatch(one -> outcome(one).serious());
            flash.addFlashAttribute(serious ? "warned" : "said", words(before, now, where));
        }
        flash.addFlashAttribute("corrections", corrections(before, receipts));
    }

    private String words(Visit before, List<Receipt> now, String where) {
        Map<String, List<Receipt>> ofPerson = now.stream()
                .collect(Collectors.groupingBy(
                        one -> name(before, one.task()), LinkedHashMap::new, Collectors.toList()));
        String found = ofPerson.entrySet().stream()
                .map(one -> one.getKey() + " "
                        + one.getValue().stream()
                                .map(receipt -> outcome(receipt).brief().in(texts))
                                .collect(Collectors.joining(texts.of("tasks.visit.and"))))
                .collect(Collectors.joining(texts.of("tasks.visit.comma")));
        var said = new ArrayList<String>();
        said.add(texts.of("tasks.visit.said", where, ofPerson.size(), found));
        now.stream()
                .filter(one -> outcome(one).serious())
                .map(one -> texts.of(
                        "tasks.said",
                        name(before, one.task()),
                        outcome(one).said().in(texts)))
                .forEach(said::add);
        others(before, now).forEach(said::add);
        String left = left(before, now);
        if (!left.isEmpty()) {
            said.add(texts.of("tasks.visit.left", left));
        }
        return String.join(" ", said);
    }

    /** What somebody else had done before: both are on record. */
    private Stream<String> others(Visit before, List<Receipt> now) {
        List<Task> twice = now.stream()
                .map(Receipt::task)
                .filter(task -> task.done() != null
                        && !Acting.now().account().equals(task.done().by()))
                .toList();
        Map<UUID, String> names = accounts.names(twice.stream()
                .map(task -> Objects.requireNonNull(task.done()).by())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return twice.stream()
                .map(task -> texts.of(
                        "tasks.visit.twice",
                        what(before, task),
                        names.getOrDefault(Objects.requireNonNull(task.done()).by(), texts.of("tasks.task.program"))));
    }

    private String left(Visit before, List<Receipt> now) {
        List<TaskId> done = now.stream().map(one -> one.task().id()).toList();
        return before.tasks()
                .filter(task -> task.isOpen() && !done.contains(task.id()))
                .map(task -> what(before, task))
                .collect(Collectors.joining(texts.of("tasks.visit.comma")));
    }

    /** Where each is put right, by whose and what it is. */
    private LinkedHashMap<String, String> corrections(Visit before, List<Receipt> receipts) {
        var links = new LinkedHashMap<String, String>();
        for (Receipt one : receipts) {
            links.put(
                    what(before, one.task()),
                    "/tasks/" + one.task().id() + "?correct=" + one.completion().id());
        }
        return links;
    }

    private String what(Visit before, Task task) {
        return name(before, task) + " " + texts.of(TaskQuestion.kind(task.kind()));
    }

    private static String name(Visit before, Task task) {
        return before.person(task).map(PersonCard::name).orElse("");
    }

    private static CompletionOutcome outcome(Receipt receipt) {
        return Objects.requireNonNull(receipt.completed());
    }
}
