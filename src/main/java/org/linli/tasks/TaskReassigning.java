package org.linli.tasks;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gives the tasks that were chosen on a page to somebody else, and says on the next what came of it. */
@Component
class TaskReassigning {

    private final Tasks tasks;
    private final Accounts accounts;
    private final Texts texts;

    TaskReassigning(Tasks tasks, Accounts accounts, Texts texts) {
        this.tasks = tasks;
        this.accounts = accounts;
        this.texts = texts;
    }

    /** @throws Refused where it cannot be done */
    void give(List<UUID> chosen, @Nullable UUID account, RedirectAttributes flash) {
        if (account == null) {
            throw Refused.of("account", "tasks.reassign.nobody");
        }
        int count = tasks.reassign(chosen.stream().map(TaskId::of).toList(), account);
        flash.addFlashAttribute(
                "said",
                texts.of(
                        "tasks.reassigned",
                        count,
                        accounts.names(List.of(account)).getOrDefault(account, "—")));
    }

    /** The same; where it cannot be done the next page says why. */
    void giveOrTell(List<UUID> chosen, @Nullable UUID account, RedirectAttributes flash) {
        try {
            give(chosen, account, flash);
        } catch (Refused refused) {
            flash.addFlashAttribute(
                    "warned",
                    String.join(" ", refused.problems().stream().map(texts::of).toList()));
        }
    }
}
