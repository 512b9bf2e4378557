package org.linli.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is told about a request that Tomcat refuses by itself, such as one whose address cannot be decoded, or that is
 * refused before anybody has looked who asks: a problem for software, for a browser a page without the parts of the
 * shell that depend on it.
 */
@Component
class RejectionAnswer {

    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    private final ApiProblems software;
    private final Texts texts;
    private final LocaleResolver languages;
    private final PageStaticFiles files;
    private final ITemplateEngine pages;
    private final JsonMapper json;

    RejectionAnswer(
            ApiProblems software,
            Texts texts,
            LocaleResolver languages,
            PageStaticFiles files,
            ITemplateEngine pages,
            JsonMapper json) {
        this.software = software;
        this.texts = texts;
        this.languages = languages;
        this.files = files;
        this.pages = pages;
        this.json = json;
    }

    /** An answer, still to be written. */
    record Written(String type, Map<String, String> headers, String body) {}

    /**
     * The answer in the language of whoever asks, as far as the request itself tells it.
     *
     * @param code what Tomcat answers with
     * @param failure what happened; null when it just refuses
     */
    Written to(HttpServletRequest request, int code, @Nullable Throwable failure) {
        HttpStatus status = Optional.ofNullable(HttpStatus.resolve(code)).orElse(HttpStatus.BAD_REQUEST);
        LocaleContextHolder.setLocale(languages.resolveLocale(request));
        try {
            String reference = failure == null ? null : FailureReference.log(failure);
            return answer(request, status, ApiProblems.what(status), reference);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    /** The answer to a request that there is no time for; of htmx, a note inside what it would have replaced. */
    Written busy(HttpServletRequest request) {
        LocaleContextHolder.setLocale(languages.resolveLocale(request));
        try {
            return answer(request, HttpStatus.SERVICE_UNAVAILABLE, "busy", null);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private Written answer(HttpServletRequest request, HttpStatus status, String what, @Nullable String reference) {
        return Software.asks(asked(request), request)
                ? problem(request, status, what, reference)
                : page(request, status, what, reference);
    }

    private Written problem(HttpServletRequest request, HttpStatus status, String what, @Nullable String reference) {
        ProblemDetail problem = software.problem(status, what, details(status));
        problem.setInstance(ApiProblems.instance(asked(request)));
        if (reference != null) {
            problem.setProperty("reference", reference);
        }
        return new Written(
                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                Map.of(HttpHeaders.CONTENT_LANGUAGE, language()),
                json.writeValueAsString(problem));
    }

    private Written page(HttpServletRequest request, HttpStatus status, String what, @Nullable String reference) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("lang", language());
        model.put("text", texts.of("problem." + what));
        model.put("details", details(status).stream().map(texts::of).toList());
        model.put("reference", reference);
        model.put("files", files);
        ReturnAddress.of(request).filter(page -> status.is5xxServerError()).ifPresent(page -> model.put("again", page));
        var context = new Context(LocaleContextHolder.getLocale(), model);
        return new Written(
                MediaType.TEXT_HTML_VALUE,
                Map.of(
                        HttpHeaders.CONTENT_LANGUAGE,
                        language(),
                        HttpHeaders.CACHE_CONTROL,
                        "no-store",
                        "Content-Security-Policy",
                        CONTENT_POLICY,
                        "X-Content-Type-Options",
                        "nosniff"),
                ProblemView.isPart(request)
                        ? pages.process("platform/problem", Set.of("note"), context)
                        : pages.process("platform/rejected", context));
    }

    private static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }

    private static List<Problem> details(HttpStatus status) {
        return status == HttpStatus.BAD_REQUEST ? List.of(Problem.of("", "problem.form.address")) : List.of();
    }

    private static String language() {
        return LocaleContextHolder.getLocale().toLanguageTag();
    }
}
