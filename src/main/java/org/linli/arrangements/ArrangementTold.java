package org.linli.arrangements;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.HiddenChildren;
import org.linli.access.Permissions;
import org.linli.care.ConfinementEffect;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.platform.Texts;
import org.linli.policy.Plan.PlannedPhase;
import org.linli.tasks.TaskMessage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says where somebody is confined what that means for those at home, and what is arranged for them. */
@Component
class ArrangementTold implements ConfinementEffect {

    private final Arrangements arrangements;
    private final Members homes;
    private final People people;
    private final Permissions permissions;
    private final Texts texts;
    private final HiddenChildren children;

    ArrangementTold(
            Arrangements arrangements,
            Members homes,
            People people,
            Permissions permissions,
            Texts texts,
            HiddenChildren children) {
        this.children = children;
        this.arrangements = arrangements;
        this.homes = homes;
        this.people = people;
        this.permissions = permissions;
        this.texts = texts;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Line> of(PersonId person, List<PlannedPhase> phases) {
        PersonCard card = people.cards(List.of(person)).get(person);
        if (card == null || !permissions.held(Arrangements.SEE)) {
            return List.of();
        }
        Optional<Arrangement> open = arrangements.open(card.householdId());
        String href = open.map(each -> "/arrangements/" + each.id()).orElse(null);
        boolean isAsked = open.map(Arrangement::isAsked).orElse(true);
        List<Line> lines = new ArrayList<>();
        open.map(Arrangement::answer)
                .ifPresent(given -> lines.add(new Line(
                        TaskMessage.of(
                                "arrangements.line.answered",
                                texts.of(given.answer().key()),
                                given.words()),
                        href,
                        false)));
        List<Concern> concerns =
                open.map(Arrangement::concerns).orElseGet(() -> Dependants.of(homes.with(person, phases)));
        Map<PersonId, PersonCard> cards = people.cards(concerns.stream()
                .flatMap(each -> Optional.ofNullable(each.person()).stream())
                .toList());
        concerns.forEach(concern -> lines.add(new Line(words(concern, cards), href, isAsked)));
        return lines;
    }

    /** Who needs somebody and why, in a line; a child whom whoever acts is not shown goes without a name. */
    TaskMessage words(Concern concern, Map<PersonId, PersonCard> cards) {
        PersonCard card = concern.person() == null ? null : cards.get(concern.person());
        boolean isHidden = card == null && children.isSo();
        return TaskMessage.of(
                concern.why().key(), isHidden ? texts.of(HiddenChildren.ONE) : name(card), isHidden ? "–" : age(card));
    }

    private static String name(@Nullable PersonCard card) {
        return card == null ? "" : card.name();
    }

    private static String age(@Nullable PersonCard card) {
        return card == null || card.age() == null ? "" : Integer.toString(card.age());
    }
}
