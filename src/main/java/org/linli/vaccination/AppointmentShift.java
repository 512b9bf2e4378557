package org.linli.vaccination;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Half hours of a day that is held otherwise. Whoever can keep theirs keeps it; the others get, in the order of their
 * tickets, the one as far from the beginning or the next with room, and whoever had none gets one where there is one.
 */
class AppointmentShift {

    private final VaccinationDay before;
    private final VaccinationDay after;
    private final List<LocalTime> open;
    private final Map<LocalTime, Integer> taken = new HashMap<>();

    /** @param open the half hours to come; no other one is given to anybody */
    AppointmentShift(VaccinationDay before, VaccinationDay after, List<LocalTime> open) {
        this.before = before;
        this.after = after;
        this.open = open;
    }

    /** The half hours by appointment; empty where there is no room. */
    Map<UUID, Optional<LocalTime>> of(List<Appointment> all) {
        Map<UUID, Optional<LocalTime>> slots = new HashMap<>();
        List<Appointment> others = new ArrayList<>();
        for (Appointment one : all) {
            LocalTime slot = one.slot();
            if (slot != null && after.slots().contains(slot)) {
                taken.merge(slot, 1, Integer::sum);
                slots.put(one.id(), Optional.of(slot));
            } else {
                others.add(one);
            }
        }
        others.sort(Comparator.comparingInt(Appointment::ticket));
        others.forEach(one -> slots.put(one.id(), next(one)));
        return slots;
    }

    private Optional<LocalTime> next(Appointment one) {
        List<LocalTime> slots = after.slots();
        int at = Math.clamp(before.slots().indexOf(one.slot()), 0, slots.size() - 1);
        List<LocalTime> order = new ArrayList<>(slots.subList(at, slots.size()));
        order.addAll(slots.subList(0, at));
        Optional<LocalTime> free = order.stream()
                .filter(slot -> open.contains(slot) && taken.getOrDefault(slot, 0) < after.perSlot())
                .findFirst();
        free.ifPresent(slot -> taken.merge(slot, 1, Integer::sum));
        return free;
    }
}
