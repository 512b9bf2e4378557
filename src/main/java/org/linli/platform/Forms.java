package org.linli.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Shows a refused form again with what was typed and what is wrong: on its own page, so that Back and a reload send
 * nothing again.
 */
@Component
public class Forms {

    private static final String KEPT = RefusedForm.class.getName();

    private final Texts texts;

    Forms(Texts texts) {
        this.texts = texts;
    }

    /** Leads to the form's page, which finds there what was {@linkplain #refused() refused}. */
    public String again(String page, Refused refused) {
        return again(page, refused, Map.of());
    }

    /** @param instead values that the form is to have in place of those that were sent */
    public String again(String page, Refused refused, Map<String, String> instead) {
        var values = new HashMap<String, List<String>>();
        instead.forEach((name, value) -> values.put(name, List.of(value)));
        return lead(page, refused.problems(), values);
    }

    /** @param typed what the form is to have, also beyond what was sent as text */
    public String againWith(String page, Refused refused, Map<String, List<String>> typed) {
        return lead(page, refused.problems(), typed);
    }

    /**
     * Leads to a page that asks about what was typed, which nothing is wrong with: it finds there what was
     * {@linkplain #refused() sent}.
     */
    public String ask(String page) {
        return lead(page, List.of(), Map.of());
    }

    /** Leads to the page of a form that has these values in it, which somebody is to look through and to send. */
    public String propose(String page, Map<String, String> values) {
        var proposed = new HashMap<String, List<String>>();
        values.forEach((name, value) -> proposed.put(name, List.of(value)));
        return lead(page, List.of(), proposed);
    }

    private static String lead(String page, List<Problem> problems, Map<String, List<String>> instead) {
        HttpServletRequest request = request();
        var typed = new HashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> {
            if (!isSecret(name)) {
                typed.put(name, List.of(values));
            }
        });
        instead.forEach((name, values) -> {
            if (!isSecret(name)) {
                typed.put(name, List.copyOf(values));
            }
        });
        var form = new RefusedForm(request.getRequestURI(), typed, problems);
        RequestContextUtils.getOutputFlashMap(request).put(KEPT, form.kept());
        request.setAttribute(View.RESPONSE_STATUS_ATTRIBUTE, HttpStatus.SEE_OTHER);
        return "redirect:" + page;
    }

    /** The form that was refused, for the page that it leads back to; empty when the page is opened afresh. */
    @SuppressWarnings("unchecked")
    public Optional<RefusedForm> refused() {
        return Optional.ofNullable(RequestContextUtils.getInputFlashMap(request()))
                .map(flash -> (Map<String, Serializable>) flash.get(KEPT))
                .map(RefusedForm::of);
    }

    /** Keeps what was sent for one more opening of this page, for a reload: it is of no use without. */
    public void keep() {
        HttpServletRequest request = request();
        HttpServletResponse response = attributes().getResponse();
        Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
        if (flash != null && response != null) {
            RequestContextUtils.getOutputFlashMap(request).putAll(flash);
            RequestContextUtils.saveOutputFlashMap(request.getRequestURI(), request, response);
        }
    }

    /** Puts the refusal's problems into the model of a page that was asked for with a GET, as a search is. */
    public void refuse(Model model, Refused refused) {
        model.addAttribute("problems", new FormProblems(refused.problems(), texts));
    }

    /** What is wrong with the form that led back to this page; nothing when it is opened afresh. */
    public FormProblems problems() {
        return new FormProblems(refused().map(RefusedForm::problems).orElse(List.of()), texts);
    }

    /** Whether the answer leads back to a form that was refused. */
    public boolean isRefused() {
        return isRefused(request());
    }

    /** Whether the answer to the request leads back to a form that was refused. */
    static boolean isRefused(HttpServletRequest request) {
        FlashMap flash = RequestContextUtils.getOutputFlashMap(request);
        return flash != null && flash.containsKey(KEPT);
    }

    /** Passwords are typed again, and the mark of a form is that of the page that has it. */
    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("password") || lower.equals("current") || lower.equals("_csrf");
    }

    private static HttpServletRequest request() {
        return attributes().getRequest();
    }

    private static ServletRequestAttributes attributes() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet) {
            return servlet;
        }
        throw new IllegalStateException("A form is refused and shown in a request only");
    }
}
