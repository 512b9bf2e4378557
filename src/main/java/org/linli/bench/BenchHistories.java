package org.linli.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.bench.BenchSpecimens.Specimen;
import org.linli.demo.Town;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Copies the specimens' histories to people all over the district, inside PostgreSQL: each row of a specimen becomes
 * one of whoever gets a copy, with their place, their staff and an id that follows from the specimen's and theirs.
 */
@Component
@Profile("bench")
class BenchHistories {

    /** One in so many running measures is a copy of a rare specimen. */
    private static final int RARE = 500;

    private static final int OPEN_TASKS_OF_A_MEASURE = 10;
    private static final int PEOPLE_OF_A_RUNNING_MEASURE = 10;
    private static final int PEOPLE_OF_AN_ENDED_MEASURE = 20;
    private static final int PEOPLE_OF_AN_ARRIVAL = 10;

    /**
     * A table that holds rows of a history.
     *
     * @param moment when a row came to be
     * @param belongs which rows are a specimen's; {@code t} is the table
     */
    private record Kept(String table, String moment, String belongs) {

        String name() {
            return "bench." + table.replace('.', '_');
        }
    }

    private static final List<Kept> TABLES = List.of(
            new Kept("arrivals.arrival", "registered_at", "t.id = s.arrival"),
            new Kept("arrivals.brought_test", "taken_at", "t.arrival_id = s.arrival"),
            new Kept("care.measure", "begun_at", "t.id = s.measure"),
            new Kept("tasks.task", "opened_at", "t.source_id = s.measure"),
            new Kept(
                    "tasks.completion",
                    "received_at",
                    "t.task_id in (select k.id from tasks.task k where k.source_id = s.measure)"),
            new Kept("care.temperature", "received_at", "t.measure_id = s.measure"),
            new Kept("care.sample", "received_at", "t.measure_id = s.measure"),
            new Kept("care.result", "at", "t.measure_id = s.measure"),
            new Kept("care.move", "at", "t.measure_id = s.measure"));

    private static final Set<String> ACCOUNTS =
            Set.of("account_id", "done_by", "assignee_id", "begun_by", "registered_by");
    private static final Map<String, String> PLACES = Map.of(
            "person_id", "c.person",
            "household_id", "c.household",
            "dwelling_id", "c.dwelling",
            "path", "c.path",
            "rental_path", "c.rental_path");

    private final BenchDatabase database;

    BenchHistories(BenchDatabase database) {
        this.database = database;
    }

    static List<String> tables() {
        return TABLES.stream().map(Kept::table).toList();
    }

    /** Reads the specimens' rows and gives them ids that follow from the seed. */
    void keep(List<Specimen> specimens, BenchStaff staff) {
        database.alone(connection -> {
            BenchDatabase.run(connection, """
                    create schema bench;
                    create function bench.derived(specimen uuid, person uuid) returns uuid
                        language sql immutable strict parallel safe
                        return cast(left(replace(specimen::text, '-', ''), 13)
                                    || substr(md5(specimen::text || person::text), 1, 3) || '8'
                                    || substr(md5(specimen::text || person::text), 4, 15) as uuid);
                    create table bench.specimen (number int primary key, arrival uuid, measure uuid,
                                                 worker uuid, leader uuid, secretary uuid, open int,
                                                 running boolean, rare boolean);
                    create table bench.renamed (old uuid primary key, new uuid);
                    create unlogged table bench.copied (specimen int, person uuid, household uuid, dwelling uuid,
                                                        path text, rental_path text, worker uuid, leader uuid,
                                                        secretary uuid, stream int)
                    """);
            specimens(connection, specimens, staff);
            // What is asked about their homes is copied for nobody, and has ids by chance.
            BenchDatabase.run(connection, """
                    delete from tasks.task where kind like 'arrangements.%';
                    truncate arrangements.arrangement cascade;
                    """);
            BenchDatabase.run(connection, """
                    update bench.specimen s set measure = m.id, running = m.ended_at is null
                      from care.measure m where m.source_id = s.arrival;
                    update bench.specimen s
                       set open = (select count(*) from tasks.task t
                                    where t.source_id = s.measure and t.done_at is null and t.closed_at is null);
                    """);
            for (int i = 0; i < TABLES.size(); i++) {
                rows(connection, TABLES.get(i), i);
            }
            for (Kept kept : TABLES) {
                rename(connection, kept.name());
                rename(connection, kept.table());
            }
        });
    }

