package org.linli.platform.list;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.list.ListFilter.Choice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Does something with rows of a list: with those that were ticked on a page, or with all that match its filter. These
 * are never taken from the page but read again, in the transaction in which it is done; before, whoever asks is asked
 * whether so many are meant.
 */
@Service
public class ListChoosing {

    /** Name of the parameter that says that all that match are meant; its value is how many there were. */
    static final String MATCHING = "matching";

    /** Name of the parameter that says that whoever asks was asked and meant it. */
    static final String SURE = "sure";

    /** One in so many may have come or gone since somebody saw their number, and one in any case. */
    private static final int NOTICEABLE = 100;

    private final Lists lists;
    private final Texts texts;
    private final TransactionTemplate transaction;

    ListChoosing(Lists lists, Texts texts, TransactionTemplate transaction) {
        this.lists = lists;
        this.texts = texts;
        this.transaction = transaction;
    }

    /**
     * What stands on the page when it comes back: that all were chosen, and what with them.
     *
     * @param action of which, by its address
     * @param chosen with the rows; empty for nothing
     * @param sure the question whether it is meant; empty where it could not be done
     * @param count how many rows that question names
     */
    public record Again(String action, String chosen, String sure, long count) implements Serializable {}

    /**
     * Does it, or asks first. What is refused is said on the page, and nothing was done.
     *
     * @param action one of the list's
     * @param params of the form
     * @param doing what is done with the ids of the rows
     * @return where that leads: to the first page of the same question
     */
    public String act(
            ListKind<?> kind,
            ListAction action,
            MultiValueMap<String, String> params,
            RedirectAttributes flash,
            Consumer<List<UUID>> doing) {
        boolean matching = params.containsKey(MATCHING);
        try {
            if (!matching) {
                doing.accept(ticked(params));
            } else if (params.containsKey(SURE)) {
                transaction.executeWithoutResult(status -> doing.accept(all(kind, action, params)));
            } else {
                ask(action, params, all(kind, action, params).size(), flash);
            }
        } catch (Refused refused) {
            flash.addFlashAttribute(
                    "warned",
                    String.join(" ", refused.problems().stream().map(texts::of).toList()));
            if (matching) {
                flash.addFlashAttribute("again", new Again(action.action(), value(action, params), "", 0));
            }
        }
        return "redirect:" + lists.address(kind, params);
    }

    private static List<UUID> ticked(MultiValueMap<String, String> params) {
        try {
            return params.getOrDefault(ListAction.CHOSEN, List.of()).stream()
                    .filter(written -> !written.isEmpty())
                    .map(UUID::fromString)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new NotFound("list row", "of another form");
        }
    }

    /** Refuses when they are more than may be, or not nearly as many as whoever asks has seen. */
    private List<UUID> all(ListKind<?> kind, ListAction action, MultiValueMap<String, String> params) {
        int most = action.matching()
                .orElseThrow(() -> Refused.of(MATCHING, "list.matching.never"))
                .most();
        List<UUID> ids = lists.ids(kind, params, most + 1);
        if (ids.size() > most) {
            throw Refused.of(MATCHING, "list.matching.over", most);
        }
        long seen = seen(params.getFirst(MATCHING));
        if (Math.abs(ids.size() - seen) > Math.max(1, seen / NOTICEABLE)) {
            throw Refused.of(MATCHING, "list.matching.changed", seen, ids.size());
        }
        if (ids.isEmpty()) {
            throw Refused.of(MATCHING, "list.matching.none");
        }
        return ids;
    }

    private static long seen(@Nullable String written) {
        return written != null && written.matches("\\d{1,9}") ? Long.parseLong(written) : 0;
    }

    private void ask(ListAction action, MultiValueMap<String, String> params, int count, RedirectAttributes flash) {
        String value = value(action, params);
        String named = action.asking().map(asking -> named(asking, value)).orElse("");
        String sure = action.matching().orElseThrow().sure();
        flash.addFlashAttribute("again", new Again(action.action(), value, texts.of(sure, count, named), count));
    }

    private static String value(ListAction action, MultiValueMap<String, String> params) {
        return action.asking()
                .map(asking -> params.getFirst(asking.name()))
                .map(String::strip)
                .orElse("");
    }

    private static String named(ListAction.Asking asking, String value) {
        Optional<String> text = value.isEmpty()
                ? Optional.empty()
                : asking.choices().get().stream()
                        .filter(choice -> choice.value().equals(value))
                        .map(Choice::text)
                        .findFirst();
        return text.orElseThrow(() -> Refused.of(asking.name(), asking.nothing()));
    }
}
