package org.linli.supplies;

import java.time.LocalTime;
import org.springframework.stereotype.Component;

/**
 * Households where somebody is confined and nobody of us met anybody all day: no check, sample, visit, delivery or kept
 * need at which somebody was there. Whoever came under control that day was spoken with that day.
 */
@Component
class SilentHouseholds {

    private static final String SQL = """
            select md5('silent ' || h.household_id || ' ' || cast(:day as date))::uuid as id,
                   h.path, h.rental_path, h.person_id,
                   cast(:from as timestamptz) + interval '%1$s' as at,
                   cast(null as text) as breakdown,
                   '/households/' || h.household_id as link
              from (select distinct on (c.household_id) c.*
                      from care.confinement c
                     where not c.drill
                       and c.household_id is not null
                       and c.started_on < cast(:day as date)
                       and cast(:day as date) between c.first_day and c.last_day
                       and (c.ended_on is null or c.ended_on > cast(:day as date))
                     order by c.household_id, c.co_resident, c.begun_at, c.measure_id) h
             where cast(:now as timestamptz) >= cast(:from as timestamptz) + interval '%1$s'
               and not exists (select 1
                                 from tasks.contact t
                                where t.household_id = h.household_id
                                  and (t.urgency = 0 or t.kind = '%2$s')
                                  and t.at >= cast(:from as timestamptz)
                                  and t.at < cast(:to as timestamptz))
            """;

    private final LocalTime hour;

    SilentHouseholds(SuppliesSettings settings) {
        this.hour = settings.silentHour();
    }

    /** Those of a day, as a figure counts them; the id is that of the alarm, the link that of the household. */
    String sql() {
        return SQL.formatted(hour, SilentHandling.KEY);
    }

    /** From when on they are an alarm. */
    LocalTime hour() {
        return hour;
    }
}
