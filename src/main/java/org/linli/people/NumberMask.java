package org.linli.people;

import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;

/** How much of a number is shown. Of children under 14 nothing is, as PIPL art. 28 counts all of it as sensitive. */
final class NumberMask {

    private NumberMask() {}

    static String document(IdentityDocument document, boolean minor) {
        return minor ? "*".repeat(document.number().length()) : document.masked();
    }

    static String phone(Phone phone, boolean minor) {
        return minor ? "*".repeat(phone.number().length()) : phone.masked();
    }
}
