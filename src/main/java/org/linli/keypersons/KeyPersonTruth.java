package org.linli.keypersons;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.people.HouseholdId;
import org.linli.platform.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Works out from the records of others who is a key person, when they were met last and when they must be met next, and
 * puts the list right where it says otherwise.
 */
@Component
class KeyPersonTruth {

    private static final String EVERYBODY = "true";

    private static final String OF_HOMES = "c.household_id = any(:homes)";

    /** Those who live here, by whom of them is looked at. */
    private static final String WITH = """
            with rule as (
                select r.*
                  from unnest(cast(:codes as text[]), cast(:days as int[])) with ordinality r (code, days, nth)),
            looked as materialized (
                select c.person_id, c.household_id, c.path, c.rental_path, c.born_on, c.tags
                  from people.card c
                 where c.left_on is null and c.died_on is null and %1$s),
            home as (
                select household_id, count(*) as members,
                       bool_or(born_on <= :grownSince or born_on is null and not 'child' = any(tags)) as grown
                  from looked
                 group by household_id),
            found (person_id, code) as (
                select l.person_id, case when m.confines then 'quarantine' else 'monitoring' end
                  from looked l
                  join care.controlled m on m.person_id = l.person_id
                 union
                select l.person_id, tag
                  from looked l
                 cross join unnest(l.tags) tag
                 where tag not in ('quarantine', 'monitoring', 'alone_at_80', 'child_alone')
                 union
                select l.person_id, 'alone_at_80'
                  from looked l
                  join home h on h.household_id = l.household_id
                 where l.born_on <= :oldSince and ('lives_alone' = any(l.tags) or h.members = 1)
                 union
                select l.person_id, 'child_alone'
                  from looked l
                  join home h on h.household_id = l.household_id
                 where (l.born_on > :grownSince or l.born_on is null and 'child' = any(l.tags))
                   and (h.grown is not true or l.person_id in (select a.person_id from arrangements.alone a))),
            reasoned as (
                select f.person_id, array_agg(f.code order by r.nth) as reasons, min(r.days) as days
                  from found f
                  join rule r on r.code = f.code
                 group by f.person_id)
            """;

    private static final String END = WITH + """
            update keypersons.key_person k
               set ended_on = :today
             where k.ended_on is null
               and %2$s
               and not exists (select 1 from reasoned r where r.person_id = k.person_id)
            returning k.id
            """;

    /** They were met at what was about them, or about their home as a whole; nobody is met by what lies at the door. */
    private static final String KEEP = WITH + """
            , dated as (
                select r.person_id, r.reasons, r.days, l.household_id, l.path, l.rental_path,
                       coalesce(k.since_on, :today) as since_on,
                       met.at, met.done_by, met.kind, tried.times, tried.last,
                       case when r.reasons && array['quarantine', 'monitoring'] then planned.day end as planned_on
                  from reasoned r
                  join looked l on l.person_id = r.person_id
                  left join keypersons.key_person k on k.person_id = r.person_id and k.ended_on is null
                  left join lateral (
                      (select c.at, c.done_by, c.kind
                         from tasks.meeting c
                        where c.person_id = l.person_id and c.kind = any(:kinds)
                        order by c.at desc
                        limit 1)
                       union all
                      (select c.at, c.done_by, c.kind
                         from tasks.meeting c
                        where c.person_id is null and c.household_id = l.household_id and c.kind = any(:kinds)
                        order by c.at desc
                        limit 1)
                       order by 1 desc
                       limit 1) met on true
                  left join lateral (
                      select count(*) as times, max(u.at) as last
                        from tasks.unmet u
                       where u.person_id = l.person_id and u.kind = :lookIn
                         and (met.at is null or u.at > met.at)) tried on true
                  left join lateral (
                      select min(t.day) as day
                        from tasks.slot t
                       where t.person_id = l.person_id and t.kind = any(:planned)
                         and t.done_at is null and t.closed_at is null
                         and (t.missed_after is null or t.missed_after >= :now)) planned on true),
            due as (
                select d.*,
                       least(d.planned_on,
                             case when d.times > 0 then cast(d.last at time zone :zone as date) + 1
                                  else greatest(cast(d.at at time zone :zone as date) + d.days,
                                                d.since_on + abs(hashtext(cast(d.person_id as text)) %% d.days))
                              end) as due_on
                  from dated d)
            insert into keypersons.key_person as k
                   (id, person_id, household_id, path, rental_path, reasons, since_on, contacted_at, contacted_by,
                    contacted_kind, tries, due_on)
            select md5('key person ' || d.person_id || ' ' || d.since_on)::uuid, d.person_id, d.household_id, d.path,
                   d.rental_path, d.reasons, d.since_on, d.at, d.done_by, d.kind, d.times, d.due_on
              from due d
             order by d.person_id
            on conflict (id) do update
               set household_id = excluded.household_id, path = excluded.path, rental_path = excluded.rental_path,
                   reasons = excluded.reasons, ended_on = null, contacted_at = excluded.contacted_at,
                   contacted_by = excluded.contacted_by, contacted_kind = excluded.contacted_kind,
                   tries = excluded.tries, due_on = excluded.due_on
             where (k.household_id, k.path, k.rental_path, k.reasons, k.ended_on, k.contacted_at, k.tries, k.due_on)
                   is distinct from
                   (excluded.household_id, excluded.path, excluded.rental_path, excluded.reasons, null,
                    excluded.contacted_at, excluded.tries, excluded.due_on)
            returning k.id
            """;

