package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.linli.platform.OnFullDisk;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way from the page that stands first on a phone to all the others. */
@Controller
class DeskPages {

    /** Whoever chose the desk on a phone stays there, until they choose otherwise. */
    @GetMapping("/desk")
    @Allowed("access.profile")
    @OnFullDisk("It writes nothing but a cookie")
    String desk(HttpServletRequest request, HttpServletResponse response) {
        DeskChoice.make(request, response);
        return "redirect:/";
    }
}
