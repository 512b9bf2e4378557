package org.linli.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Somebody of the {@link Fixture} who is signed in with a browser that knows no scripts. */
public final class SignedIn {

    private final Connection session;
    private final String base;

    /** @param language what the browser asks for, such as {@code zh-CN} */
    public SignedIn(int port, String username, String language) throws IOException {
        this.base = "http://localhost:" + port;
        this.session = Jsoup.newSession()
                .header("Accept-Language", language)
                .ignoreHttpErrors(true)
                .timeout(60_000);
        post("/sign-in", "/sign-in", Map.of("username", username, "password", Fixture.PASSWORD));
    }

    /** In Chinese. */
    public SignedIn(int port, String username) throws IOException {
        this(port, username, "zh-CN");
    }

    /** A request in the name of this browser, for anything that jsoup can do. */
    public Connection request(String path) {
        return session.newRequest(base + path);
    }

    public Document get(String path) throws IOException {
        return request(path).get();
    }

    /** What htmx gets for the same address. */
    public Document fragment(String path) throws IOException {
        return request(path).header("HX-Request", "true").get();
    }

    public Connection.Response response(String path) throws IOException {
        return request(path)
                .ignoreContentType(true)
                .method(Connection.Method.GET)
                .execute();
    }

    /** Sends a form that stands on a page; the page that the answer leads to. */
    public Document post(String page, String action, Map<String, String> values) throws IOException {
        return request(action).data(values).data("_csrf", token(page)).post();
    }

    /** Sends a form and follows no answer that leads elsewhere. */
    public Connection.Response answer(String page, String action, Map<String, String> values) throws IOException {
        return request(action)
                .data(values)
                .data("_csrf", token(page))
                .followRedirects(false)
                .method(Connection.Method.POST)
                .execute();
    }

    public Document upload(String page, String action, String area, String fileName, byte[] content)
            throws IOException {
        return request(action)
                .data("_csrf", token(page))
                .data("area", area)
                .data("file", fileName, new ByteArrayInputStream(content))
                .post();
    }

    /** The mark that the forms of a page carry. */
    public String token(String page) throws IOException {
        return get(page).expectFirst("[name=_csrf]").val();
    }
}
