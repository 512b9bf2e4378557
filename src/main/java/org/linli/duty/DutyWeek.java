package org.linli.duty;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.access.AreaPath;
import org.springframework.stereotype.Component;

/** The roster of several days, a line for each post, as it hangs on a wall. */
@Component
class DutyWeek {

    private final Posts posts;
    private final DutyBoard board;

    DutyWeek(Posts posts, DutyBoard board) {
        this.posts = posts;
        this.board = board;
    }

    /** A post with the shifts of each day, as many lists as days. */
    public record Line(Post post, List<List<DutyBoard.OfShift>> days) {}

    /** Posts that have a shift on one of the days. */
    List<Line> of(AreaPath area, LocalDate from, int days) {
        LocalDate until = from.plusDays(days - 1L);
        Map<UUID, List<DutyBoard.OfShift>> shifts = board.within(area, from, until).stream()
                .collect(Collectors.groupingBy(shift -> shift.shift().post(), LinkedHashMap::new, Collectors.toList()));
        return posts.within(area).stream()
                .filter(post -> shifts.containsKey(post.id()))
                .map(post -> new Line(
                        post,
                        Stream.iterate(from, day -> day.plusDays(1))
                                .limit(days)
                                .map(day -> shifts.getOrDefault(post.id(), List.of()).stream()
                                        .filter(shift -> shift.shift().day().equals(day))
                                        .toList())
                                .toList()))
                .toList();
    }
}
