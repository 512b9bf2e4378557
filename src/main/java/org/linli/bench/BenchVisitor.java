package org.linli.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.linli.access.AreaPath;
import org.linli.bench.BenchSamples.Account;
import org.linli.bench.BenchSamples.Someone;

/** Somebody who is signed in with a browser of their own: one connection, their cookies, answers compressed. */
final class BenchVisitor {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern MARK =
            Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"_csrf\"");
    private static final Pattern NEXT = Pattern.compile("<a [^>]*rel=\"next\"[^>]*>");
    private static final Pattern TARGET = Pattern.compile("href=\"([^\"]+)\"");

    private final HttpClient http;
    private final URI server;
    private final Account account;
    private final List<Someone> people;
    private final Map<String, List<String>> links;
    private final Map<String, String> pages;

    /**
     * @param people all of the samples; only those of the account's area are looked for
     * @param links what pages lead to, for all who see the same area as the same role; filled on the way
     * @param pages where far pages of lists begin, for all who see the same area; filled on the way
     */
    BenchVisitor(
            URI server,
            Account account,
            List<Someone> people,
            Map<String, List<String>> links,
            Map<String, String> pages,
            Executor threads) {
        this.server = server;
        this.links = links;
        this.account = account;
        this.people =
                people.stream().filter(p -> account.area().covers(p.path())).toList();
        this.pages = pages;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(PATIENCE)
                .executor(threads)
                .build();
    }

    AreaPath area() {
        return account.area();
    }

    /** Signs in on the page on which people do. */
    void signIn() throws IOException, InterruptedException {
        Matcher mark = MARK.matcher(text(send("/sign-in")));
        String token = mark.find() ? Optional.ofNullable(mark.group(1)).orElseGet(() -> mark.group(2)) : "";
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(server.resolve("/sign-in"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept-Encoding", "gzip")
                        .POST(BodyPublishers.ofString("_csrf=" + encoded(token) + "&username="
                                + encoded(account.username()) + "&password=" + BenchStaff.PASSWORD))
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200 || answer.uri().getPath().equals("/sign-in")) {
            throw new IOException(
                    account.username() + " could not sign in: " + answer.statusCode() + " " + answer.uri());
        }
    }

    /** Asks for an address and reads all of the answer; what it redirects to counts with it. */
    HttpResponse<byte[]> send(String address) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server.resolve(address))
                        .timeout(PATIENCE)
                        .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                        .header("Accept-Language", "zh-CN")
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
    }

    /** Sends JSON as the scripts of a page do; the answer as its text. */
    String sendJson(String address, String json, String header, String mark) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(server.resolve(address))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Accept-Encoding", "gzip")
                        .header(header, mark)
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(address + " answers " + answer.statusCode() + " " + text(answer));
        }
        return text(answer);
    }

    /** Keeps the file that an address gives, however large it is. */
    void download(String address, Path file) throws IOException, InterruptedException {
        HttpResponse<Path> answer =
                http.send(HttpRequest.newBuilder(server.resolve(address)).build(), BodyHandlers.ofFile(file));
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answers " + answer.statusCode());
        }
    }

    /** Somebody who lives in the account's area. */
    Optional<Someone> someone(RandomGenerator chance) {
        return people.isEmpty() ? Optional.empty() : Optional.of(people.get(chance.nextInt(people.size())));
    }

    /** One of the links of that form on a page, which is looked at once for all who see the same. */
    Optional<String> link(String page, String form, RandomGenerator chance) {
        List<String> found = links.computeIfAbsent(account.role() + " " + area().value() + " " + form, key -> {
            var all = new LinkedHashSet<String>();
            Matcher matcher = Pattern.compile("href=\"(" + form + ")\"").matcher(read(page));
            while (matcher.find()) {
                all.add(matcher.group(1));
            }
            return List.copyOf(all);
        });
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(chance.nextInt(found.size())));
    }

    /** The address of the page of a list that so many next ones lead to, or of the last. */
    Optional<String> page(String list, int number) {
        synchronized (pages) {
            return Optional.of(pages.computeIfAbsent(area().value() + list, key -> {
                String at = list;
                for (int i = 1; i < number; i++) {
                    Matcher next = NEXT.matcher(read(at));
                    if (!next.find()) {
                        return at;
                    }
                    Matcher target = TARGET.matcher(next.group());
                    if (!target.find()) {
                        return at;
                    }
                    at = target.group(1).replace("&amp;", "&");
                }
                return at;
            }));
        }
    }

    /** The answer as its text. */
    String read(String address) {
        try {
            return text(send(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        return new String(plain(answer), StandardCharsets.UTF_8);
    }

    /** The body of an answer, unpacked. */
    static byte[] plain(HttpResponse<byte[]> answer) throws IOException {
        boolean packed = answer.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isPresent();
        if (!packed) {
            return answer.body();
        }
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return plain.readAllBytes();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
