package org.linli.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.Linli;
import org.linli.access.Role;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;

/** The walls between the modules, and the picture of them in {@code docs/modules}. */
@Tag("slow")
class ModulesTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(Linli.class);
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.linli");

    @Test
    void modulesUseEachOtherOnlyAsTheyDeclare() {
        MODULES.verify();
    }

    @Test
    void storesAndPagesStayInsideTheirModule() {
        classes()
                .that()
                .areAnnotatedWith(Repository.class)
                .or()
                .areMetaAnnotatedWith(Controller.class)
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    @Test
    void nothingReadsTheTimeBesidesTheClock() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Clocks")
                .and()
                .doNotHaveSimpleName("DemoClock")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .check(CLASSES);
    }

    @Test
    void noTypeIsNamedAfterALayer() {
        assertThat(CLASSES.stream().map(JavaClass::getSimpleName))
                .filteredOn(name -> name.matches(".*(Impl|Base|Util|Utils|Helper|Manager|Dto|Facade)"))
                .isEmpty();
    }

    @Test
    void thePictureInTheDocsIsTheCodes() throws IOException {
        Path drawn = Path.of("target", "modules");
        new Documenter(MODULES, Documenter.Options.defaults().withOutputFolder(drawn.toString()))
                .writeModulesAsPlantUml();
        String mermaid = ModulePicture.of(MODULES);
        Path kept = Path.of("docs", "modules.md");
        String told = Files.exists(kept) ? Files.readString(kept) : "";
        if (!told.equals(mermaid)) {
            Files.writeString(kept, mermaid);
        }
        assertThat(told)
                .as("docs/modules.md was not the picture of the code and has been drawn anew: look at it and keep it")
                .isEqualTo(mermaid);
    }

    @Test
    void everyModuleDeclaresWhatItMayUse() {
        assertThat(MODULES.stream()
                        .filter(module -> !module.getIdentifier().toString().equals("platform")))
                .allSatisfy(
                        module -> assertThat(declared(module.getBasePackage().getName()))
                                .as("allowedDependencies of %s", module.getIdentifier())
                                .isTrue());
    }

    private static boolean declared(String module) {
        try {
            ApplicationModule declared = Class.forName(module + ".package-info").getAnnotation(ApplicationModule.class);
            return declared != null
                    && !List.of(declared.allowedDependencies()).equals(List.of(ApplicationModule.OPEN_TOKEN));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** A new role starts with nothing. */
    @Test
    void permissionsNameTheRolesThatHoldThem() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Setup")
                .should()
                .callMethod(EnumSet.class, "complementOf", EnumSet.class)
                .orShould()
                .callMethod(EnumSet.class, "allOf", Class.class)
                .orShould()
                .callMethod(Role.class, "values")
                .check(CLASSES);
    }
}
