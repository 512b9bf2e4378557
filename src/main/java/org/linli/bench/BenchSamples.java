package org.linli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.linli.access.AreaPath;
import org.linli.access.Role;
import org.linli.demo.Town;
import org.linli.identity.PinyinName;

/**
 * Who can sign in and whom they can look for: what the load leaves beside the database for the measuring of pages. All
 * of them are made up.
 */
record BenchSamples(List<Account> accounts, List<Someone> people) {

    private static final String ACCOUNTS = "bench-accounts.tsv";
    private static final String PEOPLE = "bench-people.tsv";
    private static final int OF_A_CELL = 5;

    /** An account. */
    record Account(String username, Role role, AreaPath area) {}

    /** Somebody with document and phone. */
    record Someone(
            AreaPath path,
            UUID id,
            UUID household,
            String name,
            String pinyin,
            String initials,
            String phone,
            String document,
            String address,
            String room) {}

    BenchSamples {
        accounts = List.copyOf(accounts);
        people = List.copyOf(people);
    }

    static BenchSamples of(BenchDistrict district, BenchStaff staff) {
        List<Someone> people = new ArrayList<>();
        for (Town town : district.towns()) {
            Map<UUID, Town.House> houses = new HashMap<>();
            town.houses.forEach(h -> houses.put(h.id(), h));
            Map<UUID, Town.Home> homes = new HashMap<>();
            town.homes.forEach(h -> homes.put(h.id(), h));
            Map<UUID, Town.Family> families = new HashMap<>();
            town.families.forEach(f -> families.put(f.id(), f));
            Map<AreaPath, Integer> taken = new HashMap<>();
            for (Town.Resident one : town.residents) {
                String document = one.document();
                String phone = one.phone();
                if (document != null && phone != null && taken.merge(one.path(), 1, Integer::sum) <= OF_A_CELL) {
                    Town.Family family = Objects.requireNonNull(families.get(one.family()));
                    Town.Home home = Objects.requireNonNull(homes.get(family.home()));
                    Town.House house = Objects.requireNonNull(houses.get(home.house()));
                    PinyinName pinyin = PinyinName.of(one.name());
                    people.add(new Someone(
                            one.path(),
                            one.id(),
                            family.id(),
                            one.name(),
                            pinyin.full(),
                            pinyin.initials(),
                            phone,
                            document,
                            house.address(),
                            home.room()));
                }
            }
        }
        return new BenchSamples(
                staff.members().stream()
                        .map(m -> new Account(m.username(), m.role(), m.area()))
                        .toList(),
                people);
    }

    void write(Path data) {
        try {
            Files.write(
                    data.resolve(ACCOUNTS),
                    accounts.stream()
                            .map(a -> String.join(
                                    "\t",
                                    a.username(),
                                    a.role().name(),
                                    a.area().value()))
                            .toList());
            Files.write(
                    data.resolve(PEOPLE),
                    people.stream()
                            .map(p -> String.join(
                                    "\t",
                                    p.path().value(),
                                    p.id().toString(),
                                    p.household().toString(),
                                    p.name(),
                                    p.pinyin(),
                                    p.initials(),
                                    p.phone(),
                                    p.document(),
                                    p.address(),
                                    p.room()))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a load left in its data folder. */
    static BenchSamples read(Path data) {
        try {
            return new BenchSamples(
                    Files.readAllLines(data.resolve(ACCOUNTS)).stream()
                            .map(line -> line.split("\t", -1))
                            .map(p -> new Account(p[0], Role.valueOf(p[1]), AreaPath.of(p[2])))
                            .toList(),
                    Files.readAllLines(data.resolve(PEOPLE)).stream()
                            .map(line -> line.split("\t", -1))
                            .map(p -> new Someone(
                                    AreaPath.of(p[0]),
                                    UUID.fromString(p[1]),
                                    UUID.fromString(p[2]),
                                    p[3],
                                    p[4],
                                    p[5],
                                    p[6],
                                    p[7],
                                    p[8],
                                    p[9]))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(data + " holds no load of the bench; run: ./linli bench load", e);
        }
    }
}
