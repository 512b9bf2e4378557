package org.linli.people;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.Sealing;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.springframework.stereotype.Component;

/** Documents and phone numbers as they are stored: sealed, with hashes of the whole and of the last four characters. */
@Component
public class NumberSeals {

    private static final String DOCUMENT = "document";
    private static final String DOCUMENT_TAIL = "document-tail";
    private static final String PHONE = "phone";
    private static final String PHONE_TAIL = "phone-tail";

    private final Sealing sealing;

    NumberSeals(Sealing sealing) {
        this.sealing = sealing;
    }

    /** What of a number goes into the database; all null where there is none. */
    public record Stored(byte @Nullable [] sealed, byte @Nullable [] hash, byte @Nullable [] tailHash) {

        private static final Stored NOTHING = new Stored(null, null, null);
    }

    /** What is kept of a document. */
    public Stored store(IdentityDocument document) {
        return document.type() == DocumentType.NONE
                ? Stored.NOTHING
                : new Stored(
                        sealing.seal(DOCUMENT, document.number()),
                        hash(document),
                        document.tail().map(this::documentTail).orElse(null));
    }

    /** What is kept of a phone number. */
    public Stored store(Phone phone) {
        return new Stored(sealing.seal(PHONE, phone.number()), hash(phone), phoneTail(phone.tail()));
    }

    /** The type is hashed with the number, since permits and passports share forms. */
    byte[] hash(IdentityDocument document) {
        return sealing.hash(DOCUMENT, document.type().name() + " " + document.number());
    }

    byte[] hash(Phone phone) {
        return sealing.hash(PHONE, phone.number());
    }

    byte[] documentTail(String tail) {
        return sealing.hash(DOCUMENT_TAIL, tail);
    }

    byte[] phoneTail(String tail) {
        return sealing.hash(PHONE_TAIL, tail);
    }

    IdentityDocument openDocument(DocumentType type, byte @Nullable [] sealed) {
        return sealed == null ? IdentityDocument.none() : new IdentityDocument(type, sealing.open(DOCUMENT, sealed));
    }

    Phone openPhone(byte[] sealed) {
        return new Phone(sealing.open(PHONE, sealed));
    }

    Optional<Phone> openPhoneNullable(byte @Nullable [] sealed) {
        return Optional.ofNullable(sealed).map(this::openPhone);
    }

    /** A hash that can be a key of a map. */
    static ByteBuffer key(byte[] hash) {
        return ByteBuffer.wrap(hash);
    }
}
