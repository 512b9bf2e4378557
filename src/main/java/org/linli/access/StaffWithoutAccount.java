package org.linli.access;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * A socket: who works with the staff without an account, such as a volunteer who only stands at a gate. What they do is
 * told as {@link WorkSource} under the same id, so that somebody notices when it is too much. Contributed as a bean.
 */
public interface StaffWithoutAccount {

    /**
     * Those of these ids, as far as whoever acts may know of them, as volunteers who cannot sign in; others are left
     * out.
     */
    Map<UUID, Account> byId(Collection<UUID> ids);
}
