package io.weir.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/**
 * The arrows between modules and to libraries: who may use whom. Every module but the sample data
 * is seen here.
 */
@AnalyzeClasses(packages = "io.weir", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule FUNCTIONS_NEED_THE_JDK_ALONE =
            classes()
                    .that()
                    .resideInAPackage("io.weir.udfs..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("io.weir.udfs..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule ONLY_THE_COLLECTOR_SEES_NETTY = onlyFor("collector", "io.netty..");

    @ArchTest static final ArchRule ONLY_SQL_SEES_CALCITE = onlyFor("sql", "org.apache.calcite..");

    @ArchTest static final ArchRule ONLY_THE_SHELL_SEES_JLINE = onlyFor("shell", "org.jline..");

    @ArchTest
    static final ArchRule ONLY_THE_FORMAT_SEES_PARQUET_JAVA =
            onlyFor("format", "org.apache.parquet..");

    /** Queries load these, and the driver has no parquet-java. */
    @ArchTest
    static final ArchRule READING_NEEDS_NO_PARQUET_JAVA =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.weir.format",
                            "io.weir.format.codec",
                            "io.weir.format.footer",
                            "io.weir.format.index",
                            "io.weir.format.page")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_SEES_PICOCLI = onlyFor("cli", "picocli..");

    @ArchTest static final ArchRule FORMAT = mayUse("format");
    @ArchTest static final ArchRule COLLECTOR = mayUse("collector", "format", "udfs");
    @ArchTest static final ArchRule ENGINE = mayUse("engine", "format");
    @ArchTest static final ArchRule SQL = mayUse("sql", "engine", "format", "udfs");
    @ArchTest static final ArchRule JDBC = mayUse("jdbc", "sql", "udfs");
    @ArchTest static final ArchRule SHELL = mayUse("shell");

    @ArchTest
    static final ArchRule NOTHING_USES_THE_COMMAND_LINE_OR_THE_SAMPLE_DATA =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("io.weir.cli..", "io.weir.sample..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.weir.cli..", "io.weir.sample..");

    /**
     * The front door of SQL holds the values (columns, types, errors) that its inner packages hand
     * out.
     */
    @ArchTest
    static final ArchRule PACKAGES_DO_NOT_USE_ONE_ANOTHER_IN_CIRCLES =
            slices().matching("io.weir.(**)")
                    .should()
                    .beFreeOfCycles()
                    .ignoreDependency(
                            resideInAPackage("io.weir.sql.*"), resideInAPackage("io.weir.sql"));

    @ArchTest
    static void everyModuleIsSeen(JavaClasses classes) {
        Stream.of("udfs", "format", "collector", "engine", "sql", "jdbc", "shell", "cli")
                .filter(module -> !classes.containPackage("io.weir." + module))
                .forEach(
                        module -> {
                            throw new AssertionError(
                                    "No class of io.weir." + module + " was looked at");
                        });
    }

    private static ArchRule onlyFor(String module, String library) {
        return noClasses()
                .that()
                .resideInAPackage("io.weir..")
                .and()
                .resideOutsideOfPackage("io.weir." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    /** Of Weir's own packages, a module uses only itself and these. */
    private static ArchRule mayUse(String module, String... others) {
        String[] allowed =
                Stream.concat(Stream.of(module), Stream.of(others))
                        .map(name -> "io.weir." + name + "..")
                        .toArray(String[]::new);
        DescribedPredicate<JavaClass> forbidden =
                resideInAPackage("io.weir..").and(resideOutsideOfPackages(allowed));
        return noClasses()
                .that()
                .resideInAPackage("io.weir." + module + "..")
                .should()
                .dependOnClassesThat(forbidden);
    }
}
