package org.linli.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A clock that stands still until a test moves it. */
@TestConfiguration(proxyBeanMethods = false)
public class TestClock {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Moving CLOCK = new Moving();

    @Bean
    Clock clock() {
        return CLOCK;
    }

    /** Noon of 7 February 2022 in Dongyang, the day of the reference scenario. */
    public static void reset() {
        set("2022-02-07T12:00");
    }

    /** Sets the sub-district's wall clock, as in {@code 2022-02-07T08:30}. */
    public static void set(String local) {
        CLOCK.now = LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    public static void advance(Duration by) {
        CLOCK.now = CLOCK.now.plus(by);
    }

    private static final class Moving extends Clock {

        private volatile Instant now =
                LocalDateTime.parse("2022-02-07T12:00").atZone(ZONE).toInstant();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
