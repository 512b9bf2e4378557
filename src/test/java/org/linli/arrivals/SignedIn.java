package org.linli.arrivals;

import java.io.IOException;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.linli.testing.Fixture;

/** Somebody who is signed in with a browser that knows no scripts. */
final class SignedIn {

    private final Connection session;
    private final String base;

    SignedIn(int port, String username, String language) throws IOException {
        this.base = "http://localhost:" + port;
        this.session = Jsoup.newSession()
                .header("Accept-Language", language)
                .ignoreHttpErrors(true)
                .timeout(60_000);
        post("/sign-in", "/sign-in", Map.of("username", username, "password", Fixture.PASSWORD));
    }

    Document get(String path) throws IOException {
        return session.newRequest(base + path).get();
    }

    /** What htmx gets for the same address. */
    Document fragment(String path) throws IOException {
        return session.newRequest(base + path).header("HX-Request", "true").get();
    }

    Connection.Response response(String path) throws IOException {
        return session.newRequest(base + path)
                .ignoreContentType(true)
                .method(Connection.Method.GET)
                .execute();
    }

    /** Sends a form that stands on a page. */
    Document post(String page, String action, Map<String, String> values) throws IOException {
        return session.newRequest(base + action)
                .data(values)
                .data("_csrf", token(page))
                .post();
    }

    Document upload(String page, String action, String area, String fileName, byte[] content) throws IOException {
        return session.newRequest(base + action)
                .data("_csrf", token(page))
                .data("area", area)
                .data("file", fileName, new java.io.ByteArrayInputStream(content))
                .post();
    }

    private String token(String page) throws IOException {
        return get(page).expectFirst("[name=_csrf]").val();
    }
}
