package org.linli.access;

import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the running transaction has declared for row-level security, other for the time of some work. */
@Component
class TransactionSetting {

    private final ObjectProvider<JdbcClient> jdbc;

    TransactionSetting(ObjectProvider<JdbcClient> jdbc) {
        this.jdbc = jdbc;
    }

    /** Does {@code work} under another value; the former one holds again after it, also when it fails. */
    <T> T during(String name, String value, Supplier<T> work) {
        String before = jdbc.getObject()
                .sql("select coalesce(current_setting(:name, true), '')")
                .param("name", name)
                .query(String.class)
                .single();
        declare(name, value);
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error failure) {
            try {
                declare(name, before);
            } catch (DataAccessException aborted) {
                // A transaction that failed in the database answers nothing any more and is rolled back.
                failure.addSuppressed(aborted);
            }
            throw failure;
        }
        declare(name, before);
        return result;
    }

    private void declare(String name, String value) {
        jdbc.getObject()
                .sql("select set_config(:name, :value, true)")
                .param("name", name)
                .param("value", value)
                .query(String.class)
                .single();
    }
}
