package org.linli.platform;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows a refused form again with what was typed and what is wrong. */
@Component
public class Forms {

    private final Words words;

    Forms(Words words) {
        this.words = words;
    }

    /** Puts the refusal's problems into the model; the handler then returns the form's view again. */
    public void refuse(Model model, Refused refused) {
        model.addAttribute("problems", new FormProblems(refused.problems(), words));
    }

    /** Nothing is wrong. */
    public FormProblems none() {
        return new FormProblems(List.of(), words);
    }
}
