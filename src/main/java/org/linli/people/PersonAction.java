package org.linli.people;

/**
 * A socket: something that can be done for a person, as a link on their page. Contributed as a bean; shown to those who
 * hold the permission.
 *
 * @param key message key of the label
 * @param href where it leads; <code>{id}</code> stands for the person's id
 * @param icon id of a symbol in {@code static/icons.svg}
 * @param order place among the others, lower first
 * @param permission what the user must hold to see it
 */
public record PersonAction(String key, String href, String icon, int order, String permission) {

    /** The link for one person. */
    public String hrefFor(PersonId person) {
        return href.replace("{id}", person.toString());
    }
}
