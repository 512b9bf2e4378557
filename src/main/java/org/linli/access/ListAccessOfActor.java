package org.linli.access;

import java.util.Base64;
import org.linli.platform.list.ListAccess;
import org.linli.platform.list.ListSql;
import org.springframework.stereotype.Component;

/** Tells lists what whoever acts may do, and notes in the trail what they did. */
@Component
class ListAccessOfActor implements ListAccess {

    private static final String PURPOSE = "list-cursor";

    private final Permissions permissions;
    private final AuditTrail audit;
    private final Sealing sealing;
    private final HiddenChildren children;

    ListAccessOfActor(Permissions permissions, AuditTrail audit, Sealing sealing, HiddenChildren children) {
        this.children = children;
        this.permissions = permissions;
        this.audit = audit;
        this.sealing = sealing;
    }

    @Override
    public boolean holds(String permission) {
        return permissions.held(permission);
    }

    @Override
    public void demand(String permission) {
        permissions.demand(permission);
    }

    @Override
    public Object seeing() {
        return Acting.now();
    }

    @Override
    public String withheld() {
        return children.isSo() ? HiddenChildren.WORDS : "";
    }

    @Override
    public void withhold(String about, ListSql rows) {
        children.without(about, rows);
    }

    @Override
    public void searched(String list, String words, String area) {
        audit.searched(list, words, AreaPath.parse(area).orElse(null));
    }

    @Override
    public void exported(String list, String filters, String words, String area) {
        audit.record(
                list + ".exported",
                list,
                AreaPath.parse(area).orElse(null),
                (filters + " " + audit.trace(words)).strip());
    }

    @Override
    public String seal(String question, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealing.seal(purpose(question), text));
    }

    @Override
    public String open(String question, String sealed) {
        try {
            return sealing.open(purpose(question), Base64.getUrlDecoder().decode(sealed));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return "";
        }
    }

    /** Says nothing of the words that are searched for, wherever a purpose is told. */
    private String purpose(String question) {
        return PURPOSE + " " + Base64.getEncoder().encodeToString(sealing.hash(PURPOSE, question));
    }
}
