package org.linli.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.access.Role;
import org.linli.demo.Town;
import org.linli.territory.AreaKind;

/**
 * Accounts of all roles: everybody who looks after a node, and those of the sub-districts and of the district. All have
 * one password.
 */
final class BenchStaff {

    /** Longer than the rule asks for. */
    static final String PASSWORD = "linli-bench-2022";

    /** Who works for the whole district, and how many. */
    private static final Map<Role, Integer> OF_DISTRICT =
            Map.of(Role.ADMINISTRATOR, 4, Role.COMMAND, 8, Role.HEALTH_STAFF, 8, Role.AUDITOR, 4);

    /** Who works for each sub-district, and how many. */
    private static final Map<Role, Integer> OF_TOWN =
            Map.of(Role.ADMINISTRATOR, 1, Role.COMMAND, 2, Role.HEALTH_STAFF, 2, Role.GATE_GUARD, 3, Role.AUDITOR, 1);

    /** Somebody with an account. */
    record Member(UUID id, String username, String name, Role role, AreaPath area) {}

    private final List<Member> members = new ArrayList<>();
    private final Map<AreaPath, UUID> lookingAfter = new HashMap<>();

    BenchStaff(BenchDistrict district, long seed) {
        var chance = new Random(seed + 1);
        OF_DISTRICT.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> appoint(e.getKey(), e.getValue(), BenchDistrict.ROOT, chance));
        for (Town town : district.towns()) {
            AreaPath root = town.nodes.getFirst().area().path();
            OF_TOWN.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(e -> appoint(e.getKey(), e.getValue(), root, chance));
            Map<AreaPath, AreaKind> kinds = town.nodes.stream()
                    .collect(
                            Collectors.toMap(n -> n.area().path(), n -> n.area().kind()));
            for (Town.Worker worker : town.workers) {
                Role role = role(Optional.ofNullable(kinds.get(worker.area())).orElseThrow());
                members.add(new Member(worker.id(), worker.username(), worker.name(), role, worker.area()));
                lookingAfter.put(worker.area(), worker.id());
            }
        }
    }

    private void appoint(Role role, int count, AreaPath area, Random chance) {
        String word = role.name().toLowerCase(Locale.ROOT).replace('_', '-');
        for (int i = 1; i <= count; i++) {
            members.add(new Member(
                    BenchIds.at(BenchClock.TODAY.minusDays(120), chance),
                    word + "-" + area.code() + "-" + i,
                    role + " " + i,
                    role,
                    area));
        }
    }

    private static Role role(AreaKind kind) {
        return switch (kind) {
            case SUBDISTRICT -> Role.COMMAND;
            case COMMUNITY -> Role.SECRETARY;
            case GRID -> Role.GRID_LEADER;
            case CELL -> Role.GRID_WORKER;
        };
    }

    List<Member> members() {
        return List.copyOf(members);
    }

    /** The worker of a cell, the leader of a grid, the secretary of a community. */
    @Nullable
    UUID lookingAfter(AreaPath node) {
        return lookingAfter.get(node);
    }

    /** @param hash of the one password */
    void write(Connection connection, String hash, Instant at) throws SQLException {
        BenchCopy copy = BenchCopy.into(
                connection, "access.account", "id, username, name, role, area, password_hash, phone, created_at");
        int number = 0;
        for (Member member : members) {
            copy.row(
                    member.id(),
                    member.username(),
                    member.name(),
                    member.role().name(),
                    member.area().value(),
                    hash,
                    String.format(Locale.ROOT, "0579-8%07d", ++number),
                    at);
        }
        copy.end();
    }
}
