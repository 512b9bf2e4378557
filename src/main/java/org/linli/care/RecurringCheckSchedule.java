package org.linli.care;

import java.time.Duration;
import java.util.List;
import org.linli.platform.RecurringCheck;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * Looks at everything {@link RecurringCheck} again and again, so that nobody has to open a page for an alarm to be
 * raised.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RecurringCheckSchedule implements SchedulingConfigurer {

    private static final Duration FIRST = Duration.ofSeconds(15);

    private final List<RecurringCheck> watched;
    private final CareSettings settings;

    RecurringCheckSchedule(List<RecurringCheck> watched, CareSettings settings) {
        this.watched = watched;
        this.settings = settings;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (!settings.watch().isZero()) {
            watched.forEach(each -> tasks.addFixedDelayTask(new FixedDelayTask(each::run, settings.watch(), FIRST)));
        }
    }
}
