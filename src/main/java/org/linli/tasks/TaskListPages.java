package org.linli.tasks;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.platform.list.ListChoosing;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tasks of any day, and giving them to somebody else. */
@Controller
class TaskListPages {

    private final TaskList list;
    private final Lists lists;
    private final ListChoosing choosing;
    private final TaskReassigning reassigning;

    TaskListPages(TaskList list, Lists lists, ListChoosing choosing, TaskReassigning reassigning) {
        this.list = list;
        this.lists = lists;
        this.choosing = choosing;
        this.reassigning = reassigning;
    }

    @GetMapping(TaskList.PATH)
    @Allowed(Tasks.SEE)
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        return "tasks/list";
    }

    @GetMapping(TaskList.PATH + ".{form:xlsx|csv}")
    @Allowed(Tasks.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }

    @PostMapping(TaskList.PATH)
    @Allowed(Tasks.ASSIGN)
    String reassign(
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam MultiValueMap<String, String> asked,
            RedirectAttributes flash) {
        return choosing.act(list, list.assigning(), asked, flash, chosen -> reassigning.give(chosen, account, flash));
    }
}
