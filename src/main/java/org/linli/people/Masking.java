package org.linli.people;

/** How much of a number is shown. Of children under 14 nothing is, as PIPL art. 28 counts all of it as sensitive. */
final class Masking {

    private Masking() {}

    static String document(IdentityDocument document, boolean minor) {
        return minor ? "*".repeat(document.number().length()) : document.masked();
    }

    static String phone(Phone phone, boolean minor) {
        return minor ? "*".repeat(phone.number().length()) : phone.masked();
    }
}
