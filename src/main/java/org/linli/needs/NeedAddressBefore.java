package org.linli.needs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the form stood before needs had pages of their own; phones and bookmarks may still lead there. */
@Controller
class NeedAddressBefore {

    @GetMapping("/care/needs/new")
    @Allowed(NeedsSetup.ENTER)
    String lead(
            @RequestParam(required = false) @Nullable UUID household,
            @RequestParam(required = false) @Nullable UUID person) {
        UriComponentsBuilder form = UriComponentsBuilder.fromPath("/needs/new");
        if (household != null) {
            form.queryParam("household", household);
        }
        if (person != null) {
            form.queryParam("person", person);
        }
        return "redirect:" + form.toUriString();
    }
}
