package org.linli.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.linli.access.AreaPath;
import org.linli.platform.BusinessClock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Entries at the gates of made-up markets as they are at Xiafan's: from 6 to 20 with two peaks, a third of them by
 * regulars with a pass, who are in the register; one in 300 is refused.
 */
@Component
@Profile("bench")
class BenchEntries {

    static final int DAYS = 14;
    static final int MARKETS = 60;

    /** Of each market; most come on most days. */
    static final int REGULARS = 2200;

    private static final int REGULAR_OF = 3;
    private static final int REFUSED_OF = 300;
    private static final int OPENS = 6;
    private static final int SECONDS_OF_HOUR = 3600;

    /** How many of a hundred come in each hour from six on. */
    private static final int[] HOURS = {4, 4, 4, 4, 4, 14, 14, 4, 4, 4, 4, 12, 12, 12};

    private static final String COLUMNS = "id, day, path, place_id, gate_id, at, pass_id, person_id, mask, colour,"
            + " temperature, outcome, reason, guard";

    private final BenchDatabase database;
    private final BusinessClock clock;

    BenchEntries(BenchDatabase database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    static AreaPath path(int market) {
        return BenchDistrict.ROOT.child("m" + market);
    }

    static UUID person(int market, int regular) {
        return id("person", market, regular);
    }

    private static UUID id(String what, int market, int nth) {
        return UUID.nameUUIDFromBytes((what + " " + market + " " + nth).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Makes them unless there are as many; answers how many there are.
     *
     * @param today the last of the days
     */
    long fill(LocalDate today, long wanted, long seed) {
        long of = wanted / DAYS;
        if (count() != of * DAYS) {
            database.alone(connection -> {
                BenchDatabase.run(connection, "select gate.keep_days(date '%s', %d)".formatted(today, DAYS - 1));
                BenchDatabase.run(connection, "truncate gate.entry");
            });
            database.together(IntStream.range(0, DAYS)
                    .mapToObj(ago -> (BenchDatabase.Work)
                            connection -> write(connection, today.minusDays(ago), of, new Random(seed + ago)))
                    .toList());
            database.outside("vacuum (analyze) gate.entry");
        }
        return count();
    }

    private long count() {
        var counted = new ArrayList<String>();
        database.alone(
                connection -> counted.addAll(BenchDatabase.texts(connection, "select count(*) from gate.entry")));
        return Long.parseLong(counted.getFirst());
    }

    private record Came(Instant at, int market) {}

    /** In the order in which they came, as entries are written. */
    private void write(Connection connection, LocalDate day, long several, Random chance) throws SQLException {
        List<Came> all = new ArrayList<>((int) several);
        for (long n = 0; n < several; n++) {
            all.add(new Came(at(day, chance), chance.nextInt(MARKETS)));
        }
        all.sort(Comparator.comparing(Came::at));
        BenchCopy copy = BenchCopy.into(connection, "gate.entry", COLUMNS);
        for (Came came : all) {
            boolean isRegular = chance.nextInt(REGULAR_OF) == 0;
            int regular = chance.nextInt(REGULARS);
            boolean isRefused = chance.nextInt(REFUSED_OF) == 0;
            copy.row(
                    BenchIds.at(day, chance),
                    day,
                    path(came.market()).value(),
                    id("place", came.market(), 0),
                    id("gate", came.market(), chance.nextInt(2)),
                    came.at(),
                    isRegular ? id("pass", came.market(), regular) : null,
                    isRegular ? person(came.market(), regular) : null,
                    true,
                    isRefused ? "red" : "green",
                    365,
                    isRefused ? "refused" : "in",
                    isRefused ? "red" : "",
                    id("guard", came.market(), 0));
        }
        copy.end();
    }

    private Instant at(LocalDate day, Random chance) {
        int left = chance.nextInt(100);
        int hour = 0;
        while (left >= HOURS[hour]) {
            left -= HOURS[hour];
            hour++;
        }
        return clock.at(day, LocalTime.of(OPENS + hour, 0)).plusSeconds(chance.nextInt(SECONDS_OF_HOUR));
    }
}
