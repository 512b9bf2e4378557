package org.linli.territory;

import static org.linli.access.Role.ADMINISTRATOR;
import static org.linli.access.Role.AUDITOR;
import static org.linli.access.Role.COMMAND;
import static org.linli.access.Role.GRID_LEADER;
import static org.linli.access.Role.GRID_WORKER;
import static org.linli.access.Role.HEALTH_STAFF;
import static org.linli.access.Role.SECRETARY;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.linli.access.AreaPath;
import org.linli.access.Permission;
import org.linli.access.Role;
import org.linli.access.SetupStep;
import org.linli.platform.NavItem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the permissions, the navigation and the figures of the area page. */
@Configuration(proxyBeanMethods = false)
class TerritorySetup {

    @Bean
    Permission seeTerritory() {
        return Permission.of(
                Territory.SEE, ADMINISTRATOR, COMMAND, SECRETARY, GRID_LEADER, GRID_WORKER, HEALTH_STAFF, AUDITOR);
    }

    @Bean
    Permission seeHomes() {
        return Permission.of(
                Territory.SEE_HOMES,
                ADMINISTRATOR,
                COMMAND,
                SECRETARY,
                GRID_LEADER,
                GRID_WORKER,
                HEALTH_STAFF,
                AUDITOR);
    }

    @Bean
    Permission exportHomes() {
        return Permission.of(Territory.EXPORT_HOMES, Role.ADMINISTRATOR, Role.COMMAND, Role.SECRETARY);
    }

    @Bean
    Permission editTerritory() {
        return Permission.of(Territory.EDIT, Role.ADMINISTRATOR, Role.COMMAND, Role.SECRETARY);
    }

    /** The sub-district itself is there from the first run. */
    @Bean
    SetupStep areasToSetUp(ObjectProvider<Territory> territory) {
        return new SetupStep(
                "areas",
                10,
                "/area",
                Territory.SEE,
                () -> Math.max(0, territory.getObject().tree().size() - 1));
    }

    @Bean
    NavItem areaInNavigation() {
        return new NavItem("territory.nav", "/area", "area", 20, Territory.SEE);
    }

    @Bean
    AreaFigure homesFigure(HomeCounts homes) {
        return new HomesFigure("territory.figure.homes", 10, homes, false);
    }

    @Bean
    AreaFigure rentedHomesFigure(HomeCounts homes) {
        return new HomesFigure("territory.figure.rented", 20, homes, true);
    }

    /** Homes, or only those that are let. */
    record HomesFigure(String key, int order, HomeCounts homes, boolean rentalOnly) implements AreaFigure {

        @Override
        public Map<AreaPath, Long> count(Collection<AreaPath> areas) {
            return homes.count(List.copyOf(areas), rentalOnly);
        }

        @Override
        public String rows(AreaPath area) {
            return "/homes?area=" + area.slug() + (rentalOnly ? "&rental=true" : "");
        }

        @Override
        public String permission() {
            return Territory.SEE_HOMES;
        }
    }
}
