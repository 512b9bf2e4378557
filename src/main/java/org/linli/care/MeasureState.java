package org.linli.care;

import java.sql.Timestamp;
import java.util.Locale;
import org.linli.platform.BusinessClock;
import org.linli.platform.list.ListSql;

/** How a measure stands, as somebody asks for it. */
enum MeasureState {
    /** Has begun and not ended. */
    ACTIVE("m.ended_at is null and m.started_on <= :today"),
    /** Has not begun. */
    UPCOMING("m.ended_at is null and m.started_on > :today"),
    /** Its last day is today or over. */
    DUE("m.ended_at is null and m.ends_on <= :today"),
    /** Active, and a check or sample was missed and is still to do. */
    MISSED("""
            m.ended_at is null and exists (
                select 1 from tasks.slot t
                 where t.source_id = m.id and t.kind in ('care.temperature', 'care.sample')
                   and (t.missed or t.done_at is null and t.closed_at is null and t.missed_after < :now))
            """),
    /** Active, with an alarm that nobody has seen to, or a fever without an explanation. */
    ALARM("""
            m.ended_at is null and m.id in (
                select t.source_id from tasks.slot t
                 where t.urgency > 0 and t.kind = 'care.alarm' and t.done_at is null and t.closed_at is null
                union all
                select c.measure_id from care.temperature c
                 where c.concern is not null
                   and not exists (select 1 from care.explanation e where e.temperature_id = c.id)
                   and not exists (select 1 from care.temperature later where later.replaces = c.id))
            """),
    ENDED("m.ended_at is not null"),
    ALL("true");

    private final String condition;

    MeasureState(String condition) {
        this.condition = condition;
    }

    /** Message key of its name. */
    public String key() {
        return "care.state." + name().toLowerCase(Locale.ROOT);
    }

    /** Demands it of a statement in which {@code m} is the measure. */
    ListSql asked(ListSql sql, BusinessClock clock) {
        return sql.and(condition).with("today", clock.today()).with("now", Timestamp.from(clock.now()));
    }
}
