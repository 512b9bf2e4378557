package org.linli.people;

import java.util.List;
import java.util.Locale;
import org.linli.access.AreaPath;
import org.linli.access.AuditEntry;
import org.linli.access.AuditQuery;
import org.linli.access.AuditTrail;
import org.linli.access.HiddenChildren;
import org.linli.access.Permissions;
import org.linli.platform.NotFound;
import org.linli.platform.Paging;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who looked at whom: every page and answer that is about one person is noted in the trail, with who, when and from
 * where (PIPL art. 51 and 54: access to personal data can be traced).
 */
@Component
public class PersonLooks {

    private static final int SHOWN = 20;

    private final AuditTrail audit;
    private final Permissions permissions;
    private final HiddenChildren children;
    private final CardStore cards;

    PersonLooks(AuditTrail audit, Permissions permissions, HiddenChildren children, CardStore cards) {
        this.children = children;
        this.cards = cards;
        this.audit = audit;
        this.permissions = permissions;
    }

    /** On what somebody was seen. */
    public enum On {
        PERSON,
        HOUSEHOLD,
        MEASURE,
        ARRIVAL,
        TASK,
        PHOTO,
        NEED,
        MOOD,
        RIDE,
        DOSE
    }

    /**
     * Notes that whoever acts was shown the person.
     *
     * @throws NotFound for a child whom whoever acts is not shown
     */
    @Transactional
    public void note(PersonId person, AreaPath path, On page) {
        if (children.isSo() && cards.find(List.of(person)).isEmpty()) {
            throw new NotFound("person", person);
        }
        audit.record("person.seen." + page.name().toLowerCase(Locale.ROOT), person.toString(), path, "");
    }

    /** Notes that whoever acts was shown everybody of a household. */
    @Transactional
    public void note(Household household, List<PersonCard> members) {
        members.forEach(member -> note(member.id(), household.path(), On.HOUSEHOLD));
    }

    /** The latest looks at a person and at their numbers, newest first; none for whoever may not know. */
    @Transactional(readOnly = true)
    List<AuditEntry> of(PersonId person) {
        return permissions.held(People.LOOKS)
                ? audit.list(new AuditQuery("", "person.", person.toString(), null, null), new Paging(1, SHOWN))
                        .rows()
                : List.of();
    }
}
