package org.linli.duty;

import java.util.List;
import java.util.UUID;

/**
 * A plan as it is read before and after it is published.
 *
 * @param mark what has come up, to be sent back with publishing
 * @param changes how many seats get somebody else
 * @param before what is not met as things are
 * @param after what would not be met
 * @param lost changes that cannot be published any more
 */
record DutyPlanView(
        String mark,
        int changes,
        DutyPlan.Figures before,
        DutyPlan.Figures after,
        List<Line> lost,
        List<Gap> gaps,
        List<Moved> moved,
        List<Load> loads,
        List<Said> said) {

    /**
     * A seat and who is to stand there.
     *
     * @param when day and hours
     * @param kind whom it asks for
     * @param was name of who stands there, or that nobody does
     * @param why it cannot be so; may be empty
     */
    record Line(UUID seat, String when, String post, String kind, String was, String becomes, String why) {}

    /** A seat that nobody takes, and how many cannot for which reason. */
    record Gap(String when, String post, String kind, List<String> why) {}

    /**
     * What changes for a member.
     *
     * @param phone of who has no account and has to be called; may be empty
     * @param isCalled whether they have no account in which they read it
     * @param gained shifts in words
     * @param lost shifts in words
     */
    record Moved(String name, String phone, boolean isCalled, List<String> gained, List<String> lost) {}

    /** @param season hours since its first day, the plan included */
    record Load(String name, DutyPlanLoad before, DutyPlanLoad after, double season) {}

    /** What is not met, by whom it is about. */
    record Said(String name, List<String> texts) {}
}
