package org.linli.rides;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.linli.platform.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Says in words that a link opens nothing. */
@ControllerAdvice(annotations = Controller.class)
class DriveProblems {

    private final Shell shell;

    DriveProblems(Shell shell) {
        this.shell = shell;
    }

    @ExceptionHandler
    ModelAndView shut(DriveShut shut, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(shut.why().status().value());
        var page = new ModelAndView("rides/drive-shut");
        page.addAllObjects(shell.around(request));
        page.addObject("key", shut.why().key());
        return page;
    }
}
