package org.linli.access;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.linli.platform.BusinessClock;
import org.linli.platform.list.ListSql;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Children under {@value #AGE} are not shown to whoever has no need to know of them: row-level security leaves them out
 * of the register, and this leaves out the rows about them. Figures count them all the same.
 */
@Component
public class HiddenChildren {

    /** Permission to be shown children under {@value #AGE}. */
    public static final String SEE = "people.children";

    /** Message key of what a page says that leaves them out. */
    public static final String WORDS = "access.children.hidden";

    /** Message key of what is said in place of the name of one of them. */
    public static final String ONE = "access.children.one";

    private static final int AGE = 14;
    private static final String EVERYBODY = "infinity";
    private static final String BORN_UNTIL = "linli.born_until";

    private final ObjectProvider<Permissions> permissions;
    private final TransactionSetting setting;
    private final BusinessClock clock;

    HiddenChildren(ObjectProvider<Permissions> permissions, TransactionSetting setting, BusinessClock clock) {
        this.permissions = permissions;
        this.setting = setting;
        this.clock = clock;
    }

    /** Whether whoever acts is shown none. */
    public boolean isSo() {
        return !permissions.getObject().held(SEE);
    }

    /** On which day those were born at the latest whom the actor is shown. */
    String bornUntil(Actor actor) {
        LocalDate today = clock.today();
        return permissions.getObject().holds(actor.role(), SEE)
                ? EVERYBODY
                : today.minusYears(AGE).toString();
    }

    /**
     * The condition that a row is about nobody, or about somebody whom whoever acts is shown.
     *
     * @param person SQL of the id of whom a row is about, with the name of its table
     */
    public String shown(String person) {
        return isSo()
                ? "%1$s is null or exists (select 1 from people.card shown where shown.person_id = %1$s)"
                        .formatted(person)
                : "true";
    }

    /** Leaves the rows out that are about somebody whom whoever acts is not shown. */
    public ListSql without(String person, ListSql rows) {
        return isSo() ? rows.and(shown(person)) : rows;
    }

    /** What is counted with all children, in the transaction that is under way. */
    public <T> T counted(Supplier<T> figure) {
        return isSo() ? setting.during(BORN_UNTIL, EVERYBODY, figure) : figure.get();
    }
}
