package org.linli.duty;

import java.util.UUID;
import org.linli.access.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** For how many days in a row a post was manned, and where the gaps are. */
@Controller
@Allowed(Posts.SEE)
class DutyDayPages {

    private final Posts posts;
    private final DutyDays days;

    DutyDayPages(Posts posts, DutyDays days) {
        this.posts = posts;
        this.days = days;
    }

    @GetMapping("/duty/posts/{id}/days")
    String days(@PathVariable UUID id, Model model) {
        Post post = posts.get(id);
        model.addAttribute("post", post);
        model.addAttribute("count", days.of(post));
        return "duty/days";
    }
}
