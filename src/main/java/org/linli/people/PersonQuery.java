package org.linli.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.text.WrittenText;

/**
 * Which people are wanted.
 *
 * @param text a name or part of one, pinyin or its initials, an ID or phone number or its last four or more characters,
 *     an address or room number; empty for all. Cut after {@value #LONGEST_TEXT} characters
 * @param tags all of these must hold
 * @param area the node they live in or under; null for the whole scope
 * @param twice only people whose document is on more than one visible record
 */
public record PersonQuery(
        String text, Set<Tag> tags, @Nullable AreaPath area, Presence presence, boolean twice) {

    static final int LONGEST_TEXT = 60;

    public PersonQuery {
        text = WrittenText.plain(text);
        text = text.codePoints()
                .limit(LONGEST_TEXT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        tags = Set.copyOf(tags);
    }

    /** Everybody who lives here now and whom the text finds. */
    public static PersonQuery of(String text) {
        return new PersonQuery(text, Set.of(), null, Presence.HERE, false);
    }
}
