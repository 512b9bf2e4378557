package org.linli.duty;

import org.linli.statement.Counter;
import org.linli.statement.Section;
import org.linli.statement.Trait;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Figures of the statement about posts. */
@Configuration(proxyBeanMethods = false)
class DutyCounters {

    private static final Section SECTION = new Section("duty", 1000, 1019);

    /** Shifts of the day that had begun, with the grace, before it was over and now. */
    private static final String BEGUN = """
            f.day = cast(:day as date) and f.cancelled_at is null
                    and f.begins_at < least(cast(:now as timestamptz) - interval '%d minutes', cast(:to as timestamptz))
            """.formatted(AttendanceState.GRACE.toMinutes());

    @Bean
    Section dutyFigures() {
        return SECTION;
    }

    /** Posts at which somebody was there in each shift of the day that had begun. */
    @Bean
    Counter mannedPosts() {
        return Counter.of("duty.manned", SECTION, 1000, """
                        select p.id, p.path, cast(null as text) as rental_path, cast(null as uuid) as person_id,
                               cast(null as timestamptz) as at, cast(null as text) as breakdown,
                               '/duty/posts/' || p.id as link
                          from duty.post p
                         where exists (select 1 from duty.shift f where f.post_id = p.id and %1$s)
                           and not exists (select 1
                                             from duty.shift f
                                            where f.post_id = p.id and %1$s and not (%2$s))
                        """.formatted(BEGUN, DutyDays.MANNED));
    }

    /** Shifts of the day that had begun and in which nobody was there. */
    @Bean
    Counter uncoveredShifts() {
        return Counter.of("duty.uncovered", SECTION, 1010, """
                        select f.id, f.path, cast(null as text) as rental_path, cast(null as uuid) as person_id,
                               f.begins_at as at, cast(null as text) as breakdown,
                               '/duty/posts/' || f.post_id as link
                          from duty.shift f
                         where %1$s and not (%2$s)
                        """.formatted(BEGUN, DutyDays.MANNED))
                .as(Trait.PENDING);
    }
}
