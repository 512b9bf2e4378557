package org.linli.workload;

import java.time.LocalDate;
import java.util.List;
import org.linli.access.Account;
import org.linli.tasks.TaskId;

/**
 * Who could take what somebody has to do on a day.
 *
 * @param shares of colleagues with room; empty where there is nothing to move or nobody to take it
 * @param staying how many of those that were to be moved nobody can take
 * @param shifts which they have on that day
 */
record ReliefProposal(LocalDate day, List<Share> shares, int staying, List<ReliefShift> shifts) {

    ReliefProposal {
        shares = List.copyOf(shares);
        shifts = List.copyOf(shifts);
    }

    /** What one colleague would take. */
    record Share(Account to, List<TaskId> tasks, int doors) {

        Share {
            tasks = List.copyOf(tasks);
        }
    }

    /** How many tasks change hands. */
    int moving() {
        return shares.stream().mapToInt(share -> share.tasks().size()).sum();
    }
}
