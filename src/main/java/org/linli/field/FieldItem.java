package org.linli.field;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.people.HouseholdId;
import org.linli.people.PersonId;
import org.linli.tasks.TaskField;
import org.linli.tasks.TaskId;
import org.linli.tasks.Urgency;
import org.linli.territory.Position;

/**
 * One thing that a device holds; replaced as a whole when anything in it changes.
 *
 * @param type {@code day}, {@code household}, {@code task}, {@code form} or {@code start}
 * @param id unique among those of its type
 * @param value one of {@link Day}, {@link Household}, {@link Task}, {@link Form} and {@link Start}
 */
@Schema(name = "FieldItem")
record FieldItem(String type, String id, Object value) {

    static FieldItem of(Day day) {
        return new FieldItem("day", "day", day);
    }

    static FieldItem of(Household household) {
        return new FieldItem("household", household.id().toString(), household);
    }

    static FieldItem of(Task task) {
        return new FieldItem("task", task.id().toString(), task);
    }

    static FieldItem of(String id, Form form) {
        return new FieldItem("form", id, form);
    }

    static FieldItem of(Start start) {
        return new FieldItem("start", start.key(), start);
    }

    Key key() {
        return new Key(type, id);
    }

    /** Names an item. */
    @Schema(name = "FieldItemKey")
    record Key(String type, String id) {

        /** As it is kept among the marks. */
        String written() {
            return type + ":" + id;
        }

        static Key read(String written) {
            int colon = written.indexOf(':');
            return new Key(written.substring(0, colon), written.substring(colon + 1));
        }
    }

    /**
     * What there is beside what the device holds; the only one of its type, and absent where there is nothing to say.
     *
     * @param tasks whether the account is given tasks at all
     * @param area what the device is narrowed to; null for nothing
     * @param left how much more there is to do than the device holds
     * @param areas what it can be narrowed to, from the top down
     */
    @Schema(name = "FieldDay")
    record Day(boolean tasks, @Nullable AreaPath area, long left, List<Area> areas) {}

    /** A node of the tree in which something is to do. */
    @Schema(name = "FieldArea")
    record Area(AreaPath path, String name) {}

    /**
     * A door.
     *
     * @param cell path of the cell, whose way the orders belong to
     * @param buildingOrder place of the building on the way through the cell; null where it has none
     * @param roomOrder place of the room on the way through the building; null where it has none
     * @param position of the building; null where it is not known
     * @param first what something that can be entered here begins with: by key of its {@link Start}, then by the id of
     *     the household or person
     */
    @Schema(name = "FieldHousehold")
    record Household(
            HouseholdId id,
            AreaPath cell,
            String address,
            String room,
            @Nullable UUID building,
            @Nullable Integer buildingOrder,
            @Nullable Integer roomOrder,
            @Nullable Position position,
            String note,
            List<Person> people,
            Map<String, Map<UUID, Map<String, Object>>> first) {}

    /**
     * Who lives behind it.
     *
     * @param phone a whole number to call, as far as the role may see it; null for none
     * @param through name of the grown-up whose number it is; null for their own
     */
    @Schema(name = "FieldPerson")
    record Person(
            PersonId id,
            String name,
            @Nullable Integer age,
            boolean minor,
            boolean head,
            @Nullable String phone,
            @Nullable String through) {}

    /**
     * Something to do or done today; texts in the language of the sync.
     *
     * @param area the cell in which it is
     * @param joins whether it is part of the visit of its household
     * @param form id of its form
     * @param mayDo whether the role may do it
     * @param order its place on the way through the cell where it is in no household; null where that is not known
     * @param early how long before {@code dueFrom} it may be done
     * @param call whom to call to do it, beside the person; null for nobody
     * @param lately what was lately recorded of what it is about, newest first
     * @param done null while it is to do
     * @param completions of one that is done, in the order in which they came in
     */
    @Schema(name = "FieldTask")
    record Task(
            TaskId id,
            String kind,
            String icon,
            String name,
            String detail,
            boolean joins,
            Urgency urgency,
            String form,
            @Nullable HouseholdId household,
            @Nullable PersonId person,
            String personName,
            AreaPath area,
            String address,
            String room,
            @Nullable Integer order,
            LocalDate day,
            Instant dueFrom,
            Instant dueUntil,
            @Nullable Instant missedAfter,
            boolean mine,
            boolean mayDo,
            Duration early,
            @Nullable Call call,
            List<String> lately,
            @Nullable Done done,
            List<Recorded> completions) {}

    /** A whole number to call. */
    @Schema(name = "FieldCall")
    record Call(String name, String phone) {}

    /** By whom, in whose words. */
    @Schema(name = "FieldTaskDone")
    record Done(Instant at, String byName, boolean late) {}

    @Schema(name = "FieldRecorded")
    record Recorded(
            UUID id,
            Instant at,
            String byName,
            Map<String, Object> answers,
            @Nullable UUID replaces) {}

    /** The questions of a task, as {@link org.linli.tasks.TaskForm}; texts in the language of the sync. */
    @Schema(name = "FieldForm")
    record Form(String kind, List<Field> fields, @Nullable String doneBy) {}

    /** As {@link TaskField}, with its words; asked when {@code shownWhen} is empty or one of it holds. */
    @Schema(name = "FieldQuestion")
    record Field(
            String name,
            TaskField.Type type,
            String label,
            boolean required,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable BigDecimal step,
            String unit,
            List<Option> options,
            List<TaskField.ShownWhen> shownWhen) {}

    @Schema(name = "FieldOption")
    record Option(String value, String label) {}

    /**
     * Something that can be entered though it is nobody's task, as {@link FieldKind}.
     *
     * @param key under which it is sent as the kind of an entry
     * @param about where it can begin
     * @param order its place among the others, lower first
     * @param form id of its form
     */
    @Schema(name = "FieldStart")
    record Start(String key, String icon, String name, List<FieldKind.About> about, int order, String form) {}
}
