package org.linli.photos;

import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.linli.access.WorkSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions. */
@Configuration(proxyBeanMethods = false)
class PhotoSetup {

    /**
     * Beside it whoever looks needs what their subject asks for. Photos show homes and papers: as with whole numbers,
     * who only runs or audits the installation has no need to.
     */
    @Bean
    Permission seePhotos() {
        return Permission.of(Photos.SEE, COMMAND, SECRETARY, GRID_LEADER, GRID_WORKER, HEALTH_STAFF);
    }

    @Bean
    WorkSource photosAsWork() {
        return new WorkSource("photos.taken", """
                select p.account_id, p.taken_at as at, cast(null as timestamptz) as until,
                       'photos.work.taken' as kind, true as work, cast(null as uuid) as door, false as form,
                       false as call
                  from photos.photo p
                 where p.taken_at >= :from and p.taken_at < :to and p.account_id is not null
                """);
    }
}
