package org.linli.care;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import org.linli.access.Allowed;
import org.linli.care.SampleCheck.State;
import org.linli.platform.list.ListCell.Tone;
import org.linli.platform.list.Lists;
import org.linli.territory.AreaFilter;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Checking one by one (逐一核查): of whom the result was seen, of whom it is awaited, and who was not sampled. */
@Controller
class SampleCheckListPages {

    private final SampleCheckList list;
    private final SampleChecks checks;
    private final Territory territory;
    private final Lists lists;

    SampleCheckListPages(SampleCheckList list, SampleChecks checks, Territory territory, Lists lists) {
        this.list = list;
        this.checks = checks;
        this.territory = territory;
        this.lists = lists;
    }

    @GetMapping("/care/check")
    @Allowed(CareSetup.SEE)
    String show(@RequestParam MultiValueMap<String, String> asked, Model model) {
        Map<State, Long> counts = checks.counts(territory.narrowed(asked.getFirst(AreaFilter.NAME)));
        model.addAttribute(
                "counts",
                Arrays.stream(State.values())
                        .map(state ->
                                new Count(state.key(), SampleCheckList.tone(state), counts.getOrDefault(state, 0L)))
                        .toList());
        model.addAttribute("list", lists.page(list, asked));
        return "care/check";
    }

    /** How many of the area are in a state, whatever else is asked for. */
    record Count(String key, Tone tone, long people) {}

    @GetMapping("/care/check.{form:xlsx|csv}")
    @Allowed(CareSetup.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }
}
