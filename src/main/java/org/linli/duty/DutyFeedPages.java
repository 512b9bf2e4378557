package org.linli.duty;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.Allowed;
import org.linli.access.GuessTries;
import org.linli.access.OpenToAll;
import org.linli.platform.BusinessClock;
import org.linli.platform.NotFound;
import org.linli.platform.Texts;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The calendar of one person, at an address that is its own key. */
@Controller
class DutyFeedPages {

    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");

    /** So many wrong addresses from one place, and whoever asks there waits: secrets cannot be guessed, nor tried. */
    private static final int MOST_WRONG = 20;

    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final DutyFeeds feeds;
    private final Texts texts;
    private final GuessTries tries;

    DutyFeedPages(DutyFeeds feeds, Texts texts, BusinessClock clock) {
        this.feeds = feeds;
        this.texts = texts;
        this.tries = new GuessTries(MOST_WRONG, PAUSE, clock);
    }

    @GetMapping("/duty/feed/{secret}.ics")
    @OpenToAll("A calendar cannot sign in; the address is a secret of 256 bits and shows no names")
    ResponseEntity<String> calendar(@PathVariable String secret, HttpServletRequest request) {
        String from = request.getRemoteAddr();
        Optional<String> found =
                tries.begins(from) ? Acting.as(Actor.SYSTEM, () -> feeds.read(secret)) : Optional.empty();
        String calendar = found.orElseThrow(() -> new NotFound("calendar", "none"));
        tries.succeeded(from);
        return ResponseEntity.ok().contentType(CALENDAR).body(calendar);
    }

    @PostMapping("/duty/mine/feed")
    @Allowed(Posts.SEE)
    String make(RedirectAttributes next) {
        String secret = feeds.make();
        next.addFlashAttribute("said", texts.of("duty.feed.said.made"));
        next.addFlashAttribute(
                "feed",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/duty/feed/" + secret + ".ics")
                        .toUriString());
        return "redirect:" + MyDutyPages.PATH + "#feed";
    }

    @PostMapping("/duty/mine/feed/revoke")
    @Allowed(Posts.SEE)
    String revoke(RedirectAttributes next) {
        feeds.revoke();
        next.addFlashAttribute("said", texts.of("duty.feed.said.revoked"));
        return "redirect:" + MyDutyPages.PATH + "#feed";
    }
}
