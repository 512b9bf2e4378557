package org.linli.duty;

import java.time.Duration;
import java.util.UUID;
import org.linli.access.Allowed;
import org.linli.platform.BusinessClock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** The code that a post shows to whoever comes, on a tablet or on the phone of who stands there. */
@Controller
@Allowed(Posts.SEE)
class PostCodePages {

    private final Posts posts;
    private final Attendances attendances;
    private final BusinessClock clock;

    PostCodePages(Posts posts, Attendances attendances, BusinessClock clock) {
        this.posts = posts;
        this.attendances = attendances;
        this.clock = clock;
    }

    /** @param seconds until the next one */
    record Code(String code, long seconds) {}

    @GetMapping("/duty/posts/{id}/code")
    String page(@PathVariable UUID id, Model model) {
        model.addAttribute("post", posts.get(id));
        model.addAttribute("code", code(id));
        return "duty/code";
    }

    @GetMapping("/duty/posts/{id}/code.json")
    @ResponseBody
    Code now(@PathVariable UUID id) {
        posts.get(id);
        return code(id);
    }

    private Code code(UUID post) {
        PostCodes.Shown shown = attendances.code(post);
        return new Code(
                shown.digits(), Duration.between(clock.now(), shown.until()).toSeconds());
    }
}
