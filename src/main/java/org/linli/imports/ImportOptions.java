package org.linli.imports;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.CalendarDay;
import org.springframework.stereotype.Component;

/** Reads what was answered about a list as a whole. */
@Component
class ImportOptions {

    /**
     * The answers to the options of the kind, with those that hold while nobody says otherwise; others are left out.
     * {@link Refused} with each answer that cannot be one.
     */
    Map<String, String> checked(ImportKind<?> kind, ImportMapping mapping, Map<String, String> answers) {
        var checked = new LinkedHashMap<String, String>();
        var problems = new ArrayList<Problem>();
        for (ImportOption option : kind.options(mapping)) {
            String answer = answers.getOrDefault(option.name(), option.answer()).strip();
            if (isOne(option, answer)) {
                checked.put(option.name(), answer);
            } else {
                problems.add(Problem.of(option.name(), "imports.refusal.option." + code(option)));
            }
        }
        Refused.ifAny(problems);
        return checked;
    }

    /** {@link Refused} with each option that has to be answered and is not. */
    void demandAnswered(ImportKind<?> kind, ImportMapping mapping, Map<String, String> answers) {
        Refused.ifAny(kind.options(mapping).stream()
                .filter(option -> isOpen(option, answers))
                .map(option -> Problem.of(option.name(), "imports.refusal.option." + code(option)))
                .toList());
    }

    /** Whether it has to be answered and is not. */
    static boolean isOpen(ImportOption option, Map<String, String> answers) {
        return option.required() && answers.getOrDefault(option.name(), "").isEmpty();
    }

    private static String code(ImportOption option) {
        return option.type() == ImportOption.Type.DAY ? "day" : "yes-no";
    }

    private static boolean isOne(ImportOption option, String answer) {
        return switch (option.type()) {
            case YES_NO -> answer.isEmpty() || answer.equals("true") || answer.equals("false");
            case DAY -> answer.isEmpty() || isDay(answer);
        };
    }

    private static boolean isDay(String answer) {
        try {
            CalendarDay.parse(answer);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
