package org.linli.gate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.BusinessClock;
import org.linli.platform.RecurringCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes room for the entries of the days to come, and drops what is older than is kept. */
@Component
class EntryDays implements RecurringCheck {

    /** Days whose entries are kept, with today. */
    static final int DAYS = 14;

    /** Days before today whose entries are kept. */
    static final int KEPT = DAYS - 1;

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    private final BusinessClock clock;
    private volatile @Nullable LocalDate seen;

    EntryDays(JdbcClient jdbc, PlatformTransactionManager transactions, BusinessClock clock) {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @Override
    public int run() {
        return Acting.as(Actor.SYSTEM, this::keep);
    }

    private int keep() {
        LocalDate today = clock.today();
        Integer changed = apart.execute(status -> jdbc.sql("select gate.keep_days(:today, :kept)")
                .param("today", today)
                .param("kept", KEPT)
                .query(Integer.class)
                .single());
        seen = today;
        return changed == null ? 0 : changed;
    }

    /** Whether there is room for entries of a day; made where it is the first time today. */
    boolean holds(LocalDate day) {
        LocalDate today = clock.today();
        if (!today.equals(seen)) {
            run();
        }
        return !day.isBefore(today.minusDays(KEPT)) && !day.isAfter(today);
    }
}
