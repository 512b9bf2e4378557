package org.linli.testing;

import org.linli.platform.FreeSpace;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;

/** A disk with as much room as a test says; noticed within a second. */
@TestConfiguration(proxyBeanMethods = false)
public class TestDisk {

    private static final DataSize PLENTY = DataSize.ofGigabytes(100);
    private static volatile DataSize free = PLENTY;

    @Bean
    FreeSpace freeSpace() {
        return () -> free.toBytes();
    }

    /** Leaves so much free, of a floor of 512 MB. */
    public static void leave(DataSize left) {
        free = left;
    }

    /** Makes room again. */
    public static void reset() {
        free = PLENTY;
    }
}
