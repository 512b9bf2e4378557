package org.linli.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A community of the real program, founded as an installation is: with a grid, some cells and a secretary. */
public final class CommunityAtWork {

    /** The community's path. */
    public static final String XIFAN = "330783005.xifan";

    /** Of all its accounts. */
    public static final String PASSWORD = "only-for-tests";

    private CommunityAtWork() {}

    /**
     * Founds it on an empty installation that runs.
     *
     * @return a token of the secretary for the API
     */
    public static String found(LinliProcess linli) throws IOException, InterruptedException, SQLException {
        linli.found(PASSWORD);
        try (Connection owner = linli.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    insert into territory.area (path, kind, layer, name) values
                    ('330783005.xifan.', 'community', 'household', '西范小区'),
                    ('330783005.xifan.g1.', 'grid', 'household', '第一网格'),
                    ('330783005.xifan.g1.c01.', 'cell', 'household', '1组'),
                    ('330783005.xifan.g1.c02.', 'cell', 'household', '2组'),
                    ('330783005.xifan.g1.c03.', 'cell', 'household', '3组')
                    """);
        }
        account(linli, "secretary", "书记", "SECRETARY", XIFAN);
        String token = signedIn(linli, "secretary")
                .send("/profile", "/profile/tokens", Map.of("label", "test"))
                .select("code.token")
                .text();
        assertThat(token).startsWith("linli_");
        return token;
    }

    /** Adds an account, as the administrator does. */
    public static void account(LinliProcess linli, String username, String name, String role, String area)
            throws IOException, InterruptedException {
        signedIn(linli, "admin")
                .send(
                        "/accounts/new",
                        "/accounts",
                        Map.of(
                                "username", username,
                                "name", name,
                                "role", role,
                                "area", area,
                                "password", PASSWORD));
    }

    private static FormFiller signedIn(LinliProcess linli, String username) throws IOException, InterruptedException {
        var browser = new FormFiller(linli.port());
        browser.send("/sign-in", "/sign-in", Map.of("username", username, "password", PASSWORD));
        return browser;
    }
}
