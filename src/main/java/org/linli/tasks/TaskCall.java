package org.linli.tasks;

import org.linli.access.AreaPath;
import org.linli.access.AuditTrail;

/**
 * Whom to call to do a task, beside the person whom it is about: such as a landlord.
 *
 * @param phone the whole number
 * @param look what the trail says of whoever is told the number, such as {@code landlord.unmasked}
 * @param subject whose number the trail says it is
 * @param path where they are
 */
public record TaskCall(String name, String phone, String look, String subject, AreaPath path) {

    /** Notes that whoever acts was told the number. */
    public void note(AuditTrail audit) {
        audit.record(look, subject, path, name);
    }

    /** Keeps the number out of logs. */
    @Override
    public String toString() {
        return "TaskCall[" + name + "]";
    }
}
