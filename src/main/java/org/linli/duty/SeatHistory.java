package org.linli.duty;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.access.Accounts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who stood in a seat before, in words: what it takes to put back what was. */
@Component
@Transactional(readOnly = true)
class SeatHistory {

    private final DutyChangeStore store;
    private final DutyMembers members;
    private final Accounts accounts;
    private final DutyNames names;

    SeatHistory(DutyChangeStore store, DutyMembers members, Accounts accounts, DutyNames names) {
        this.store = store;
        this.members = members;
        this.accounts = accounts;
        this.names = names;
    }

    /**
     * One change.
     *
     * @param was name of who stood there, or that nobody did
     * @param by who did it; empty for the program itself
     */
    record Line(Instant at, String was, String becomes, String why, String by) {}

    /** The latest first. */
    List<Line> of(Seat seat) {
        List<SeatPast> past = store.ofSeat(seat.id());
        Map<UUID, DutyMember> known = members.byId(past.stream()
                .flatMap(each -> Stream.of(each.from(), each.to()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<UUID, String> staff = accounts.names(past.stream()
                .flatMap(each -> Stream.ofNullable(each.by()))
                .distinct()
                .toList());
        return past.stream()
                .map(each -> new Line(
                        each.at(),
                        names.of(known, each.from()),
                        names.of(known, each.to()),
                        each.why().key(),
                        each.by() == null ? "" : staff.getOrDefault(each.by(), "")))
                .toList();
    }
}
