package org.linli.inspection;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import org.linli.access.Permission;
import org.linli.access.StrangerUpload;
import org.linli.photos.Photos;
import org.linli.platform.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/** What this module adds to the permissions and the navigation. */
@Configuration(proxyBeanMethods = false)
class InspectionSetup {

    @Bean
    Permission seeInspection() {
        return Permission.of(
                Rounds.SEE, GRID_WORKER, GRID_LEADER, SECRETARY, COMMAND, HEALTH_STAFF, ADMINISTRATOR, AUDITOR);
    }

    @Bean
    Permission paceInspection() {
        return Permission.of(Rounds.PACE, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    Permission decideInspection() {
        return Permission.of(Findings.DECIDE, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    Permission closeInspection() {
        return Permission.of(Closures.CLOSE, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    @Bean
    Permission exportInspection() {
        return Permission.of(Findings.EXPORT, SECRETARY, COMMAND, ADMINISTRATOR);
    }

    /** A shop shows that something is put right. */
    @Bean
    StrangerUpload photoOfWhatIsPutRight() {
        return new StrangerUpload(FindingPhotoPages.PATTERN, MediaType.IMAGE_JPEG_VALUE, Photos.LARGEST);
    }

    @Bean
    NavItem inspectionInNavigation() {
        return new NavItem("inspection.nav", RoundPages.PATH, "check", 46, Rounds.SEE);
    }
}
