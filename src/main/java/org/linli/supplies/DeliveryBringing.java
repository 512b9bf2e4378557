package org.linli.supplies;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.linli.platform.Texts;
import org.linli.tasks.Answers;
import org.linli.tasks.Completion;
import org.linli.tasks.CompletionOutcome;
import org.linli.tasks.Task;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskForm;
import org.linli.tasks.TaskKind;
import org.linli.tasks.TaskMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Bringing a delivery to the door, and saying how it went. */
@Component
class DeliveryBringing implements TaskKind {

    static final String KEY = "supplies.delivery";

    private static final TaskForm FORM = TaskForm.of(
            KEY,
            TaskField.choice("outcome", "left_at_door", "handed", "nobody", "refused"),
            TaskField.text("note", 200),
            TaskField.photos("photos", 5));

    private final ObjectProvider<Deliveries> deliveries;
    private final ObjectProvider<Stock> stock;
    private final Texts texts;

    DeliveryBringing(ObjectProvider<Deliveries> deliveries, ObjectProvider<Stock> stock, Texts texts) {
        this.deliveries = deliveries;
        this.stock = stock;
        this.texts = texts;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "supplies";
    }

    @Override
    public Duration early() {
        return Duration.ofHours(4);
    }

    @Override
    public TaskForm form(Task task) {
        return FORM;
    }

    @Override
    public TaskMessage detail(Task task) {
        return TaskMessage.of("supplies.delivery.detail", texts.choose(task.datum("zh"), task.datum("en")));
    }

    @Override
    public CompletionOutcome complete(Task task, Answers answers, Completion completion) {
        Delivery.Outcome outcome = Delivery.Outcome.of(answers.text("outcome"));
        UUID delivery = Objects.requireNonNull(task.sourceId());
        List<Item> missing =
                deliveries.getObject().end(delivery, new Delivery.Ending(outcome, completion.at(), completion.by()));
        if (!missing.isEmpty()) {
            Locale locale = LocaleContextHolder.getLocale();
            return CompletionOutcome.serious(
                    "supplies.delivery.missing", stock.getObject().amounts(missing, locale));
        }
        String key = "supplies.delivery.noted." + outcome.code();
        CompletionOutcome said = outcome.isThere() ? CompletionOutcome.noted(key) : CompletionOutcome.serious(key);
        return said.briefly(outcome.key());
    }
}
