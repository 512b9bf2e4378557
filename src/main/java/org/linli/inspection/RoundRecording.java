package org.linli.inspection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.Task;
import org.springframework.stereotype.Component;

/** Keeps what was seen on a round, and what follows from it. */
@Component
class RoundRecording {

    private final RoundStore store;
    private final Findings findings;
    private final Checklists checklists;
    private final Corrections corrections;
    private final BusinessClock clock;

    RoundRecording(
            RoundStore store, Findings findings, Checklists checklists, Corrections corrections, BusinessClock clock) {
        this.store = store;
        this.findings = findings;
        this.checklists = checklists;
        this.corrections = corrections;
        this.clock = clock;
    }

    /** @throws Refused where something is said to be wrong and all items are in order */
    CompletionOutcome seen(Task task, Answers answers, Completion completion) {
        Round round = store.find(task.id().value()).orElseThrow(() -> new NotFound("round", task.id()));
        Checklist list = checklists.get(round.version(), round.checklist());
        RoundState state = RoundState.of(answers.text(RoundForm.OUTCOME));
        List<ChecklistItem> wrong = state == RoundState.WRONG
                ? list.items().stream().filter(item -> item.isFinding(answers)).toList()
                : List.of();
        if (state == RoundState.WRONG && wrong.isEmpty()) {
            throw Refused.of(RoundForm.OUTCOME, "inspection.round.nothing");
        }
        if (corrections.isFirst(completion)) {
            store.seen(
                    round.id(),
                    new RoundStore.Seen(
                            state,
                            completion.at(),
                            completion.by(),
                            completion.replaces() == null && isTooLate(round, completion),
                            RoundForm.who(answers),
                            answers.text(RoundForm.NOTE),
                            items(list, answers)));
        }
        Set<String> keys = wrong.stream().map(ChecklistItem::key).collect(Collectors.toSet());
        findings.seen(round, list, keys, fine(list, state, answers, keys), completion);
        return switch (state) {
            case WRONG -> CompletionOutcome.serious("inspection.noted.wrong", wrong.size());
            case SHUT -> CompletionOutcome.serious("inspection.noted.shut");
            default -> CompletionOutcome.noted("inspection.noted.fine");
        };
    }

    /** Entered after its day, and after its hours where they last over midnight. */
    private boolean isTooLate(Round round, Completion completion) {
        return !completion.receivedAt().isBefore(clock.endOf(round.day()))
                && completion.receivedAt().isAfter(round.dueUntil());
    }

    private static Set<String> fine(Checklist list, RoundState state, Answers answers, Set<String> wrong) {
        return list.items().stream()
                .map(ChecklistItem::key)
                .filter(item -> state == RoundState.FINE
                        || state == RoundState.WRONG && answers.values().containsKey(item))
                .filter(item -> !wrong.contains(item))
                .collect(Collectors.toSet());
    }

    private static Map<String, Object> items(Checklist list, Answers answers) {
        Map<String, Object> items = new LinkedHashMap<>();
        for (ChecklistItem item : list.items()) {
            Object answer = answers.values().get(item.key());
            if (answer != null) {
                items.put(item.key(), answer);
            }
        }
        return items;
    }
}
