package org.linli.vaccination;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is said of an obstacle; never a text alone. */
public enum ObstacleReason {
    /** To something in the vaccine. */
    ALLERGY(ObstacleKind.CONTRAINDICATION),
    /** A grave reaction to an earlier dose. */
    REACTION(ObstacleKind.CONTRAINDICATION),
    /** Epilepsy that is not under control, and other such illnesses of the nerves. */
    NERVOUS(ObstacleKind.CONTRAINDICATION),
    /** A grave chronic illness that is not under control. */
    CHRONIC(ObstacleKind.CONTRAINDICATION),
    /** Something else that the doctor found. */
    DOCTOR(ObstacleKind.CONTRAINDICATION),

    FEVER(ObstacleKind.POSTPONED),
    ACUTE(ObstacleKind.POSTPONED),
    HOSPITAL(ObstacleKind.POSTPONED),
    INFECTED(ObstacleKind.POSTPONED),
    /** Given something else within the last two weeks. */
    OTHER_VACCINE(ObstacleKind.POSTPONED),
    /** In quarantine or under another measure. */
    MEASURE(ObstacleKind.POSTPONED),
    AWAY(ObstacleKind.POSTPONED),

    AFRAID(ObstacleKind.REFUSED),
    NOT_NEEDED(ObstacleKind.REFUSED),
    FAMILY(ObstacleKind.REFUSED),
    FEELS_ILL(ObstacleKind.REFUSED),
    OTHER(ObstacleKind.REFUSED);

    private final ObstacleKind kind;

    ObstacleReason(ObstacleKind kind) {
        this.kind = kind;
    }

    public ObstacleKind kind() {
        return kind;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of its name. */
    public String key() {
        return "vaccination.reason." + code();
    }

    static List<ObstacleReason> of(ObstacleKind kind) {
        return Arrays.stream(values()).filter(one -> one.kind == kind).toList();
    }

    static Optional<ObstacleReason> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
