package org.linli.architecture;

import java.util.ArrayList;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyDepth;

/** Draws the modules and the arrows between them as a Mermaid graph, so that a repository browser shows it. */
final class ModulePicture {

    private ModulePicture() {}

    static String of(ApplicationModules modules) {
        var lines = new ArrayList<String>();
        lines.add("# The modules and who uses whom");
        lines.add("");
        lines.add("Drawn from the code by `ModulesTest`; do not edit.");
        lines.add("");
        lines.add("```mermaid");
        lines.add("graph TD");
        modules.stream()
                .map(module -> module.getIdentifier().toString())
                .sorted()
                .forEach(name -> lines.add("    " + name));
        modules.stream()
                .flatMap(module -> module.getDependencies(modules, DependencyDepth.IMMEDIATE)
                        .uniqueModules()
                        .map(ApplicationModule::getIdentifier)
                        .map(used -> "    " + module.getIdentifier() + " --> " + used))
                .distinct()
                .sorted()
                .forEach(lines::add);
        lines.add("```");
        return String.join("\n", lines) + "\n";
    }
}
