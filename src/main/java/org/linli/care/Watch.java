package org.linli.care;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Lets {@link WatchingMissed} look again and again, so that nobody has to open a page for an alarm to be raised. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Watch implements SchedulingConfigurer {

    private static final Duration FIRST = Duration.ofSeconds(15);

    private final WatchingMissed watching;
    private final CareSettings settings;

    Watch(WatchingMissed watching, CareSettings settings) {
        this.watching = watching;
        this.settings = settings;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (!settings.watch().isZero()) {
            tasks.addFixedDelayTask(new FixedDelayTask(watching::look, settings.watch(), FIRST));
        }
    }
}
