package org.linli.platform;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts the {@link Database} and brings its tables up, beside Spring's reading of the configuration, which needs
 * neither: on two processors the one does not wait for the other. The first bean that asks for the database waits for
 * it.
 */
public class DatabaseStart implements ApplicationListener<ApplicationPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        if (PreparedStart.isBeingPrepared()) {
            return;
        }
        var context = (GenericApplicationContext) event.getApplicationContext();
        LinliSettings settings = Binder.get(context.getEnvironment()).bindOrCreate("linli", LinliSettings.class);
        var start = new FutureTask<>(() -> begin(settings));
        new Thread(start, "database-start").start(); // no daemon: a start that failed still ends what it started
        if (context.containsBeanDefinition("database")) {
            context.removeBeanDefinition("database"); // that of DatabaseSetup, in a prepared start
        }
        context.registerBean("database", Database.class, () -> started(start));
    }

    /** Also for a program that this does not listen to, which then waits. */
    static Database begin(LinliSettings settings) {
        var database = new Database(settings);
        DatabaseMigrations.run(database);
        return database;
    }

    private static Database started(FutureTask<Database> start) {
        try {
            return start.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the database was starting", e);
        }
    }
}
