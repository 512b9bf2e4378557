package org.linli.arrangements;

import java.util.ArrayList;
import java.util.List;
import org.linli.arrangements.Concern.Why;
import org.linli.policy.Phase;

/**
 * Looks at a home where somebody is confined: who is left there, shut in or sent away without anybody to look after
 * them.
 */
final class Dependants {

    private Dependants() {}

    /** What there is to be arranged; nothing where nobody is confined. The order is that of the members. */
    static List<Concern> of(List<Member> members) {
        if (members.stream().allMatch(member -> member.under() == null)) {
            return List.of();
        }
        List<Member> atHome = members.stream().filter(Member::isAtHome).toList();
        List<Member> carers = members.stream().filter(Member::canCare).toList();
        boolean isCaredFor = carers.stream().anyMatch(Member::isFree);
        boolean isShutIn = !isCaredFor && carers.stream().anyMatch(Member::isAtHome);
        // Two old people who managed before manage when one of them may not go out; not when one is taken away.
        boolean isLeft = !isCaredFor && !isShutIn && (!carers.isEmpty() || (atHome.size() == 1 && members.size() > 1));
        boolean hasGrown = atHome.stream().anyMatch(Member::isGrown);
        List<Concern> concerns = new ArrayList<>();
        for (Member member : members) {
            if (member.under() == Phase.Kind.CENTRAL && member.cannotGoAlone()) {
                concerns.add(new Concern(Why.SENT, member.id()));
            } else if (member.isAtHome() && member.isDependant() && isShutIn) {
                concerns.add(new Concern(Why.SHUT_IN, member.id()));
            } else if (member.isAtHome() && member.isDependant() && isLeft) {
                concerns.add(new Concern(Why.LEFT, member.id()));
            } else if (member.isAtHome() && member.isYouth() && !hasGrown) {
                concerns.add(new Concern(Why.NIGHT, member.id()));
            }
        }
        if (!atHome.isEmpty() && atHome.stream().noneMatch(Member::canShop)) {
            concerns.add(new Concern(Why.ERRANDS, null));
        }
        return concerns;
    }
}
