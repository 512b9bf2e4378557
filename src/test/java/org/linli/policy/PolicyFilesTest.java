package org.linli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;

class PolicyFilesTest {

    @TempDir
    Path folder;

    @Test
    void readsTheFilesOfTheProgram() {
        assertThat(new PolicyFiles("").contents()).containsOnlyKeys("catalogue-2022.yaml", "dongyang-2022-02.yaml");
    }

    @Test
    void letsAFileOfTheFolderTakeThePlaceOfTheProgramsOwn() throws IOException {
        String shipped = new PolicyFiles("").contents().getOrDefault("dongyang-2022-02.yaml", "");
        String ended = shipped.replace("valid_from: 2022-02-01", "valid_from: 2022-02-01\nvalid_to: 2022-03-14");
        Files.writeString(folder.resolve("dongyang-2022-02.yaml"), ended);
        Files.writeString(
                folder.resolve("next.yaml"),
                shipped.replace("version: dongyang-2022-02", "version: dongyang-2022-03")
                        .replace("valid_from: 2022-02-01", "valid_from: 2022-03-15"));
        Files.writeString(folder.resolve("notes.txt"), "no policy");
        PolicyBook book = PolicyBook.read(new PolicyFiles(folder.toString()).contents());
        assertThat(book.versions())
                .extracting(Policy::version)
                .containsExactly("dongyang-2022-02", "dongyang-2022-03", "catalogue-2022");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThatThrownBy(() -> new PolicyFiles(folder.resolve("none").toString()).contents())
                .isInstanceOf(PolicyMistake.class)
                .hasMessageContaining("linli.policies");
    }

    @Test
    void saysMistakesOnTheConsoleWithTheirPlace() throws IOException {
        Files.writeString(folder.resolve("bad.yaml"), "version: bad\ncolour: red\n");
        FailureAnalysis said = null;
        try {
            PolicyBook.read(new PolicyFiles(folder.toString()).contents());
        } catch (PolicyMistake mistake) {
            said = new PolicyMistakeFailureAnalyzer().analyze(mistake);
        }
        assertThat(said).isNotNull();
        assertThat(said.getDescription()).contains("bad.yaml:2:1: The key 'colour' is not known here.");
        assertThat(said.getAction()).contains("docs/policies.md");
    }
}
