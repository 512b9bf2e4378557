package org.linli.supplies;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.access.Permissions;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.people.TimelineEntry;
import org.linli.people.TimelineSource;
import org.linli.platform.BusinessClock;
import org.linli.platform.Texts;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a person's page tells of what was and will be brought to their household. */
@Component
class DeliveryTimeline implements TimelineSource {

    private static final int DAYS_BACK = 60;

    private final Deliveries deliveries;
    private final Stock stock;
    private final People people;
    private final Permissions permissions;
    private final Texts texts;
    private final BusinessClock clock;

    DeliveryTimeline(
            Deliveries deliveries,
            Stock stock,
            People people,
            Permissions permissions,
            Texts texts,
            BusinessClock clock) {
        this.deliveries = deliveries;
        this.stock = stock;
        this.people = people;
        this.permissions = permissions;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public List<TimelineEntry> of(PersonId person) {
        if (!permissions.held(Stock.SEE)) {
            return List.of();
        }
        LocalDate today = clock.today();
        Map<String, Good> goods = stock.goods();
        return deliveries
                .of(people.get(person).household(), today.minusDays(DAYS_BACK), today.plusDays(DeliveryWanted.FARTHEST))
                .stream()
                .map(delivery -> entry(delivery, goods))
                .toList();
    }

    private TimelineEntry entry(Delivery delivery, Map<String, Good> goods) {
        Optional<Delivery.Ending> ending = Optional.ofNullable(delivery.ending());
        return new TimelineEntry(
                ending.map(Delivery.Ending::at).orElse(delivery.dueUntil()),
                "supplies",
                "supplies.timeline",
                List.of(
                        stock.amounts(delivery.items(), goods, LocaleContextHolder.getLocale()),
                        texts.of(delivery.state())),
                ending.isPresent() ? ending.get().by() : delivery.orderedBy(),
                null,
                null);
    }
}
