package org.linli.people;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps PostgreSQL from a plan that takes minutes. It cannot know how much lies in somebody's scope when it plans (the
 * bounds are settings), guesses one row in a hundred, and so goes through a whole community by nested loops, reading
 * the index of paths anew for every household. Lists that may run over the whole scope are therefore joined by hashing.
 */
@Component
class ScopePlanning {

    private final JdbcClient jdbc;

    ScopePlanning(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Runs queries over many rows; within a transaction. */
    <T> T overMany(Supplier<T> query) {
        set("off");
        T answer = query.get();
        set("on"); // after a failure the transaction is over anyway
        return answer;
    }

    private void set(String to) {
        jdbc.sql("select set_config('enable_nestloop', :to, true) || set_config('enable_bitmapscan', :to, true)")
                .param("to", to)
                .query(String.class)
                .single();
    }
}
