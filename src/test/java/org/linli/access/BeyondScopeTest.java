package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.linli.platform.Refused;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A part of a transaction that reaches past what the actor sees. */
@LinliTest
class BeyondScopeTest {

    @Autowired
    BeyondScope beyond;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Fixture fixture;

    private String scope() {
        return jdbc.sql("select current_setting('linli.scope', true)")
                .query(String.class)
                .single();
    }

    @Test
    void theLimitsHoldAgainAfterItAndTheNameStays() {
        Actor secretary = fixture.actor("secretary");
        Acting.run(
                secretary,
                () -> transaction.executeWithoutResult(status -> {
                    assertThat(beyond.call(this::scope)).isEmpty();
                    assertThat(beyond.call(() -> Acting.now().id())).isEqualTo(secretary.id());
                    assertThat(scope()).isEqualTo(Fixture.XIFAN.value());
                }));
    }

    @Test
    void theLimitsHoldAgainAfterARefusalToo() {
        Acting.run(
                fixture.actor("secretary"),
                () -> transaction.executeWithoutResult(status -> {
                    assertThatThrownBy(() -> beyond.run(() -> {
                                throw Refused.of("", "care.ended.already");
                            }))
                            .isInstanceOf(Refused.class);
                    assertThat(scope()).isEqualTo(Fixture.XIFAN.value());
                }));
    }

    @Test
    void aTransactionThatNobodyBeganSeesNothingAfterIt() {
        Actor secretary = fixture.actor("secretary");
        transaction.executeWithoutResult(status -> {
            Acting.run(secretary, () -> beyond.run(() -> {}));
            assertThat(jdbc.sql("select access.in_scope(:path)")
                            .param("path", Fixture.XIFAN.value())
                            .query(Boolean.class)
                            .single())
                    .isFalse();
        });
    }

    @Test
    void theyAreThoseOfWhoeverBeganTheTransaction() {
        Acting.run(
                Actor.SYSTEM,
                () -> transaction.executeWithoutResult(status -> Acting.run(fixture.actor("secretary"), () -> {
                    beyond.run(() -> {});
                    assertThat(scope()).isEmpty();
                })));
    }
}
