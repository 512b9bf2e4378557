package org.linli.rides;

import org.linli.statement.Counter;
import org.linli.statement.Section;
import org.linli.statement.Trait;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Figures of the statement about rides; a row is a ride, there and back each. */
@Configuration(proxyBeanMethods = false)
class RideCounters {

    static final String TRIPS = "rides.trips";
    static final String CARRIED = "rides.carried";
    static final String LEFT = "rides.left";
    static final String UNPLANNED = "rides.unplanned";

    private static final Section SECTION = new Section("rides", 1250, 1269);

    /** The last moment that counts: the end of the day, or now. */
    private static final String UNTIL = "least(cast(:now as timestamptz), cast(:to as timestamptz))";

    private static final String BEGINS = "coalesce(r.ready_at, r.earliest)";

    /** Those that have not begun by then and are still asked for. */
    private static final String OPEN = """
            (r.picked_at is null or r.picked_at >= %1$s)
              and (r.withdrawn_at is null or r.withdrawn_at >= %1$s)""".formatted(UNTIL);

    private static final String WAITING = OPEN + " and (r.missed_at is null or r.missed_at >= %s)".formatted(UNTIL);

    /** Whoever was not found for the way back is left too. */
    private static final String LEFT_THERE =
            OPEN + " and (r.missed_at is null or r.missed_at >= %s or r.missed = 'not_there')".formatted(UNTIL);

    @Bean
    Section rideFigures() {
        return SECTION;
    }

    /** By the first who got into an empty car, but for the way back of those whom it had brought and waited for. */
    @Bean
    Counter rideTrips() {
        return rides(TRIPS, 1250, "r.picked_at", """
                r.picked_at >= :from and r.picked_at < :to
                  and not exists (select 1
                                    from rides.request i
                                    join rides.mark n on n.request_id = i.id
                                   where n.vehicle_id = m.vehicle_id and n.what = 'aboard' and n.took_effect
                                     and i.picked_at < :to and i.picked_at >= r.picked_at - interval '1 day'
                                     and (i.picked_at, i.id) < (r.picked_at, r.id)
                                     and (i.set_down_at is null or i.set_down_at > r.picked_at))
                  and not exists (select 1
                                    from rides.request o
                                    join rides.mark n on n.request_id = o.id
                                   where o.id = r.outward_id and o.set_down_at <= r.picked_at
                                     and n.vehicle_id = m.vehicle_id and n.what = 'aboard' and n.took_effect
                                     and not exists (select 1
                                                       from rides.request b
                                                       join rides.mark k on k.request_id = b.id
                                                      where k.vehicle_id = m.vehicle_id and k.what = 'aboard'
                                                        and k.took_effect and b.picked_at > o.set_down_at
                                                        and (b.picked_at, b.id) < (r.picked_at, r.id)))""", """
                          join lateral (select m.vehicle_id
                                          from rides.mark m
                                         where m.request_id = r.id and m.what = 'aboard' and m.took_effect
                                         order by m.received_at desc, m.at desc
                                         limit 1) m on true
                """);
    }

    @Bean
    Counter ridesCarried() {
        return rides(CARRIED, 1252, "r.picked_at", "r.picked_at >= :from and r.picked_at < :to", "");
    }

    /** Who was brought there, wants home and has waited for longer than anybody is to. */
    @Bean
    Counter ridersLeft() {
        String which = """
                %1$s >= :from and %1$s < :to and %1$s + interval '%2$d minutes' < %3$s and %4$s
                  and exists (select 1
                                from rides.request o
                               where o.id = r.outward_id
                                 and (o.set_down_at < %3$s or r.ready_at < %3$s))""";
        return rides(
                        LEFT,
                        1254,
                        BEGINS,
                        which.formatted(BEGINS, RideBoards.PATIENCE.toMinutes(), UNTIL, LEFT_THERE),
                        "")
                .as(Trait.ALARM, Trait.PENDING);
    }

    /** As plans stand now. */
    @Bean
    Counter ridesUnplanned() {
        String which = """
                %1$s >= :from and %1$s < :to and %2$s
                  and not exists (select 1
                                    from rides.stop s
                                    join rides.plan p on p.id = s.plan_id
                                   where s.request_id = r.id and s.kind = 'setdown' and p.state = 'published')""";
        return rides(UNPLANNED, 1256, BEGINS, which.formatted(BEGINS, WAITING), "")
                .as(Trait.PENDING);
    }

    private static Counter rides(String key, int order, String at, String which, String with) {
        return Counter.of(key, SECTION, order, """
                        select r.id, r.path, r.rental_path, r.person_id, %s as at, cast(null as text) as breakdown,
                               '/rides/' || r.id as link
                          from rides.request r
                        %s where %s
                        """.formatted(at, with, which));
    }
}
