package org.linli.platform;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The database under two names: its owner, who runs the migrations, and the role that the program works under, for
 * whom row-level security holds.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseSetup {

    private static final long LONGEST_CHECK_MS = 1000;

    /** Unless {@link DatabaseStart} has begun already. */
    @Bean
    @ConditionalOnMissingBean
    Database database(LinliSettings settings) {
        return DatabaseStart.begin(settings);
    }

    @Bean(destroyMethod = "close")
    @org.springframework.context.annotation.Primary
    HikariDataSource dataSource(Database database, LinliSettings settings) {
        var pool = new HikariDataSource();
        pool.setPoolName("linli");
        pool.setJdbcUrl(database.url());
        pool.setUsername(Database.APP_ROLE);
        pool.setPassword(database.appPassword());
        pool.setMaximumPoolSize(24);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(settings.db().patience().toMillis());
        pool.setValidationTimeout(
                Math.min(LONGEST_CHECK_MS, settings.db().patience().toMillis()));
        // Else the thread that connects waits for ever for a PostgreSQL that stands still.
        pool.addDataSourceProperty(
                "loginTimeout",
                Long.toString(settings.db().patience().plusSeconds(1).toSeconds()));
        // Whoever acts says in each transaction whether plans may be kept. Compiling expressions to machine code takes
        // longer than any statement here, starting helpers (10 ms) longer than most.
        pool.setConnectionInitSql(
                "set plan_cache_mode = force_custom_plan; set jit = off; set parallel_setup_cost = 10000");
        // What is asked again is kept. At 1 the driver would keep what is said without parameters, each time anew.
        pool.addDataSourceProperty("prepareThreshold", "2");
        pool.addDataSourceProperty("preparedStatementCacheQueries", "1024");
        pool.addDataSourceProperty("preparedStatementCacheSizeMiB", "16");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "linli");
        pool.addDataSourceProperty("logServerErrorDetail", "false"); // it quotes the row, with what it says of people
        return pool;
    }

    /** Under the name of Spring Boot's own, which would wait for a connection of the pool. */
    @Bean
    @ConditionalOnWebApplication
    DatabasePulse dbHealthContributor(Database database) {
        return new DatabasePulse(database.url(), Database.APP_ROLE, database.appPassword());
    }

    /** For a command that makes a whole load of data; what serves people works under the other role. */
    @Bean
    DataSource ownerDataSource(Database database) {
        return new DriverManagerDataSource(database.url(), database.owner(), database.ownerPassword());
    }
}