    private static void specimens(Connection connection, List<Specimen> specimens, BenchStaff staff)
            throws SQLException {
        BenchCopy copy =
                BenchCopy.into(connection, "bench.specimen", "number, arrival, worker, leader, secretary, rare");
        for (Specimen each : specimens) {
            Posts posts = Posts.of(each.who().family(), staff);
            copy.row(each.number(), each.arrival(), posts.worker(), posts.leader(), posts.secretary(), each.rare());
        }
        copy.end();
    }

    /** The order is that of their contents, since the product gave them ids by chance. */
    private static void rows(Connection connection, Kept kept, int number) throws SQLException {
        BenchDatabase.run(connection, """
                create table %1$s as select s.number as specimen, t.* from %2$s t join bench.specimen s on %3$s
                """.formatted(kept.name(), kept.table(), kept.belongs()));
        BenchDatabase.run(connection, """
                insert into bench.renamed
                select id, cast(lpad(to_hex(cast(extract(epoch from moment) * 1000 as bigint) + number), 12, '0')
                                || '7' || left(mark, 3) || '8' || substr(mark, 4, 15) as uuid)
                  from (select t.id, t.%2$s as moment, n.number, md5('%3$d ' || t.specimen || ' ' || n.number) as mark
                          from %1$s t
                          join (select id, row_number() over (partition by specimen order by %2$s,
                                       regexp_replace(x::text,
                                         '[0-9a-f]{8}-[0-9a-f-]{27}|\\+x[0-9a-f]+', '', 'g')) as number
                                  from %1$s x) n on n.id = t.id) marked
                on conflict (old) do nothing -- what a completion brought has its id
                """.formatted(kept.name(), kept.moment(), number));
    }

    /** In what is copied and in the specimens' own rows, which are the only ones yet. */
    private static void rename(Connection connection, String table) throws SQLException {
        for (String column : columns(connection, table, "data_type = 'uuid'")) {
            BenchDatabase.run(
                    connection,
                    "update %1$s t set %2$s = r.new from bench.renamed r where r.old = t.%2$s"
                            .formatted(table, column));
        }
        if (columns(connection, table, "column_name = 'data'").size() == 1) {
            BenchDatabase.run(connection, """
                    update %s t set data = jsonb_set(data, '{record}', to_jsonb(r.new::text))
                      from bench.renamed r where r.old::text = t.data ->> 'record'
                    """.formatted(table));
        }
    }

    /** Who looks after somebody, as their tasks are given out. */
    private record Posts(
            @Nullable UUID worker,
            @Nullable UUID leader,
            @Nullable UUID secretary) {

        static Posts of(Town.Family family, BenchStaff staff) {
            List<AreaPath> line = family.path().lineage();
            AreaPath cell = family.rentalPath() == null ? family.path() : family.rentalPath();
            return new Posts(
                    staff.lookingAfter(cell), staff.lookingAfter(line.get(3)), staff.lookingAfter(line.get(2)));
        }
    }

    /** How many got what. */
    record Copied(long running, long ended, long arrivals, long openTasks) {}

    /** Chooses who gets which copy, one of a household at most. */
    Copied choose(BenchDistrict district, List<Specimen> specimens, BenchStaff staff, long seed) {
        List<Town.Family> families = new ArrayList<>();
        Set<UUID> taken = new HashSet<>();
        specimens.forEach(s -> taken.add(s.who().family().id()));
        district.towns()
                .forEach(town -> town.families.stream()
                        .filter(f -> !taken.contains(f.id()))
                        .forEach(families::add));
        Collections.shuffle(families, new Random(seed + 3));
        List<Copied> counts = new ArrayList<>();
        database.alone(connection -> {
            Shares shares = Shares.read(connection);
            BenchCopy copy = BenchCopy.into(
                    connection,
                    "bench.copied",
                    "specimen, person, household, dwelling, path, rental_path, worker, leader, secretary, stream");
            int running = district.people() / PEOPLE_OF_A_RUNNING_MEASURE - shares.running();
            int ended = district.people() / PEOPLE_OF_AN_ENDED_MEASURE;
            int arrivals = district.people() / PEOPLE_OF_AN_ARRIVAL;
            for (int i = 0; i < Math.min(families.size(), running + ended + arrivals); i++) {
                Town.Family family = families.get(i);
                Posts posts = Posts.of(family, staff);
                AreaPath rental = family.rentalPath();
                copy.row(
                        i < running ? shares.nextRunning() : shares.next(i < running + ended),
                        family.head(),
                        family.id(),
                        family.home(),
                        family.path().value(),
                        rental == null ? null : rental.value(),
                        posts.worker(),
                        posts.leader(),
                        posts.secretary(),
                        i % (BenchDatabase.STREAMS * 4));
            }
            copy.end();
            BenchDatabase.run(connection, "create index on bench.copied (stream)");
            counts.add(new Copied(running + shares.running(), ended, arrivals, shares.openTasks()));
        });
        database.outside("analyze bench.copied");
        return counts.getFirst();
    }

