package org.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.linli.access.AreaPath;
import org.linli.people.PersonId;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.policy.Bilingual;
import org.linli.policy.Phase;
import org.linli.policy.Plan.PlannedPhase;
import org.linli.policy.Protocol.Anchor;
import org.linli.tasks.TaskMessage;

/** Which change of a measure is allowed as it stands: every state with every change. */
class MeasureTransitionsTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 2, 10);
    private static final Instant NOW = Instant.parse("2022-02-10T04:00:00Z");
    private static final String WHY = "社区研判";
    private static final PersonId PERSON = new PersonId(new UUID(0, 1));
    private static final List<ReleaseCondition> ALL_HOLD =
            List.of(new ReleaseCondition("care.condition.tests", List.of()));

    /** How a measure may stand on 10 February. */
    enum State {
        TO_COME,
        RUNNING,
        PAST_ITS_LAST_DAY,
        RELEASED,
        ENDED_EARLY,
        TRANSFERRED,
        SUPERSEDED,
        DIED
    }

    /** What may be done with it. */
    enum Change {
        EXTEND(m -> m.extended(14, TODAY, WHY)),
        PROLONG(m -> m.prolonged(rest(m, m.endsOn().plusDays(3)))),
        SHORTEN(m -> m.shortened(m.endsOn().minusDays(2))),
        SPARE(m -> m.sparing(List.of())),
        TAKE_PLACE(m -> m.takingPlaceOf(another(m))),
        RELEASE(m -> m.released(ALL_HOLD, NOW, TODAY)),
        END_EARLY(m -> m.endedEarly(NOW, TODAY, WHY)),
        TRANSFER(m -> m.transferred(NOW, TODAY, WHY)),
        SUPERSEDE(m -> m.superseded(another(m), NOW, TODAY, WHY)),
        DIE(m -> m.died(TODAY, NOW, TODAY, WHY)),
        CONTINUE(m -> new MeasureContinuation(m, m.id(), m.path(), null, null).begun(List.of(), NOW, TODAY, null));

        final UnaryOperator<Measure> made;

        Change(UnaryOperator<Measure> made) {
            this.made = made;
        }

        Measure on(Measure measure) {
            return made.apply(measure);
        }
    }

    private static final Set<Change> WHILE_ACTIVE = EnumSet.complementOf(EnumSet.of(Change.RELEASE, Change.CONTINUE));

    /** Nothing else is. */
    private static final Map<State, Set<Change>> ALLOWED = Map.of(
            State.TO_COME, WHILE_ACTIVE,
            State.RUNNING, WHILE_ACTIVE,
            State.PAST_ITS_LAST_DAY, EnumSet.complementOf(EnumSet.of(Change.CONTINUE)),
            State.RELEASED, Set.of(),
            State.ENDED_EARLY, Set.of(),
            State.TRANSFERRED, Set.of(Change.CONTINUE),
            State.SUPERSEDED, Set.of(Change.CONTINUE),
            State.DIED, Set.of());

    static Stream<Arguments> everyPair() {
        return Stream.of(State.values())
                .flatMap(state -> Stream.of(Change.values()).map(change -> Arguments.of(state, change)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void allowsExactlyWhatTheTableSays(State state, Change change) {
        Measure measure = of(state);
        if (Objects.requireNonNull(ALLOWED.get(state)).contains(change)) {
            assertThat(change.on(measure).personId()).isEqualTo(PERSON);
        } else if (measure.isActive() || change == Change.CONTINUE) {
            assertThatThrownBy(() -> change.on(measure))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Measure " + measure.id());
        } else {
            assertThat(refused(measure, change))
                    .singleElement()
                    .satisfies(p -> assertThat(p.key()).isEqualTo("care.ended.already"));
        }
    }

    @Property
    void whateverIsTriedAnEndedMeasureStaysAsItIsAndAnActiveOneKeepsItsPersonAndItsDays(
            @ForAll State first, @ForAll @Size(max = 8) List<Change> changes) {
        Measure measure = of(first);
        for (Change change : changes) {
            Measure before = measure;
            try {
                measure = change.on(before);
            } catch (Refused | IllegalStateException refused) {
                continue;
            }
            assertThat(before.isActive() || change == Change.CONTINUE)
                    .as("%s of %s", change, before)
                    .isTrue();
            assertThat(measure.personId()).isEqualTo(before.personId());
            assertThat(measure.dayOne()).isEqualTo(before.dayOne());
            assertThat(measure.phases().getLast().until()).isEqualTo(measure.endsOn());
            assertThat(measure.id().equals(before.id())).isEqualTo(change != Change.CONTINUE);
        }
    }

    @Property
    void isExtendedByOneToThirtyDaysThatAreNotOver(@ForAll @IntRange(min = -5, max = 40) int days) {
        Measure measure = of(State.PAST_ITS_LAST_DAY);
        LocalDate until = measure.endsOn().plusDays(days);
        if (days >= 1 && days <= 30 && !until.isBefore(TODAY)) {
            assertThat(measure.extended(days, TODAY, WHY).endsOn()).isEqualTo(until);
        } else {
            assertThatThrownBy(() -> measure.extended(days, TODAY, WHY))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problems())
                                    .extracting(Problem::field)
                                    .containsExactly("days"));
        }
    }

    @Test
    void isNotReleasedWhileAnythingStandsInTheWay() {
        Measure measure = of(State.PAST_ITS_LAST_DAY);
        var fever = new ReleaseCondition("care.condition.fever", List.of(TaskMessage.of("care.obstacle.fever", "8日")));
        var alarms = new ReleaseCondition("care.condition.alarms", List.of(TaskMessage.of("care.obstacle.alarms", 2)));
        assertThatThrownBy(() -> measure.released(List.of(fever, alarms), NOW, TODAY))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::key)
                                .containsExactly("care.obstacle.fever", "care.obstacle.alarms"));
    }

    @Test
    void everyDecisionOfStaffNeedsAReason() {
        Measure measure = of(State.RUNNING);
        Stream.<UnaryOperator<Measure>>of(
                        m -> m.extended(3, TODAY, " "),
                        m -> m.endedEarly(NOW, TODAY, ""),
                        m -> m.transferred(NOW, TODAY, "长".repeat(501)),
                        m -> m.died(TODAY, NOW, TODAY, " "))
                .forEach(change -> assertThatThrownBy(() -> change.apply(measure))
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.problems())
                                        .extracting(Problem::key)
                                        .containsExactly("care.reason.form")));
    }

    @Test
    void nobodyDiesTomorrowOrBeforeTheyArrived() {
        Measure measure = of(State.RUNNING);
        for (LocalDate day : List.of(TODAY.plusDays(1), measure.arrivedOn().minusDays(1))) {
            assertThatThrownBy(() -> measure.died(day, NOW, TODAY, WHY))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problems())
                                    .extracting(Problem::field)
                                    .containsExactly("on"));
        }
        assertThat(measure.died(measure.arrivedOn(), NOW, TODAY, WHY).ending())
                .isEqualTo(new Measure.Ending(NOW, TODAY, Outcome.DIED));
    }

    @Test
    void takesOnlyThePlaceOfAnotherOfTheSamePerson() {
        Measure measure = of(State.RUNNING);
        Measure somebodyElses = measure(new PersonId(new UUID(0, 2)), measure.phases(), TODAY, null, null);
        Measure ofACoResident = measure(PERSON, measure.phases(), TODAY, null, MeasureId.next());
        for (Measure other : List.of(measure, somebodyElses, ofACoResident)) {
            assertThatThrownBy(() -> measure.takingPlaceOf(other)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> measure.superseded(other, NOW, TODAY, WHY))
                    .isInstanceOf(IllegalStateException.class);
        }
        Measure first = another(measure);
        assertThat(measure.takingPlaceOf(first).takingPlaceOf(another(measure)).supersedes())
                .isEqualTo(first.id());
    }

    @Test
    void goesOnWithTheDaysThatWereLeft() {
        Measure ended = of(State.TRANSFERRED);
        var there = new AreaPath("330783005.xilou.");
        Measure next = new MeasureContinuation(ended, ended.id(), there, null, null).begun(List.of(), NOW, TODAY, null);
        assertThat(next.isActive()).isTrue();
        assertThat(next.continues()).isEqualTo(ended.id());
        assertThat(next.path()).isEqualTo(there);
        assertThat(next.startedOn()).isEqualTo(TODAY);
        assertThat(next.endsOn()).isEqualTo(ended.endsOn());
    }

    @Test
    void losesAddedDaysWithThePhasesAndSlotsOnThem() {
        Measure longer = of(State.RUNNING).prolonged(rest(of(State.RUNNING), TODAY.plusDays(20)));
        LocalDate until = of(State.RUNNING).endsOn();
        assertThat(longer.phases()).hasSize(2);
        assertThat(longer.shortened(until).phases()).isEqualTo(of(State.RUNNING).phases());
        assertThatThrownBy(() -> longer.shortened(longer.endsOn())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> longer.shortened(longer.dayOne().minusDays(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static List<Problem> refused(Measure measure, Change change) {
        try {
            throw new AssertionError(change + " was allowed: " + change.on(measure));
        } catch (Refused refused) {
            return refused.problems();
        }
    }

    private static Measure of(State state) {
        Measure running = lasting(TODAY.minusDays(3), TODAY.plusDays(10));
        return switch (state) {
            case TO_COME -> lasting(TODAY.plusDays(2), TODAY.plusDays(15));
            case RUNNING -> running;
            case PAST_ITS_LAST_DAY -> lasting(TODAY.minusDays(20), TODAY.minusDays(7));
            case RELEASED -> of(State.PAST_ITS_LAST_DAY).released(ALL_HOLD, NOW, TODAY);
            case ENDED_EARLY -> running.endedEarly(NOW, TODAY, WHY);
            case TRANSFERRED -> running.transferred(NOW, TODAY, WHY);
            case SUPERSEDED -> running.superseded(another(running), NOW, TODAY, WHY);
            case DIED -> running.died(TODAY, NOW, TODAY, WHY);
        };
    }

    private static Measure lasting(LocalDate from, LocalDate until) {
        return measure(PERSON, List.of(phase(from, until)), from, null, null);
    }

    private static Measure another(Measure measure) {
        return measure(measure.personId(), measure.phases(), TODAY, null, null);
    }

    private static MeasureRemainder rest(Measure after, LocalDate until) {
        return new MeasureRemainder(until, List.of(phase(after.endsOn().plusDays(1), until)), List.of());
    }

    private static PlannedPhase phase(LocalDate from, LocalDate until) {
        return new PlannedPhase(Phase.Kind.HOME, from, until, false, null);
    }

    private static Measure measure(
            PersonId person,
            List<PlannedPhase> phases,
            LocalDate startedOn,
            Measure.@Nullable Ending ending,
            @Nullable MeasureId coResidentOf) {
        LocalDate dayOne = phases.getFirst().from();
        return new Measure(
                MeasureId.next(),
                person,
                null,
                new AreaPath("330783005.xifan."),
                null,
                "14+0",
                "dongyang-2022-02",
                "outside-jinhua",
                new Bilingual("从外地来", "Came from elsewhere"),
                Anchor.ARRIVAL,
                dayOne,
                dayOne.isAfter(TODAY) ? TODAY : dayOne,
                phases,
                List.of(),
                startedOn,
                phases.getLast().until(),
                NOW,
                null,
                ending,
                false,
                null,
                coResidentOf,
                null,
                null,
                0);
    }
}
