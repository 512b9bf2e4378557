package org.linli.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** Somebody who fills in the forms of a running server: keeps cookies, and sends along what a form carries hidden. */
public final class FormFiller {

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String base;

    public FormFiller(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /**
     * Fills in the form of a page and sends it; answers the page that comes then. Fails when it is the same page again,
     * as after a refusal.
     *
     * @param action where the form is sent
     */
    public Document send(String page, String action, Map<String, String> typed)
            throws IOException, InterruptedException {
        Element form = get(page).selectFirst("form[action=" + action + "]");
        if (form == null) {
            throw new AssertionError("The page " + page + " has no form for " + action);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        fields.putAll(typed);
        String body = fields.entrySet().stream()
                .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(base + action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        Document next = Jsoup.parse(answer.body());
        Elements refused = next.select(".alert-danger, .is-invalid, .invalid-feedback");
        if (answer.statusCode() != 200 || !refused.isEmpty()) {
            throw new AssertionError(action + " was refused with " + answer.statusCode() + ": " + refused.text());
        }
        return next;
    }

    private Document get(String page) throws IOException, InterruptedException {
        return Jsoup.parse(
                http.send(HttpRequest.newBuilder(URI.create(base + page)).build(), BodyHandlers.ofString())
                        .body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
