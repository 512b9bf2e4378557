package org.linli.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is told about a request that Tomcat refuses by itself, such as one whose address cannot be decoded: a problem
 * for software, for a browser a page without the parts of the shell that depend on who asks, which nobody has looked at
 * yet.
 */
@Component
class RejectionAnswer {

    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    private final ApiProblems software;
    private final Texts texts;
    private final LocaleResolver languages;
    private final ResourceUrlProvider files;
    private final ITemplateEngine pages;
    private final JsonMapper json;

    RejectionAnswer(
            ApiProblems software,
            Texts texts,
            LocaleResolver languages,
            @Qualifier("mvcResourceUrlProvider") ResourceUrlProvider files,
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
            return Software.asks(request.getRequestURI(), request)
                    ? problem(request, status, reference)
                    : page(status, reference);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private Written problem(HttpServletRequest request, HttpStatus status, @Nullable String reference) {
        ProblemDetail problem = software.problem(status, ApiProblems.what(status), details(status));
        problem.setInstance(ApiProblems.instance(request.getRequestURI()));
        if (reference != null) {
            problem.setProperty("reference", reference);
        }
        return new Written(
                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                Map.of(HttpHeaders.CONTENT_LANGUAGE, language()),
                json.writeValueAsString(problem));
    }

    private Written page(HttpStatus status, @Nullable String reference) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("lang", language());
        model.put("text", texts.of("problem." + ApiProblems.what(status)));
        model.put("details", details(status).stream().map(texts::of).toList());
        model.put("reference", reference);
        model.put("files", files);
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
                pages.process("platform/rejected", new Context(LocaleContextHolder.getLocale(), model)));
    }

    private static List<Problem> details(HttpStatus status) {
        return status == HttpStatus.BAD_REQUEST ? List.of(Problem.of("", "problem.form.address")) : List.of();
    }

    private static String language() {
        return LocaleContextHolder.getLocale().toLanguageTag();
    }
}
