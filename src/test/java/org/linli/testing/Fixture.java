package org.linli.testing;

import java.util.Map;
import org.linli.access.Account;
import org.linli.access.AccountForm;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.ApiTokens;
import org.linli.access.AreaPath;
import org.linli.access.Role;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A small sub-district: Jiangbei with two communities. Xifan has one large grid with cells 1组 to 3组; Xilou has one
 * large grid with two cells and, beside them, a rental cell. One account for each role, password {@link #PASSWORD}.
 */
@TestConfiguration(proxyBeanMethods = false)
public class Fixture {

    public static final String PASSWORD = "only-for-tests";
    public static final AreaPath JIANGBEI = AreaPath.of("330783005");
    public static final AreaPath XIFAN = JIANGBEI.child("xifan");
    public static final AreaPath XIFAN_1 = XIFAN.child("g1").child("c01");
    public static final AreaPath XIFAN_2 = XIFAN.child("g1").child("c02");
    public static final AreaPath XIFAN_3 = XIFAN.child("g1").child("c03");
    public static final AreaPath XILOU = JIANGBEI.child("xilou");
    public static final AreaPath XILOU_1 = XILOU.child("g1").child("c01");
    public static final AreaPath XILOU_2 = XILOU.child("g1").child("c02");
    public static final AreaPath XILOU_RENTAL = XILOU.child("r").child("r01");

    private final Accounts accounts;
    private final ApiTokens tokens;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Fixture(Accounts accounts, ApiTokens tokens, JdbcClient jdbc, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Passwords here are no secret: the cheapest hashing saves a second for each class that lays its accounts. */
    @Bean
    @Primary
    static PasswordEncoder quickPasswords() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(4)));
    }

    /** Lays it on empty tables. */
    public void lay() {
        Acting.run(
                Actor.SYSTEM,
                () -> transaction.executeWithoutResult(status -> {
                    area(JIANGBEI, "subdistrict", "household", "江北街道", "Jiangbei Sub-district");
                    area(XIFAN, "community", "household", "西范小区", "Xifan");
                    area(XIFAN.child("g1"), "grid", "household", "第一网格", "Grid 1");
                    area(XIFAN_1, "cell", "household", "1组", "Cell 1");
                    area(XIFAN_2, "cell", "household", "2组", "Cell 2");
                    area(XIFAN_3, "cell", "household", "3组", "Cell 3");
                    area(XILOU, "community", "household", "西楼自然村", "Xilou");
                    area(XILOU.child("g1"), "grid", "household", "第一网格", "Grid 1");
                    area(XILOU_1, "cell", "household", "第1小网格", "Cell 1");
                    area(XILOU_2, "cell", "household", "第2小网格", "Cell 2");
                    area(XILOU.child("r"), "grid", "rental", "出租房网格", "Rented homes");
                    area(XILOU_RENTAL, "cell", "rental", "出租房1", "Rental 1");
                    account("admin", Role.ADMINISTRATOR, JIANGBEI);
                    account("command", Role.COMMAND, JIANGBEI);
                    account("auditor", Role.AUDITOR, JIANGBEI);
                    account("health", Role.HEALTH_STAFF, JIANGBEI);
                    account("secretary", Role.SECRETARY, XIFAN);
                    account("leader", Role.GRID_LEADER, XIFAN.child("g1"));
                    account("worker", Role.GRID_WORKER, XIFAN_1);
                    account("worker2", Role.GRID_WORKER, XIFAN_2);
                    account("guard", Role.GATE_GUARD, XIFAN);
                    account("volunteer", Role.VOLUNTEER, XIFAN);
                    account("xilou", Role.SECRETARY, XILOU);
                    account("xilou1", Role.GRID_WORKER, XILOU_1);
                    account("rental", Role.GRID_WORKER, XILOU_RENTAL);
                }));
    }

    /** The account with that sign-in name. */
    public Account account(String username) {
        return Acting.as(Actor.SYSTEM, () -> accounts.byUsername(username).orElseThrow());
    }

    /** Who acts when that account is signed in; for {@link Acting#as}. */
    public Actor actor(String username) {
        return account(username).actor();
    }

    /** A bearer token of that account. */
    public String token(String username) {
        return Acting.as(Actor.SYSTEM, () -> tokens.issue(account(username), "test"));
    }

    private void area(AreaPath path, String kind, String layer, String name, String english) {
        jdbc.sql("""
                        insert into territory.area (path, kind, layer, name, name_en)
                        values (:path, :kind, :layer, :name, :english)
                        """)
                .param("path", path.value())
                .param("kind", kind)
                .param("layer", layer)
                .param("name", name)
                .param("english", english)
                .update();
    }

    private void account(String username, Role role, AreaPath area) {
        accounts.add(new AccountForm(username, username + "·" + area.code(), role, area, PASSWORD));
    }
}
