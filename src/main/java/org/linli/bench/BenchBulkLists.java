package org.linli.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.ApiTokens;
import org.linli.access.Role;
import org.linli.divisions.Divisions;
import org.linli.imports.Import;
import org.linli.imports.ImportId;
import org.linli.imports.Imports;
import org.linli.platform.LinliSettings;
import org.linli.platform.sheet.TableWriter;
import org.linli.platform.sheet.Workbooks;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Brings in lists of thousands, and takes over what a list says otherwise of thousands. */
@Component
@Profile("bench")
class BenchBulkLists {

    private static final List<String> ARRIVALS = List.of("姓名", "身份证号码", "联系电话", "来自何地", "抵达日期", "房号");
    private static final List<String> HOUSEHOLDS = List.of("姓名", "身份证号码", "联系电话", "住址", "与户主关系");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final Pattern SETTLED = Pattern.compile("\"done\":(\\d+),\"failed\":(\\d+),\"over\":true");

    /** Numbers of people who are made up; others than in earlier runs. */
    private static final int NUMBERS = 3_650_000;

    private final Imports imports;
    private final Accounts accounts;
    private final ApiTokens tokens;
    private final Divisions divisions;
    private final LinliSettings settings;
    private final Environment environment;
    private int next = (int) (System.currentTimeMillis() / 1000 * 100_003 % NUMBERS);

    BenchBulkLists(
            Imports imports,
            Accounts accounts,
            ApiTokens tokens,
            Divisions divisions,
            LinliSettings settings,
            Environment environment) {
        this.imports = imports;
        this.accounts = accounts;
        this.tokens = tokens;
        this.divisions = divisions;
        this.settings = settings;
        this.environment = environment;
    }

    /** Brings in arrivals of whom every twentieth stands there twice; each person gets a measure. */
    BenchBulk.Work arriving(int rows) throws IOException {
        String origin = divisions.fullName(BenchSpecimens.ELSEWHERE, Locale.SIMPLIFIED_CHINESE);
        int people = rows * 19 / 20;
        int first = numbers(people);
        Path list = written(rows, ARRIVALS, row -> {
            int n = first + row % people;
            return List.of(
                    name(n), document(n), phone(n), origin, BenchClock.TODAY.toString(), address(n) + room(n, 0));
        });
        return () -> {
            try {
                Import job = brought("arrivals", list);
                if (job.stored() != people || job.known() != rows - people) {
                    throw new IllegalStateException("Arrivals were brought in otherwise: " + told(job));
                }
                return job.read();
            } finally {
                Files.delete(list);
            }
        };
    }

    /** Takes over that so many people live in other homes than those they were first registered in. */
    BenchBulk.Work moving(int people) throws IOException, InterruptedException {
        int first = numbers(people);
        Path before = written(people, HOUSEHOLDS, row -> resident(first + row, 0));
        Path after = written(people, HOUSEHOLDS, row -> resident(first + row, 5));
        try {
            brought("households", before);
            Import job = brought("households", after);
            if (job.aside() != people) {
                throw new IllegalStateException("Not everybody is said to live elsewhere: " + told(job));
            }
            return () -> accepted(job.id());
        } finally {
            Files.delete(before);
            Files.delete(after);
        }
    }

    private static List<String> resident(int n, int floors) {
        return List.of(name(n), document(n), phone(n), address(n) + room(n, floors), n % 3 == 0 ? "户主" : "成员");
    }

    private int numbers(int people) {
        int first = next;
        next += people;
        return first;
    }

    /** Answers for all rows that wait, as on the page, and waits until that is over. */
    private long accepted(ImportId id) throws IOException, InterruptedException {
        String token = Acting.as(secretary().actor(), () -> tokens.issue(secretary(), "bench"));
        URI asides = URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port")
                + "/api/v1/imports/households/" + id + "/asides");
        HttpRequest.Builder request = HttpRequest.newBuilder(asides).header("Authorization", "Bearer " + token);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    request.copy()
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"answer\":\"accepted\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                throw new IOException("Not begun: " + answer.statusCode() + " " + answer.body());
            }
            while (true) {
                Thread.sleep(100);
                String now = http.send(request.copy().build(), HttpResponse.BodyHandlers.ofString())
                        .body();
                Matcher over = SETTLED.matcher(now);
                if (over.find()) {
                    if (Integer.parseInt(over.group(2)) > 0) {
                        throw new IllegalStateException("Not everybody was moved: " + over.group());
                    }
                    return Long.parseLong(over.group(1));
                }
            }
        }
    }

    private Import brought(String kind, Path list) throws IOException, InterruptedException {
        Account secretary = secretary();
        try (InputStream content = Files.newInputStream(list)) {
            ImportId id =
                    Acting.as(secretary.actor(), () -> imports.bring(kind, secretary.area(), "bench.xlsx", content));
            Import job = Acting.as(secretary.actor(), () -> imports.get(id));
            while (job.isRunning()) {
                Thread.sleep(50);
                job = Acting.as(secretary.actor(), () -> imports.get(id));
            }
            if (job.failure() != null || job.refused() > 0) {
                throw new IllegalStateException("A list was not brought in: " + told(job));
            }
            return job;
        }
    }

    private static String told(Import job) {
        return "%s: %d read, %d stored, %d known, %d aside, %d refused, %s"
                .formatted(
                        job.state(), job.read(), job.stored(), job.known(), job.aside(), job.refused(), job.failure());
    }

    private Account secretary() {
        String name = BenchSamples.read(settings.data()).accounts().stream()
                .filter(account -> account.role() == Role.SECRETARY)
                .findFirst()
                .orElseThrow()
                .username();
        return Acting.as(Actor.SYSTEM, () -> accounts.byUsername(name).orElseThrow());
    }

    private Path written(int rows, List<String> header, IntFunction<List<String>> row) throws IOException {
        Path list = Files.createTempFile(settings.data(), "bench-", ".xlsx");
        try (var out = new BufferedOutputStream(Files.newOutputStream(list));
                TableWriter table = Workbooks.xlsx(out, "名单", header)) {
            for (int n = 0; n < rows; n++) {
                table.row(row.apply(n));
            }
        }
        return list;
    }

    private static String name(int n) {
        return "测" + (char) ('一' + n % 1500) + (char) ('丁' + n / 1500 % 1500);
    }

    private static String phone(int n) {
        return "138%08d".formatted(n % NUMBERS);
    }

    private static String address(int n) {
        return "%d组%d号".formatted(n % 30 + 1, n / 480 % 9000 + 100);
    }

    private static String room(int n, int floors) {
        return "%d0%d室".formatted(n / 120 % 4 + 1 + floors, n / 30 % 4 + 1);
    }

    /** An area code that nobody of the load has, born from 1960 on, with its check digit (GB 11643). */
    private static String document(int n) {
        LocalDate born = LocalDate.of(1960, 1, 1).plusDays(n % 3650);
        String first = "540329" + born.toString().replace("-", "") + "%03d".formatted(n / 3650 % 1000);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (first.charAt(i) - '0');
        }
        return first + "10X98765432".charAt(sum % 11);
    }
}
