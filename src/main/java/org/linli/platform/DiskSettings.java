package org.linli.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How full the disk of the data folder may become.
 *
 * @param floor bytes free below which nothing more is taken; 0 for never
 */
@ConfigurationProperties("linli.disk")
record DiskSettings(@DefaultValue("512MB") DataSize floor) {

    private static final long SHARE = 8;
    private static final DataSize MOST = DataSize.ofMegabytes(64);

    DiskSettings {
        if (floor.isNegative()) {
            throw new IllegalArgumentException("linli.disk.floor is negative: " + floor);
        }
    }

    /** Bytes free below which nothing at all is written, so that PostgreSQL itself has what it needs. */
    long last() {
        return Math.min(floor.toBytes() / SHARE, MOST.toBytes());
    }
}
