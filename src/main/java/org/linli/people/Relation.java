package org.linli.people;

import java.util.Locale;

/** What somebody is to the head of their household. */
public enum Relation {
    /** Nothing more is known. */
    MEMBER,
    SPOUSE,
    CHILD,
    PARENT,
    GRANDPARENT,
    GRANDCHILD,
    SIBLING,
    OTHER_RELATIVE,
    ROOMMATE,
    /** Lives in the household to work for it: a carer, a nanny, a shop's helper. */
    HELPER;

    /** Message key of the word for it. */
    public String key() {
        return "people.relation." + code();
    }

    /** As in addresses and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Relation ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
