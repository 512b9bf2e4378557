package org.linli.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes somebody need more care, or able to give it. {@link #ELDER} and {@link #CHILD} follow from the birthday
 * where it is known.
 */
public enum Tag {
    /** 60 or older, as in the vaccination campaign of winter 2021. */
    ELDER,
    LIVES_ALONE,
    /** Under 14: sensitive personal information (PIPL art. 28). */
    CHILD,
    PREGNANT,
    DIALYSIS,
    DISABLED,
    CHRONIC_ILLNESS,
    /** Takes medicine for a psychiatric illness, which must not run out. */
    PSYCHIATRIC,
    /** Cannot manage the day without somebody's help. */
    NEEDS_HELP,
    VOLUNTEER,
    PARTY_MEMBER;

    static final int ELDER_AGE = 60;

    /** Under this age people are shielded further. */
    static final int MINOR_AGE = 14;

    /** Message key of the word for it. */
    public String key() {
        return "people.tag." + code();
    }

    /** As in addresses and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Tag ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether the birthday decides it, so that nobody enters it where the birthday is known. */
    public boolean followsFromAge() {
        return this == ELDER || this == CHILD;
    }

    /** Whether it tells of somebody's health, which PIPL art. 28 protects. */
    public boolean isMedical() {
        return this == PREGNANT
                || this == DIALYSIS
                || this == DISABLED
                || this == CHRONIC_ILLNESS
                || this == PSYCHIATRIC;
    }

    /** The tags that hold on {@code today}: what was entered, with age taken from the birthday where it is known. */
    static Set<Tag> holding(Collection<Tag> entered, @Nullable LocalDate bornOn, LocalDate today) {
        Set<Tag> tags = EnumSet.noneOf(Tag.class);
        tags.addAll(entered);
        if (bornOn != null) {
            tags.removeIf(Tag::followsFromAge);
            if (!bornOn.isAfter(today.minusYears(ELDER_AGE))) {
                tags.add(ELDER);
            }
            if (bornOn.isAfter(today.minusYears(MINOR_AGE))) {
                tags.add(CHILD);
            }
        }
        return tags;
    }
}
