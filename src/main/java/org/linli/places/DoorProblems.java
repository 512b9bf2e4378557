package org.linli.places;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.linli.platform.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Says in words that a code opens nothing, on each page below a door. */
@ControllerAdvice(annotations = Controller.class)
class DoorProblems {

    private final Shell shell;

    DoorProblems(Shell shell) {
        this.shell = shell;
    }

    @ExceptionHandler
    ModelAndView shut(DoorShut shut, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(shut.why().status().value());
        var page = new ModelAndView("places/door-shut");
        page.addAllObjects(shell.around(request));
        page.addObject("why", shut.why());
        return page;
    }
}
