package org.linli.keypersons;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.people.Tag;

/** Why somebody needs watching, the most pressing first. */
public enum KeyReason {
    /** Under a measure that keeps them at home or at a site for a while, also once that is over. */
    QUARANTINE(null),
    /** Under any other measure. */
    MONITORING(null),
    /** Under 18, with nobody grown up at home on record or left there by an arrangement. */
    CHILD_ALONE(null),
    /** 80 or older, and alone on record. */
    ALONE_AT_80(null),
    PSYCHIATRIC(Tag.PSYCHIATRIC),
    DIALYSIS(Tag.DIALYSIS),
    PREGNANT(Tag.PREGNANT),
    NEEDS_HELP(Tag.NEEDS_HELP),
    DISABLED(Tag.DISABLED),
    CHRONIC_ILLNESS(Tag.CHRONIC_ILLNESS);

    static final int OLD_AGE = 80;

    static final int GROWN_AGE = 18;

    private final @Nullable Tag tag;

    KeyReason(@Nullable Tag tag) {
        this.tag = tag;
    }

    /** As in the database and in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static KeyReason ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    static Optional<KeyReason> asked(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }

    /** Message key of the word for it. */
    public String key() {
        return tag == null ? "keypersons.reason." + code() : tag.key();
    }

    /** Whether a measure is the reason, so that a plan says when somebody comes. */
    public boolean isMeasure() {
        return this == QUARANTINE || this == MONITORING;
    }

    Optional<Tag> tag() {
        return Optional.ofNullable(tag);
    }
}
