package org.linli.arrangements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.arrangements.Concern.Why;
import org.linli.people.PersonId;
import org.linli.policy.Phase;

/** Who needs somebody when others of the home are confined. */
class DependantsTest {

    private static final Phase.Kind HOME = Phase.Kind.HOME;
    private static final Phase.Kind CENTRAL = Phase.Kind.CENTRAL;

    private static Member member(@Nullable Integer age, Phase.@Nullable Kind under) {
        return new Member(PersonId.of(UUID.randomUUID()), age, false, under, false);
    }

    private static Member frail(int age, Phase.@Nullable Kind under) {
        return new Member(PersonId.of(UUID.randomUUID()), age, true, under, false);
    }

    private static List<Why> whys(Member... members) {
        return Dependants.of(Arrays.asList(members)).stream().map(Concern::why).toList();
    }

    @Test
    void aFatherInHomeQuarantineIsShutInWithHisChildren() {
        assertThat(whys(member(41, HOME), member(13, null), member(7, null)))
                .containsExactly(Why.SHUT_IN, Why.SHUT_IN, Why.ERRANDS);
    }

    @Test
    void childrenWhoAreUnderTheSameMeasureAreShutInAllTheSame() {
        assertThat(whys(member(41, HOME), member(13, HOME), member(7, HOME)))
                .containsExactly(Why.SHUT_IN, Why.SHUT_IN, Why.ERRANDS);
    }

    @Test
    void aMotherAtHomeLooksAfterThem() {
        assertThat(whys(member(41, HOME), member(38, null), member(7, null))).isEmpty();
    }

    @Test
    void aMotherWhoStaysInOnlyBecauseSheLivesWithHimLooksAfterThem() {
        var mother = new Member(PersonId.of(UUID.randomUUID()), 38, false, HOME, true);
        assertThat(whys(member(41, HOME), mother, member(7, HOME))).containsExactly(Why.ERRANDS);
    }

    @Test
    void childrenWhoseFatherIsTakenToASiteAreLeft() {
        assertThat(whys(member(41, CENTRAL), member(13, null), member(7, null)))
                .containsExactly(Why.LEFT, Why.LEFT, Why.ERRANDS);
    }

    @Test
    void aChildThatIsTakenToASiteItselfNeedsSomebodyToGoAlong() {
        assertThat(whys(member(7, CENTRAL), member(38, null))).containsExactly(Why.SENT);
    }

    @Test
    void somebodyOfSixteenIsNotAloneAtNight() {
        assertThat(whys(member(41, CENTRAL), member(16, null))).containsExactly(Why.NIGHT, Why.ERRANDS);
        assertThat(whys(member(41, HOME), member(16, null))).containsExactly(Why.ERRANDS);
    }

    @Test
    void anOldMotherWhoseSonIsTakenToASiteIsLeft() {
        assertThat(whys(member(45, CENTRAL), member(78, null))).containsExactly(Why.LEFT);
    }

    @Test
    void twoOldPeopleManageWhenOneMayNotGoOutAndDoNotWhenOneIsTakenAway() {
        assertThat(whys(member(75, HOME), member(74, null))).isEmpty();
        assertThat(whys(member(75, CENTRAL), member(74, null))).containsExactly(Why.LEFT);
        assertThat(whys(member(75, HOME), member(74, HOME))).containsExactly(Why.ERRANDS);
    }

    @Test
    void whoeverLivesAloneAndIsConfinedNeedsSomebodyWhoShops() {
        assertThat(whys(member(30, HOME))).containsExactly(Why.ERRANDS);
        assertThat(whys(member(30, CENTRAL))).isEmpty();
    }

    @Test
    void somebodyDisabledNeedsACarerAtAnyAge() {
        assertThat(whys(member(50, CENTRAL), frail(30, null))).containsExactly(Why.LEFT, Why.ERRANDS);
    }

    @Test
    void somebodyWhoseBirthdayIsNotKnownIsTakenToBeGrownUp() {
        assertThat(whys(member(41, HOME), member(null, null), member(7, null))).isEmpty();
    }

    @Provide
    Arbitrary<List<Member>> homes() {
        Arbitrary<Member> member = Combinators.combine(
                        Arbitraries.integers().between(0, 95).injectNull(0.1),
                        Arbitraries.of(true, false, false, false),
                        Arbitraries.of(HOME, CENTRAL).injectNull(0.6))
                .as((age, frail, under) -> new Member(PersonId.of(UUID.randomUUID()), age, frail, under, false));
        return member.list().ofMinSize(1).ofMaxSize(6);
    }

    @Property
    void nobodyIsAskedAboutWhereNobodyIsConfined(@ForAll("homes") List<Member> home) {
        List<Member> free = home.stream()
                .map(each -> new Member(each.id(), each.age(), each.frail(), null, false))
                .toList();
        assertThat(Dependants.of(free)).isEmpty();
    }

    @Property
    void aGrownUpWhoIsFreeAndWellLeavesNobodyAtHomeUncared(@ForAll("homes") List<Member> home) {
        List<Member> with = new ArrayList<>(home);
        with.add(member(40, null));
        assertThat(Dependants.of(with)).extracting(Concern::why).allMatch(why -> why == Why.SENT);
    }

    @Property
    void aChildAtHomeIsNeverPassedOverWhereNoGrownUpIsFree(@ForAll("homes") List<Member> home) {
        List<Member> with = new ArrayList<>(home.stream()
                .map(each -> each.isGrown() ? new Member(each.id(), each.age(), each.frail(), CENTRAL, false) : each)
                .toList());
        with.add(member(40, CENTRAL));
        Member child = member(8, null);
        with.add(child);
        assertThat(Dependants.of(with)).contains(new Concern(Why.LEFT, child.id()));
    }
}
