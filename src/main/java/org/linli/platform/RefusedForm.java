package org.linli.platform;

import java.io.Serializable;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * A form that was refused, as its page shows it again: what was typed and what is wrong.
 *
 * @param action the address that it was sent to; tells the forms of one page apart
 * @param typed what was typed, by the name of the field; passwords are left out
 * @param problems what is wrong
 */
public record RefusedForm(String action, Map<String, List<String>> typed, List<Problem> problems) {

    /** What was typed, as the handler that refused it had it. */
    public <T> T as(Class<T> type) {
        return FilledForm.of(type, typed);
    }

    /** The one value of a field; empty when it was not sent. */
    public String text(String field) {
        return texts(field).stream().findFirst().orElse("");
    }

    /** The values of a field that takes several. */
    public List<String> texts(String field) {
        return typed.getOrDefault(field, List.of());
    }

    /** The one value of each field that was sent. */
    public Map<String, String> texts() {
        return typed.keySet().stream().collect(Collectors.toMap(name -> name, this::text));
    }

    /** The last part of the address that it was sent to, such as {@code extend}. */
    public String what() {
        return action.substring(action.lastIndexOf('/') + 1);
    }

    /** Plain values, to be kept until the page is asked for. */
    HashMap<String, Serializable> kept() {
        var kept = new HashMap<String, Serializable>();
        kept.put("action", action);
        var fields = new HashMap<String, ArrayList<String>>();
        typed.forEach((name, values) -> fields.put(name, new ArrayList<>(values)));
        kept.put("typed", fields);
        var wrong = new ArrayList<ArrayList<Serializable>>();
        for (Problem problem : problems) {
            var one = new ArrayList<Serializable>(List.of(problem.field(), problem.key()));
            problem.args().stream().map(RefusedForm::plain).forEach(one::add);
            wrong.add(one);
        }
        kept.put("problems", wrong);
        return kept;
    }

    @SuppressWarnings("unchecked")
    static RefusedForm of(Map<String, Serializable> kept) {
        var wrong = (List<List<Serializable>>) kept.getOrDefault("problems", new ArrayList<>());
        return new RefusedForm(
                String.valueOf(kept.get("action")),
                (Map<String, List<String>>) kept.getOrDefault("typed", new HashMap<>()),
                wrong.stream()
                        .map(one -> new Problem(
                                (String) one.get(0), (String) one.get(1), List.copyOf(one.subList(2, one.size()))))
                        .toList());
    }

    /** Numbers, times and words of a language are written by the message; all else as the text that it would show. */
    private static Serializable plain(Object arg) {
        return (arg instanceof Number || arg instanceof Temporal || arg instanceof DefaultMessageSourceResolvable)
                        && arg instanceof Serializable value
                ? value
                : String.valueOf(arg);
    }
}
