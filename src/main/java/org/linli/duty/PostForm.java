package org.linli.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.WrittenText;

/** What was typed about a post, as text; the id is made with the empty form. */
record PostForm(
        @Nullable UUID id,
        @Nullable String area,
        @Nullable String name,
        @Nullable String kind,
        @Nullable String place,
        @Nullable String since,
        @Nullable String until,
        @Nullable String version) {

    static PostForm blank(LocalDate today) {
        return new PostForm(Ids.next(), "", "", Post.Kind.GATE.code(), "", today.toString(), "", "0");
    }

    static PostForm of(Post post) {
        return new PostForm(
                post.id(),
                post.path().slug(),
                post.name(),
                post.kind().code(),
                post.place(),
                post.since().toString(),
                post.until() == null ? "" : post.until().toString(),
                Integer.toString(post.version()));
    }

    /** @throws Refused for an area, kind, day or version that is none */
    Post read() {
        List<Problem> problems = new ArrayList<>();
        Optional<AreaPath> path = AreaPath.parse(WrittenText.typed(area));
        if (path.isEmpty()) {
            problems.add(Problem.of("area", "duty.area.choose"));
        }
        Optional<Post.Kind> sort = Post.Kind.of(WrittenText.typed(kind));
        if (sort.isEmpty()) {
            problems.add(Problem.of("kind", "duty.post.kind.choose"));
        }
        LocalDate first = DutyTexts.day("since", since, problems);
        LocalDate last = WrittenText.typed(until).isEmpty() ? null : DutyTexts.day("until", until, problems);
        Refused.ifAny(problems);
        return new Post(
                Objects.requireNonNullElseGet(id, Ids::next),
                path.orElseThrow(),
                WrittenText.typed(name),
                sort.orElseThrow(),
                WrittenText.typed(place),
                first,
                last,
                DutyTexts.version(version));
    }
}
