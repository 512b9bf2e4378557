package org.linli.platform;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says in health that nothing more is taken since the disk is full. */
@Component("diskHealthContributor")
class DiskHealth implements HealthIndicator {

    private final DiskSpace disk;

    DiskHealth(DiskSpace disk) {
        this.disk = disk;
    }

    @Override
    public Health health() {
        Health.Builder health =
                disk.isLow() ? Health.outOfService().withDetail("reason", "the disk is full") : Health.up();
        return health.withDetail("freeBytes", disk.free().toBytes())
                .withDetail("floorBytes", disk.floor().toBytes())
                .build();
    }
}
