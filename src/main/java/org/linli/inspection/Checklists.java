package org.linli.inspection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.linli.platform.DataTexts;
import org.linli.policy.Bilingual;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * All versions of the checklists, and their words. The program's own files and those of a folder of the deployment are
 * read when it starts; one of the folder takes the place of the program's of the same name.
 */
@Component
public class Checklists implements DataTexts {

    private final List<ChecklistVersion> versions;
    private final Map<String, Bilingual> words = new HashMap<>();

    /** @param folder of the deployment's own files; empty for none */
    @Autowired
    Checklists(@Value("${linli.checklists:}") String folder) {
        this(read(folder));
    }

    Checklists(List<ChecklistVersion> versions) {
        this.versions = versions.stream()
                .sorted(Comparator.comparing(ChecklistVersion::validFrom))
                .toList();
        if (versions.stream().map(ChecklistVersion::id).distinct().count() < versions.size()) {
            throw new IllegalStateException("Two files of checklists have the same version");
        }
        versions.forEach(version -> version.checklists().forEach(list -> learn(version, list)));
    }

    private static List<ChecklistVersion> read(String folder) {
        Map<String, String> found = new TreeMap<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:checklists/*.yaml")) {
                found.put(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
            }
            if (!folder.isBlank()) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder), "*.yaml")) {
                    for (Path file : files) {
                        found.put(String.valueOf(file.getFileName()), Files.readString(file));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The checklists could not be read; the setting linli.checklists is '" + folder + "'", e);
        }
        return found.entrySet().stream()
                .map(file -> new ChecklistReader(file.getKey(), file.getValue()).read())
                .toList();
    }

    private void learn(ChecklistVersion version, Checklist list) {
        words.put(
                list.label(RoundForm.OUTCOME),
                new Bilingual(
                        list.items().stream().map(item -> item.words().zh()).collect(Collectors.joining("、")),
                        list.items().stream().map(item -> item.words().en()).collect(Collectors.joining(" · "))));
        words.put(list.label(RoundForm.NAME), list.name());
        version.asked().forEach((key, both) -> words.put(list.label(RoundForm.ASKED.getOrDefault(key, key)), both));
        Bilingual who = Objects.requireNonNull(version.asked().get(RoundForm.WHO));
        Bilingual photos = Objects.requireNonNull(version.asked().get(RoundForm.PHOTOS));
        words.put(list.label(RoundForm.WITNESS), who);
        for (ChecklistItem item : list.items()) {
            words.put(list.label(item.key()), item.words());
            words.put(
                    list.label(RoundForm.photosOf(item.key())),
                    new Bilingual(
                            photos.zh() + "：" + item.words().zh(),
                            photos.en() + ": " + item.words().en()));
            item.choices().forEach(choice -> words.put(list.label(item.key()) + "." + choice.key(), choice.words()));
        }
    }

    /** The oldest first. */
    public List<ChecklistVersion> versions() {
        return versions;
    }

    /** The version in force on a day: the newest that had begun; before the first, the first. */
    public ChecklistVersion on(LocalDate day) {
        return versions.stream()
                .filter(version -> !version.validFrom().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElseGet(versions::getFirst);
    }

    /** A checklist of a version; one that was taken away is a mistake of the deployment. */
    public Checklist get(String version, String key) {
        return versions.stream()
                .filter(each -> each.id().equals(version))
                .flatMap(each -> each.named(key).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No checklist " + key + " in version " + version));
    }

    @Override
    public Optional<String> text(String key, Locale locale) {
        return Optional.ofNullable(words.get(key)).map(both -> both.in(locale));
    }
}
