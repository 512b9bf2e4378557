package org.linli.needs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Accounts;
import org.linli.access.BeyondScope;
import org.linli.platform.Dates;
import org.linli.platform.NotFound;
import org.linli.platform.Texts;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.Task;
import org.linli.tasks.Tasks;
import org.springframework.stereotype.Component;

/**
 * How a promise ends: with the first who says how it went. A second who says otherwise is told, and changes nothing,
 * but for one who kept what others could not; whoever said it may correct it. All runs while the task's row is locked.
 */
@Component
class NeedEnding {

    private static final String ENDED = "needs.closed.ended";

    private final NeedStore store;
    private final Tasks tasks;
    private final Accounts accounts;
    private final BeyondScope beyond;
    private final Dates dates;
    private final Texts texts;

    NeedEnding(NeedStore store, Tasks tasks, Accounts accounts, BeyondScope beyond, Dates dates, Texts texts) {
        this.store = store;
        this.tasks = tasks;
        this.accounts = accounts;
        this.beyond = beyond;
        this.dates = dates;
        this.texts = texts;
    }

    /** Keeps how it went, and answers whoever says so, also where the need has gone on to another cell since. */
    CompletionOutcome tell(UUID id, Need.Outcome outcome, Completion completion) {
        return beyond.call(() -> end(id, outcome, completion));
    }

    private CompletionOutcome end(UUID id, Need.Outcome outcome, Completion completion) {
        Need need = store.lock(id).orElseThrow(() -> new NotFound("need", id));
        Need.Ending before = need.ending();
        if (before != null && !outdoes(before, outcome, completion)) {
            return told(before);
        }
        store.end(id, new Need.Ending(outcome, completion.at(), completion.by(), completion.id(), null));
        closeOthers(id, completion);
        return CompletionOutcome.noted("needs.noted." + outcome.code())
                .briefly("tasks.form.care.need.outcome." + outcome.code());
    }

    private static boolean outdoes(Need.Ending before, Need.Outcome outcome, Completion completion) {
        UUID corrected = completion.replaces();
        if (corrected != null) {
            return before.with() == null
                    ? !before.outcome().isFinal()
                    : before.with().equals(corrected);
        }
        return outcome == Need.Outcome.KEPT && before.outcome().isBroken();
    }

    private CompletionOutcome told(Need.Ending before) {
        UUID by = before.by();
        String who = Optional.ofNullable(by)
                .map(account -> accounts.names(List.of(account)).get(account))
                .orElse("—");
        return CompletionOutcome.serious(
                "needs.noted.before",
                who,
                dates.moment(before.at()),
                texts.of(before.outcome().key()));
    }

    /** Nobody is alarmed any more by what has ended. */
    private void closeOthers(UUID need, Completion completion) {
        for (Task task : tasks.ofSource(need)) {
            if (task.isOpen() && !task.id().equals(completion.taskId())) {
                tasks.close(task.id(), ENDED);
            }
        }
    }
}
