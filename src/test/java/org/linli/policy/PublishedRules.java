package org.linli.policy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.linli.testing.TestDatabase;

/** What tests published, for others to be without. */
public final class PublishedRules {

    private PublishedRules() {}

    /** Only the files decide again. */
    public static void forget(Policies policies) throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("truncate policy.published");
        }
        policies.publishedAnew();
    }

    /** As the program reads them at its next start. */
    public static void readAnew(Policies policies) {
        policies.publishedAnew();
    }
}
