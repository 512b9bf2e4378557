package org.linli.access;

import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks each statement so that a plan which PostgreSQL keeps serves only those whom it is made for. */
@Component
@Primary
class PlannedStatements implements JdbcClient {

    /** Statements that are taken apart once; several times what there are, for each depth in the tree. */
    private static final int LARGEST_CACHE = 8192;

    private final JdbcClient client;

    PlannedStatements(NamedParameterJdbcTemplate template) {
        template.setCacheLimit(LARGEST_CACHE);
        this.client = JdbcClient.create(template);
    }

    @Override
    public StatementSpec sql(String sql) {
        return client.sql(PlanMode.marked(sql));
    }
}