    /** Copies in several streams. */
    void copy() {
        List<String> statements = new ArrayList<>();
        database.alone(connection -> {
            for (Kept kept : TABLES) {
                statements.add(statement(connection, kept));
            }
        });
        database.together(IntStream.range(0, BenchDatabase.STREAMS * 4)
                .mapToObj(stream -> (BenchDatabase.Work) connection -> {
                    for (String statement : statements) {
                        BenchDatabase.run(connection, statement + stream);
                    }
                })
                .toList());
        database.outside("drop schema bench cascade");
    }

    private static String statement(Connection connection, Kept kept) throws SQLException {
        Set<String> ids = Set.copyOf(columns(connection, kept.name(), "data_type = 'uuid'"));
        List<String> all = columns(connection, kept.table(), "is_generated = 'NEVER'");
        String values = all.stream().map(column -> value(kept, column, ids)).collect(Collectors.joining(",\n       "));
        return """
                insert into %s (%s)
                select %s
                  from %s t
                  join bench.copied c on c.specimen = t.specimen
                  join bench.specimen s on s.number = t.specimen
                 where c.stream = """.formatted(kept.table(), String.join(", ", all), values, kept.name()) + " ";
    }

    private static String value(Kept kept, String column, Set<String> ids) {
        String place = PLACES.get(column);
        if (place != null) {
            return place;
        }
        if (ACCOUNTS.contains(column)) {
            return """
                    case t.%1$s when s.worker then c.worker
                                when s.leader then c.leader
                                when s.secretary then c.secretary
                                else t.%1$s end""".formatted(column);
        }
        if (ids.contains(column)) {
            return "bench.derived(t." + column + ", c.person)";
        }
        if (kept.table().equals("tasks.task") && column.equals("data")) {
            return """
                    case when t.data ? 'record'
                         then jsonb_set(t.data, '{record}',
                                        to_jsonb(bench.derived((t.data ->> 'record')::uuid, c.person)::text))
                         else t.data end""";
        }
        return "t." + column;
    }

    private static List<String> columns(Connection connection, String table, String which) throws SQLException {
        String[] parts = table.split("\\.");
        return BenchDatabase.texts(connection, String.format(Locale.ROOT, """
                        select quote_ident(column_name) from information_schema.columns
                         where table_schema = '%s' and table_name = '%s' and %s
                         order by ordinal_position
                        """, parts[0], parts[1], which));
    }

    /** Deals out specimens so that running measures have ten open tasks on average. */
    private static final class Shares {

        private final List<Row> few;
        private final List<Row> many;
        private final List<Row> rare;
        private final List<Row> ended;
        private final List<Row> registered;
        private final int own;
        private final int[] dealt = new int[5];
        private int count;
        private long open;

        private record Row(int number, int open) {}

        private Shares(Connection connection) throws SQLException {
            few = rows(connection, "running and not rare and open <= " + OPEN_TASKS_OF_A_MEASURE);
            many = rows(connection, "running and not rare and open > " + OPEN_TASKS_OF_A_MEASURE);
            rare = rows(connection, "running and rare");
            ended = rows(connection, "not running");
            registered = rows(connection, "measure is null");
            own = rows(connection, "running").size();
            open = rows(connection, "running").stream().mapToInt(Row::open).sum();
            count = own;
        }

        static Shares read(Connection connection) throws SQLException {
            return new Shares(connection);
        }

        private static List<Row> rows(Connection connection, String which) throws SQLException {
            return BenchDatabase.texts(
                            connection,
                            "select number || ' ' || open from bench.specimen where " + which + " order by number")
                    .stream()
                    .map(text -> text.split(" "))
                    .map(parts -> new Row(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])))
                    .toList();
        }

        /** The specimens themselves are running measures, too. */
        int running() {
            return own;
        }

        long openTasks() {
            return open;
        }

        int nextRunning() {
            count++;
            List<Row> from = count % RARE == 0 ? rare : open >= (long) count * OPEN_TASKS_OF_A_MEASURE ? few : many;
            Row row = deal(from, from == rare ? 0 : from == few ? 1 : 2);
            open += row.open();
            return row.number();
        }

        int next(boolean measure) {
            return measure ? deal(ended, 3).number() : deal(registered, 4).number();
        }

        private Row deal(List<Row> from, int pile) {
            return from.get(dealt[pile]++ % from.size());
        }
    }
}
