package org.linli.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.springframework.aot.AotDetector;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.util.ClassUtils;

/**
 * Lets a plain start use the beans that were found when the program was laid out, instead of looking for them again.
 * What decides about beans was fixed then; so a start with a profile, with a command or with a setting of the
 * frameworks looks for itself, as does a program that was not laid out.
 */
public class PreparedStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final String PREPARED = "org.linli.Linli__ApplicationContextInitializer";
    private static final String PACKAGED = "class path resource [";
    private static final String OF_SPRING = "applicationInfo";
    private static final Set<String> FREE = Set.of("server.port", "server.address");

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (isBeingPrepared() || !ClassUtils.isPresent(PREPARED, null)) {
            return;
        }
        SpringProperties.setProperty(AotDetector.AOT_ENABLED, Boolean.toString(isPlain(event.getEnvironment())));
    }

    /** Whether the program only runs to write down its beans: nothing else may start. */
    static boolean isBeingPrepared() {
        return Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING);
    }

    /** Whether nothing is set that could ask for other beans than those of a start without any settings. */
    static boolean isPlain(ConfigurableEnvironment environment) {
        return environment.getActiveProfiles().length == 0
                && environment.getPropertySources().stream()
                        .filter(source -> !source.getName().contains(PACKAGED)
                                && !source.getName().equals(OF_SPRING))
                        .filter(EnumerablePropertySource.class::isInstance)
                        .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                        .noneMatch(PreparedStart::decidesOnBeans);
    }

    private static boolean decidesOnBeans(String given) {
        String name = given.toLowerCase(Locale.ROOT).replace('_', '.');
        return name.equals("linli.command")
                || name.startsWith("spring.")
                || name.startsWith("management.")
                || name.startsWith("springdoc.")
                || (name.startsWith("server.") && !FREE.contains(name));
    }
}
