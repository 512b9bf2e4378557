package org.linli.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.linli.policy.PolicyMistake.Mistake;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Where the policy files are: those in the program, and those in a folder of the deployment. A file of the folder takes
 * the place of the program's file of the same name, so a deployment can end a shipped version or correct it.
 */
@Component
class PolicyFiles {

    private final String folder;

    /**
     * @param folder the folder; empty for none
     */
    PolicyFiles(@Value("${linli.policies:}") String folder) {
        this.folder = folder;
    }

    /** The text of the file that has a version. */
    Optional<String> text(String version) {
        Pattern line = Pattern.compile("^version: *[\"']?" + Pattern.quote(version) + "[\"']? *$", Pattern.MULTILINE);
        return contents().values().stream()
                .filter(text -> line.matcher(text).find())
                .findFirst();
    }

    /** The text of each file by its name, in the order of the names. */
    Map<String, String> contents() {
        Map<String, String> found = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:policies/*.yaml")) {
                found.put(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
            }
            if (!folder.isBlank()) {
                if (!Files.isDirectory(Path.of(folder))) {
                    throw new PolicyMistake(List.of(new Mistake(
                            folder,
                            1,
                            1,
                            "There is no such folder.",
                            "Correct the setting linli.policies.",
                            "没有这个文件夹，请改正设置 linli.policies。")));
                }
                try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder), "*.yaml")) {
                    for (Path file : files) {
                        found.put(String.valueOf(file.getFileName()), Files.readString(file));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The policy files could not be read; the setting linli.policies is '" + folder + "'", e);
        }
        return found;
    }
}
