package org.linli.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.linli.platform.text.WrittenText;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The edge for what comes in addresses and forms: each value is {@linkplain WrittenText#clean clean} wherever it is
 * read, and what is not UTF-8 is refused as {@link RequestUnreadable}. Nothing is read here, so an upload is not taken
 * in before somebody has looked who sends it. Signs that an address has only in code, and that browsers send as they
 * are typed, come as code from here on. JSON has {@link JsonText}, and files clean their cells.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestText extends OncePerRequestFilter {

    /** Those that Tomcat lets through, {@code relaxed-path-chars} in application.yaml. */
    private static final Pattern NO_SIGN_OF_AN_ADDRESS = Pattern.compile("[\"<>\\[\\]^`{|}]");

    private final int most;

    /** @param most how many parameters a request may have, as Tomcat counts them */
    RequestText(@Value("${server.tomcat.max-parameter-count}") int most) {
        this.most = most;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(new Cleaned(request, most), response);
        } catch (RequestUnreadable unreadable) { // found by a filter: no controller is there yet that would answer
            ErrorAnswer.send(request, response, unreadable);
        }
    }

    /** What could not be read is not asked for again by what tells so. */
    @Override
    protected void doFilterNestedErrorDispatch(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Unasked(request), response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** A request without its parameters. */
    private static final class Unasked extends HttpServletRequestWrapper {

        Unasked(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }
    }

    private static final class Cleaned extends HttpServletRequestWrapper {

        private final int most;

        Cleaned(HttpServletRequest request, int most) {
            super(request);
            this.most = most;
        }

        @Override
        public String getRequestURI() {
            return encoded(super.getRequestURI());
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(encoded(super.getRequestURL().toString()));
        }

        @Override
        public @Nullable String getQueryString() {
            String query = super.getQueryString();
            return query == null ? null : encoded(query);
        }

        private static String encoded(String address) {
            return NO_SIGN_OF_AN_ADDRESS
                    .matcher(address)
                    .replaceAll(sign -> "%%%02X".formatted((int) sign.group().charAt(0)));
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return read(super::getParameterNames);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String value = read(() -> super.getParameter(name));
            return value == null ? null : clean(name, value);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] values = read(() -> super.getParameterValues(name));
            return values == null ? null : clean(name, values);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var cleaned = new LinkedHashMap<String, String[]>();
            read(super::getParameterMap).forEach((name, values) -> cleaned.put(name, clean(name, values)));
            return Collections.unmodifiableMap(cleaned);
        }

        private <T extends @Nullable Object> T read(Supplier<T> reading) {
            try {
                return reading.get();
            } catch (InvalidParameterException unreadable) {
                if (unreadable.getErrorCode() != HttpServletResponse.SC_BAD_REQUEST) {
                    throw unreadable; // too large an upload, which has an answer of its own
                }
                throw isTooMany() ? RequestUnreadable.tooMany(most) : RequestUnreadable.noText(unreadableField());
            }
        }

        private static String[] clean(String name, String[] values) {
            return Stream.of(values).map(value -> clean(name, value)).toArray(String[]::new);
        }

        private static String clean(String name, String value) {
            if (!WrittenText.isReadable(value)) {
                throw RequestUnreadable.noText(name);
            }
            return WrittenText.clean(value);
        }

        /** The first parameter of the address whose value is not UTF-8; empty when it must be one of the body. */
        private String unreadableField() {
            return Optional.ofNullable(getQueryString()).stream()
                    .flatMap(query -> Stream.of(query.split("&")))
                    .filter(pair -> !isUtf8(pair))
                    .map(pair -> pair.replaceFirst("=.*", ""))
                    .findFirst()
                    .orElse("");
        }

        private boolean isTooMany() {
            return Optional.ofNullable(getQueryString()).stream()
                            .flatMapToInt(String::chars)
                            .filter(c -> c == '&')
                            .count()
                    >= most;
        }

        private static boolean isUtf8(String encoded) {
            try {
                byte[] bytes =
                        URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
                return true;
            } catch (CharacterCodingException | IllegalArgumentException broken) {
                return false;
            }
        }
    }
}
