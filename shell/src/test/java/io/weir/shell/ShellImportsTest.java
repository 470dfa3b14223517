package io.weir.shell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class ShellImportsTest {
    private static final JavaClasses SHELL =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.weir.shell");

    @Test
    void theShellUsesNoOtherPartOfWeirAndNoDriver() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..", "org.jline..", "org.jspecify..", "io.weir.shell..")
                .check(SHELL);
    }

    @Test
    void theLineEditorIsKnownToThePromptOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.weir.shell.repl", "io.weir.shell.cell", "io.weir.shell")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jline..")
                .check(SHELL);
    }

    @Test
    void packagesDoNotUseOneAnotherInCircles() {
        SlicesRuleDefinition.slices()
                .matching("io.weir.shell.(*)..")
                .should()
                .beFreeOfCycles()
                .check(SHELL);
    }
}
