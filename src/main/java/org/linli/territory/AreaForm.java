package org.linli.territory;

import java.util.ArrayList;
import java.util.List;
import org.linli.platform.Problem;

/**
 * What is entered for a node of the tree.
 *
 * @param name 1 to 60 characters
 * @param nameEn at most 80 characters; empty to show the Chinese name in English too
 * @param sort order among its siblings, lower first
 */
public record AreaForm(String name, String nameEn, int sort) {

    public AreaForm {
        name = name.strip();
        nameEn = nameEn.strip();
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (name.isEmpty() || name.length() > 60) {
            problems.add(Problem.of("name", "territory.name.form", name.length()));
        }
        if (nameEn.length() > 80) {
            problems.add(Problem.of("nameEn", "territory.nameEn.form", nameEn.length()));
        }
        return problems;
    }
}
