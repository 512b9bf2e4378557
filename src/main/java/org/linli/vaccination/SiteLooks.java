package org.linli.vaccination;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Acting;
import org.linli.access.AuditTrail;
import org.linli.people.PersonId;
import org.springframework.stereotype.Component;

/**
 * Who was shown on the page of a site: noted once for each of them and each opening of the page, however often the page
 * asks. A device says by an id of its own that it is the same opening; whoever says none is noted each time.
 */
@Component
class SiteLooks {

    /** So many openings are remembered; whoever is forgotten is noted once more. */
    private static final int MOST = 500;

    private final AuditTrail audit;
    private final Map<String, Set<UUID>> noted = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<UUID>> eldest) {
            return size() > MOST;
        }
    };

    SiteLooks(AuditTrail audit) {
        this.audit = audit;
    }

    void note(VaccinationDay day, Collection<PersonId> shown, @Nullable UUID opening) {
        Set<UUID> fresh = new HashSet<>();
        fresh.add(day.id());
        shown.forEach(person -> fresh.add(person.value()));
        if (opening != null) {
            synchronized (noted) {
                Set<UUID> before = noted.computeIfAbsent(
                        Acting.now().account() + " " + opening + " " + day.id(), any -> new HashSet<>());
                fresh.removeAll(Set.copyOf(before));
                before.addAll(fresh);
            }
        }
        if (fresh.remove(day.id())) {
            audit.record("vaccination.day.seen", day.id().toString(), day.path(), "");
        }
        List<String> persons = fresh.stream().map(UUID::toString).toList();
        audit.recordAll("person.seen.dose", persons, day.path(), "");
    }
}
