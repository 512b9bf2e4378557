package org.linli.duty;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;

/** How members are called before whoever may not see all of them. */
@Component
class DutyNames {

    private final Texts texts;

    DutyNames(Texts texts) {
        this.texts = texts;
    }

    /** The name; in general words for nobody, and for somebody of another area. */
    String of(Map<UUID, DutyMember> known, @Nullable UUID member) {
        return member == null ? texts.of("duty.nobody") : ofSomebody(known, member);
    }

    /** The name; in general words for somebody of another area. */
    String ofSomebody(Map<UUID, DutyMember> known, UUID member) {
        DutyMember one = known.get(member);
        return one == null ? texts.of("duty.somebody") : one.name();
    }
}
