package org.linli.vaccination;

import java.util.List;
import org.linli.platform.BusinessClock;
import org.linli.platform.Dates;
import org.linli.platform.Texts;
import org.linli.platform.list.ListFilter.Choice;
import org.springframework.stereotype.Component;

/** The days to which people can still be asked, as they are chosen from. */
@Component
class VaccinationDayChoice {

    private final VaccinationDays days;
    private final Appointments appointments;
    private final VaccinationSites sites;
    private final Texts texts;
    private final Dates dates;
    private final BusinessClock clock;

    VaccinationDayChoice(
            VaccinationDays days,
            Appointments appointments,
            VaccinationSites sites,
            Texts texts,
            Dates dates,
            BusinessClock clock) {
        this.days = days;
        this.appointments = appointments;
        this.sites = sites;
        this.texts = texts;
        this.dates = dates;
        this.clock = clock;
    }

    List<Choice> open() {
        return days.coming().stream()
                .filter(day -> clock.at(day.day(), day.opens()).isAfter(clock.now()))
                .map(day -> new Choice(
                        day.id().toString(),
                        texts.of(
                                "vaccination.day.choice",
                                dates.shortDay(day.day()),
                                sites.name(day.place()),
                                appointments.room(day))))
                .toList();
    }
}
