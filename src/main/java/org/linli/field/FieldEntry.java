package org.linli.field;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something entered on a device, as it sends it.
 *
 * @param id made on the device, a UUID; sent again with the same id it is stored once
 * @param number in which order the device made its entries
 * @param kind {@code completion} of a task, or the key of something that is {@linkplain FieldKind nobody's task}
 * @param at when it was done, by the device's clock
 * @param task that was done; null for other kinds
 * @param subject the household or person that another kind is about; null for none
 * @param began the answers that it began with, where there were some: where those are others by now, somebody else
 *     changed them and it is refused; null for not told
 * @param answers by field name
 * @param replaces the completion that this one corrects; null for none
 */
@Schema(name = "FieldEntry")
record FieldEntry(
        @Nullable UUID id,
        long number,
        @Nullable String kind,
        @Nullable Instant at,
        @Nullable UUID task,
        @Nullable UUID subject,
        @Nullable Map<String, Object> began,
        @Nullable Map<String, Object> answers,
        @Nullable UUID replaces) {

    static final String COMPLETION = "completion";

    boolean isCompletion() {
        return COMPLETION.equals(kind);
    }

    /** The task or whom it is about; null for nothing. */
    @Nullable
    UUID about() {
        return isCompletion() ? task : subject;
    }

    /** The answers; none where none were sent. */
    Map<String, Object> given() {
        return answers == null ? Map.of() : answers;
    }

    /** Without the time, which differs between two sendings where the clock was set right between them. */
    FieldEntry timeless() {
        return new FieldEntry(id, number, kind, null, task, subject, began, answers, replaces);
    }

    /**
     * What became of it.
     *
     * @param opened what a device had kept sealed, where it is refused: it is to be mended there; null otherwise
     */
    @Schema(name = "FieldEntryResult")
    record Result(
            @Nullable UUID id,
            Outcome outcome,
            @Nullable Instant at,
            List<Wrong> problems,
            String said,
            boolean serious,
            @Nullable Map<String, Object> opened) {

        static Result stored(UUID id, Outcome outcome, Instant at, String said, boolean serious) {
            return new Result(id, outcome, at, List.of(), said, serious, null);
        }

        static Result refused(@Nullable UUID id, List<Wrong> problems) {
            return new Result(id, Outcome.REFUSED, null, problems, "", false, null);
        }

        static Result later(@Nullable UUID id) {
            return new Result(id, Outcome.LATER, null, List.of(), "", false, null);
        }

        Result opened(Map<String, Object> content) {
            return new Result(id, outcome, at, problems, said, serious, content);
        }
    }

    /** What the device does next. */
    @Schema(name = "FieldEntryOutcome")
    enum Outcome {
        /** Stored now: it may be forgotten. */
        STORED,
        /** Stored before: it may be forgotten. */
        REPEATED,
        /** Not stored, for the reasons told: it stays on the device to be mended and sent under the same id. */
        REFUSED,
        /** Not stored, for no fault of its own: it is sent again as it is. */
        LATER
    }

    /** A problem in words; the field is empty where it is about the whole. */
    @Schema(name = "FieldProblem")
    record Wrong(String field, String message) {}
}
