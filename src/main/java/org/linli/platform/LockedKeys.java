package org.linli.platform;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets those wait for each other who write about the same thing, such as one person, and nobody else. What is held is
 * held until the transaction ends. Of many keys each takes the same one first, so no two wait for each other in a
 * circle; whoever holds keys of several subjects takes the subjects in the same order as everybody else.
 */
@Component
public class LockedKeys {

    /** Of more keys the subject is held as a whole: PostgreSQL has room for some thousands of locks in all. */
    private static final int MOST = 1000;

    private final JdbcClient jdbc;

    LockedKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Waits until nobody else holds one of the keys. What is read in a later statement is as the others left it.
     *
     * @param subject what the keys are about; the same key of another subject is another
     */
    public void hold(String subject, Collection<String> keys) {
        if (keys.size() > MOST) {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:subject, 0))")
                    .param("subject", subject)
                    .query((rs, n) -> n)
                    .list();
        } else if (!keys.isEmpty()) {
            jdbc.sql("""
                            with whole as materialized (
                                select pg_advisory_xact_lock_shared(hashtextextended(:subject, 0)))
                            select pg_advisory_xact_lock(one.key)
                              from whole,
                                   (select distinct hashtextextended(:subject || ' ' || k.key, 0) as key
                                      from unnest(:keys) as k (key)
                                     order by key) as one
                            """)
                    .param("subject", subject)
                    .param("keys", keys.toArray(String[]::new))
                    .query((rs, n) -> n)
                    .list();
        }
    }
}
