package org.linli.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.WrittenText;

/**
 * What was typed about a gate, as text; the id is made with the empty form.
 *
 * @param place id of its place
 * @param post id of a duty post, or empty
 * @param closed whether nobody enters there any more
 */
record GateForm(
        @Nullable UUID id,
        @Nullable String place,
        @Nullable String name,
        @Nullable String post,
        @Nullable String perMinute,
        @Nullable String closed,
        @Nullable String version) {

    static GateForm blank() {
        return new GateForm(Ids.next(), "", "", "", Integer.toString(Gate.USUAL_PER_MINUTE), "", "0");
    }

    static GateForm of(Gate gate) {
        return new GateForm(
                gate.id(),
                gate.place().toString(),
                gate.name(),
                gate.post() == null ? "" : gate.post().toString(),
                Integer.toString(gate.perMinute()),
                gate.until() == null ? "" : "true",
                Integer.toString(gate.version()));
    }

    /**
     * What can be typed of a gate.
     *
     * @param place null where none was chosen, as where it cannot change
     */
    record Typed(
            UUID id,
            @Nullable UUID place,
            String name,
            @Nullable UUID post,
            int perMinute,
            boolean closed,
            int version) {}

    /** @throws Refused for whatever is no place, post or number */
    Typed read() {
        List<Problem> problems = new ArrayList<>();
        Optional<UUID> of = id(place);
        if (of.isEmpty()) {
            problems.add(Problem.of("place", "gate.place.choose"));
        }
        Optional<UUID> standing = id(post);
        if (standing.isEmpty() && !WrittenText.typed(post).isEmpty()) {
            problems.add(Problem.of("post", "gate.post.choose"));
        }
        String minute = WrittenText.typed(perMinute);
        if (!minute.matches("\\d{1,4}")) {
            problems.add(Problem.of("perMinute", "gate.minute.wrong", Gate.MOST_PER_MINUTE));
        }
        Refused.ifAny(problems);
        String read = WrittenText.typed(version);
        return new Typed(
                Objects.requireNonNullElseGet(id, Ids::next),
                of.orElse(null),
                WrittenText.typed(name),
                standing.orElse(null),
                Integer.parseInt(minute),
                WrittenText.typed(closed).equals("true"),
                read.matches("\\d{1,9}") ? Integer.parseInt(read) : -1);
    }

    static Optional<UUID> id(@Nullable String typed) {
        try {
            return WrittenText.typed(typed).isEmpty()
                    ? Optional.empty()
                    : Optional.of(UUID.fromString(WrittenText.typed(typed)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
