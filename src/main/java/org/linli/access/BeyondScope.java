package org.linli.access;

import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Does a part of the running transaction without the limits of the actor's area, still in the actor's name: for what
 * follows elsewhere from a decision about something that the actor does see, such as a sample's result that arrives
 * after the person has moved. What is read there must not be shown to the actor.
 */
@Component
public class BeyondScope {

    private final JdbcClient jdbc;

    BeyondScope(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Does {@code work}; the limits hold again after it, also when it fails. Must be called in a transaction. */
    public <T> T call(Supplier<T> work) {
        Actor me = Acting.now();
        var beyond = new Actor(me.id(), me.username(), me.name(), me.role(), null, me.language());
        Limits before = widen();
        T result;
        try {
            result = Acting.as(beyond, work);
        } catch (RuntimeException | Error failure) {
            try {
                narrow(before);
            } catch (DataAccessException aborted) {
                // A transaction that failed in the database answers nothing any more and is rolled back.
                failure.addSuppressed(aborted);
            }
            throw failure;
        }
        narrow(before);
        return result;
    }

    /** As {@link #call}, without an answer. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Answers with the limits that the transaction had: of whoever began it, who need not be whoever acts now. */
    private Limits widen() {
        return jdbc.sql("""
                        with before as materialized (
                            select coalesce(current_setting('linli.scope', true), '') as scope,
                                   coalesce(current_setting('linli.scope_end', true), '') as scope_end)
                        select before.scope, before.scope_end from before
                         where set_config('linli.scope', '', true) is not null
                           and set_config('linli.scope_end', :end, true) is not null
                        """)
                .param("end", AreaPath.end(""))
                .query((rs, n) -> new Limits(rs.getString("scope"), rs.getString("scope_end")))
                .single();
    }

    private void narrow(Limits limits) {
        jdbc.sql("select set_config('linli.scope', :scope, true) || set_config('linli.scope_end', :end, true)")
                .param("scope", limits.scope())
                .param("end", limits.end())
                .query(String.class)
                .single();
    }

    /** As they were declared: the end does not follow from a scope that nobody declared, which sees nothing. */
    private record Limits(String scope, String end) {}
}