    private final JdbcClient jdbc;
    private final KeyPersonSettings settings;
    private final KeyPersonKinds kinds;
    private final BusinessClock clock;

    KeyPersonTruth(JdbcClient jdbc, KeyPersonSettings settings, KeyPersonKinds kinds, BusinessClock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.kinds = kinds;
        this.clock = clock;
    }

    /** What is not on the list any more and what is on it otherwise than before, by id. */
    record Changes(List<UUID> ended, List<UUID> kept) {

        List<UUID> all() {
            return Stream.concat(ended.stream(), kept.stream()).toList();
        }
    }

    /** Looks at everybody whom whoever acts sees. */
    Changes ofAll() {
        return put(EVERYBODY, EVERYBODY, null);
    }

    /** Looks at all who live or lived in these homes. */
    Changes ofHomes(Collection<HouseholdId> homes) {
        return put(OF_HOMES, "k.household_id = any(:homes)", ids(homes));
    }

    /** Looks at all who live in these homes, none of whom can have come off the list. */
    Changes ofMet(Collection<HouseholdId> homes) {
        Map<String, @Nullable Object> params = params();
        params.put("homes", ids(homes));
        return new Changes(List.of(), run(KEEP.formatted(OF_HOMES), params));
    }

    private static UUID[] ids(Collection<HouseholdId> homes) {
        return homes.stream().map(HouseholdId::value).distinct().toArray(UUID[]::new);
    }

    private Changes put(String looked, String listed, UUID @Nullable [] homes) {
        Map<String, @Nullable Object> params = params();
        if (homes != null) {
            params.put("homes", homes);
        }
        // Whoever moved is found in the new home before the old one is asked whether they are still there.
        List<UUID> kept = run(KEEP.formatted(looked), params);
        return new Changes(run(END.formatted(looked, listed), params), kept);
    }

    private List<UUID> run(String sql, Map<String, @Nullable Object> params) {
        return jdbc.sql(sql).params(params).query(UUID.class).list();
    }

    private Map<String, @Nullable Object> params() {
        List<KeyReason> counting = settings.counting();
        LocalDate today = clock.today();
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("codes", counting.stream().map(KeyReason::code).toArray(String[]::new));
        params.put("days", counting.stream().map(settings::within).toArray(Integer[]::new));
        params.put("oldSince", today.minusYears(KeyReason.OLD_AGE));
        params.put("grownSince", today.minusYears(KeyReason.GROWN_AGE));
        params.put("today", today);
        params.put("now", Timestamp.from(clock.now()));
        params.put("zone", clock.zone().getId());
        params.put("kinds", kinds.contacts());
        params.put("planned", kinds.planned());
        params.put("lookIn", KeyPersonLookIn.KEY);
        return params;
    }
}
