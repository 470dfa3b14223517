package io.weir.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The seam: nothing of Calcite, Hadoop or parquet-java inside the engine. */
@AnalyzeClasses(packages = "io.weir.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class EngineImportsTest {
    @ArchTest
    static final ArchRule ENGINE_NEEDS_THE_FORMAT_AND_THE_JDK_ONLY =
            classes()
                    .that()
                    .resideInAPackage("io.weir.engine..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.weir.engine..",
                            "io.weir.format",
                            "io.weir.format.codec",
                            "io.weir.format.encode",
                            "io.weir.format.page",
                            "io.weir.format.repository",
                            "java..",
                            "org.jspecify.annotations");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLE =
            slices().matching("io.weir.(engine..)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule VALUES_AND_COLUMNS_KNOW_NO_QUERIES =
            classes()
                    .that()
                    .resideInAnyPackage("io.weir.engine.ranges", "io.weir.engine.column")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideOutsideOfPackage("io.weir.engine");
}
