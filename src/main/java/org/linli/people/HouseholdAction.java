package org.linli.people;

/**
 * A socket: something that can be done for a household, as a link on its page. Contributed as a bean; shown to those
 * who hold the permission.
 *
 * @param key message key of the label
 * @param href where it leads; <code>{id}</code> stands for the household's id
 * @param icon id of a symbol in {@code static/icons.svg}
 * @param order place among the others, lower first
 * @param permission what the user must hold to see it
 */
public record HouseholdAction(String key, String href, String icon, int order, String permission) {

    /** The link for one household. */
    public String hrefFor(HouseholdId household) {
        return href.replace("{id}", household.toString());
    }
}
