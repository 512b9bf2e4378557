package org.linli.access;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.linli.platform.DiskSpace;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.dao.DataAccessException;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions lie in the database: a restart signs nobody out, and several servers know the same ones. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "access.session", maxInactiveIntervalInSeconds = SessionSetup.TWELVE_HOURS)
class SessionSetup {

    static final int TWELVE_HOURS = 12 * 60 * 60;

    /** What requests ask for their session. */
    @Bean
    @Primary
    SessionUseRepository<?> sessionUses(JdbcIndexedSessionRepository sessions) {
        return new SessionUseRepository<>(sessions);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    /**
     * The program itself looks for a session: who asks is known only from what it finds. While the disk is so full that
     * nothing is written, sessions stay as they are, so that whoever is signed in can go on reading.
     */
    @Bean
    TransactionOperations springSessionTransactionOperations(PlatformTransactionManager transactions, DiskSpace disk) {
        var own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new TransactionOperations() {
            @Override
            @SuppressWarnings("NullAway") // what only writes answers nothing, and nobody asks it for more
            public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                try {
                    return Acting.as(Actor.SYSTEM, () -> own.execute(action));
                } catch (DataAccessException unwritten) {
                    if (disk.isLow() && disk.forbade(unwritten)) {
                        return null;
                    }
                    throw unwritten;
                }
            }
        };
    }

    /** A session holds texts only, so nothing that lies in the database is ever made into an object of another kind. */
    @Bean
    ConversionService springSessionConversionService() {
        var texts = new GenericConversionService();
        texts.addConverter(Object.class, byte[].class, SessionSetup::bytes);
        texts.addConverter(byte[].class, Object.class, bytes -> new String(bytes, StandardCharsets.UTF_8));
        return texts;
    }

    private static byte[] bytes(Object value) {
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        throw new IllegalArgumentException("A session holds texts only, not " + value.getClass());
    }

    /** Two requests at once may write the same. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsInPostgres() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }
}
