package org.linli.imports;

import java.util.Map;

/**
 * What a kind adds to the page of a list that has begun.
 *
 * @param template of the fragment {@code section}; empty for nothing
 * @param model its attributes
 */
public record ImportSection(String template, Map<String, Object> model) {

    public static final ImportSection NONE = new ImportSection("", Map.of());
}
