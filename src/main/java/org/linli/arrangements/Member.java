package org.linli.arrangements;

import org.jspecify.annotations.Nullable;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.Tag;
import org.linli.policy.Phase;

/**
 * Somebody of a household, as far as it matters who looks after whom.
 *
 * @param age whole years; null where the birthday is not known, and then grown up is taken
 * @param frail whether disabled, or not able to manage a day without help
 * @param under how they are confined; null for not
 * @param isBeside whether only because they live with somebody who is: then they may look after others at home
 */
record Member(PersonId id, @Nullable Integer age, boolean frail, Phase.@Nullable Kind under, boolean isBeside) {

    /** Under this age somebody has to be there, as the protection of minors asks (PIPL art. 28 draws the same line). */
    static final int CHILD = 14;

    /** Under this age nobody is to be alone at night. */
    static final int MINOR = 18;

    /** Over this age somebody is looked after, not counted upon. */
    static final int OLD = 70;

    static Member of(PersonCard card, Phase.@Nullable Kind under, boolean isBeside) {
        boolean frail = card.tags().contains(Tag.DISABLED) || card.tags().contains(Tag.NEEDS_HELP);
        return new Member(card.id(), card.age(), frail, under != null && under.confines() ? under : null, isBeside);
    }

    boolean isDependant() {
        return frail || (age != null && (age < CHILD || age > OLD));
    }

    /** Whether somebody has to come along to a site; whoever is only old manages there. */
    boolean cannotGoAlone() {
        return frail || (age != null && age < CHILD);
    }

    boolean isYouth() {
        return age != null && age >= CHILD && age < MINOR;
    }

    boolean isGrown() {
        return age == null || age >= MINOR;
    }

    /** Whether they can look after others. */
    boolean canCare() {
        return isGrown() && !isDependant();
    }

    /** Whether they are at home and may be near others there. */
    boolean isFree() {
        return under == null || (isBeside && isAtHome());
    }

    /** Whether they can go out for others. */
    boolean canShop() {
        return isGrown() && !frail && under == null;
    }

    boolean isAtHome() {
        return under != Phase.Kind.CENTRAL;
    }
}
