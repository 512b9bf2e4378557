package org.linli.duty;

import org.linli.access.WorkSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What standing at a post, and arranging who does, tells of somebody's day. */
@Configuration(proxyBeanMethods = false)
class DutyWork {

    /** Whoever has not signed out is there until the shift is over at most. */
    @Bean
    WorkSource attendanceAsWork() {
        return new WorkSource("duty.attended", """
                select coalesce(m.account_id, m.id) as account_id, a.in_at as at,
                       coalesce(a.out_at, least(f.ends_at, :to)) as until, 'duty.work.stood' as kind, true as work,
                       cast(null as uuid) as door, false as form, false as call
                  from duty.attendance a
                  join duty.shift f on f.id = a.shift_id
                  join duty.member m on m.id = a.member_id
                 where a.undone_at is null and a.in_at >= :from and a.in_at < :to
                """);
    }

    /** At a post where nobody signs in, the roster is what is known. */
    @Bean
    WorkSource rosterAsWork() {
        return new WorkSource("duty.rostered", """
                select coalesce(m.account_id, m.id) as account_id, f.begins_at as at, least(f.ends_at, :to) as until,
                       'duty.work.rostered' as kind, true as work, cast(null as uuid) as door, false as form,
                       false as call
                  from duty.shift f
                  join duty.seat s on s.shift_id = f.id
                  join duty.member m on m.id = s.member_id
                 where f.cancelled_at is null and f.begins_at >= :from and f.begins_at < :to
                   and not exists (select 1
                                     from duty.attendance k
                                    where k.post_id = f.post_id and k.day <= f.day and k.undone_at is null)
                   and not exists (select 1
                                     from duty.absence b
                                    where b.member_id = m.id and b.withdrawn_at is null and b.reason <> 'wish'
                                      and f.day between b.from_day and b.until_day)
                """);
    }

    /** Leaders sign in and out whoever has no account. */
    @Bean
    WorkSource attendanceKeptAsWork() {
        return new WorkSource("duty.attendance-kept", """
                select k.account_id, k.at, cast(null as timestamptz) as until, 'duty.work.kept' as kind, true as work,
                       cast(null as uuid) as door, true as form, false as call
                  from duty.attendance a
                 cross join lateral (values (a.in_by, a.in_at, a.in_way), (a.out_by, a.out_at, a.out_way))
                            as k (account_id, at, way)
                 where a.undone_at is null
                   and a.in_at >= cast(:from as timestamptz) - interval '1 day' and a.in_at < :to
                   and k.way = 'leader' and k.at >= :from and k.at < :to
                """);
    }

    /** A plan puts many into seats at one moment. */
    @Bean
    WorkSource rosteringAsWork() {
        return new WorkSource("duty.changed", """
                select distinct c.account_id, c.at, cast(null as timestamptz) as until, 'duty.work.planned' as kind,
                       true as work, cast(null as uuid) as door, false as form, false as call
                  from duty.seat_change c
                 where c.why in ('plan', 'hand', 'replacement') and c.at >= :from and c.at < :to
                """);
    }

    /** A swap that is asked for or agreed to from home is no day's work. */
    @Bean
    WorkSource swapsAsWork() {
        return new WorkSource("duty.swapped", """
                select k.account_id, k.at, cast(null as timestamptz) as until, 'duty.work.swapped' as kind,
                       false as work, cast(null as uuid) as door, false as form, false as call
                  from duty.swap w
                 cross join lateral (values (w.asked_by, w.asked_at), (w.ended_by, w.ended_at)) as k (account_id, at)
                 where (w.asked_at >= :from and w.asked_at < :to or w.ended_at >= :from and w.ended_at < :to)
                   and k.at >= :from and k.at < :to
                """);
    }
}
