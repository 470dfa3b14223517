package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the documentation names is there, and nothing stands at the top that does not belong there.
 */
class DocumentationTest {
    /** Surefire runs in the module's folder. */
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Set<String> TOP_LEVEL =
            Set.of(
                    ".ci",
                    ".gitignore",
                    ".mvn",
                    "CHANGELOG.md",
                    "CONTRIBUTING.md",
                    "LICENSE",
                    "README.md",
                    "catalog",
                    "docs",
                    "mvnw",
                    "mvnw.cmd",
                    "pom.xml",
                    "sample-data",
                    "shell",
                    "udfs",
                    "weir",
                    "writer");

    /** What .gitignore names, and git's own folder. */
    private static final Pattern IGNORED =
            Pattern.compile(
                    "\\.git|target|weir-demo|\\.idea|\\.vscode|.*\\.iml|dependency-reduced-pom\\.xml");

    private static final Pattern CODE_BLOCK =
            Pattern.compile("^```.*?^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern TEST_NAME =
            Pattern.compile("[`\\[]([A-Z]\\w*(?<=[a-z0-9])(?:Test|IT))[`\\]]");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ +(.*)$", Pattern.MULTILINE);

    @Test
    void everyTestThatAPageNamesExists() throws IOException {
        Set<String> tests = sources();
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (Path page : pages()) {
            Matcher name = TEST_NAME.matcher(Files.readString(page));
            while (name.find()) {
                named++;
                if (!tests.contains(name.group(1) + ".java")) {
                    missing.add(ROOT.relativize(page) + ": " + name.group(1));
                }
            }
        }
        assertThat(missing).as("tests that documentation names and that are not there").isEmpty();
        assertThat(named).as("tests that documentation names").isGreaterThan(20);
    }

    @Test
    void everyClassThatTheArchitectureNamesExists() throws IOException {
        Set<String> classes = sources();
        Set<String> missing = new TreeSet<>();
        Matcher name =
                Pattern.compile("`([A-Z][a-z]\\w*)`")
                        .matcher(Files.readString(ROOT.resolve("docs/architecture.md")));
        int named = 0;
        while (name.find()) {
            named++;
            if (!classes.contains(name.group(1) + ".java")) {
                missing.add(name.group(1));
            }
        }
        assertThat(missing).as("classes that docs/architecture.md names").isEmpty();
        assertThat(named).as("classes that docs/architecture.md names").isGreaterThan(20);
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            String text = CODE_BLOCK.matcher(Files.readString(page)).replaceAll("");
            Matcher link = LINK.matcher(text);
            while (link.find()) {
                if (!resolves(page, link.group(1))) {
                    broken.add(ROOT.relativize(page) + ": " + link.group(1));
                }
            }
        }
        assertThat(broken).as("links without a target").isEmpty();
    }

    @Test
    void theTopLevelHoldsWhatItShould() throws IOException {
        try (Stream<Path> entries = Files.list(ROOT)) {
            Set<String> names =
                    entries.map(entry -> entry.getFileName().toString())
                            .filter(name -> !IGNORED.matcher(name).matches())
                            .collect(Collectors.toSet());
            assertThat(names).containsExactlyInAnyOrderElementsOf(TOP_LEVEL);
        }
    }

    private static boolean resolves(Path page, String target) throws IOException {
        if (target.matches("[a-z]+:.*")) {
            return true;
        }
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        if (!file.startsWith(ROOT) || !Files.exists(file)) {
            return false;
        }
        return hash < 0 || anchors(file).contains(target.substring(hash + 1));
    }

    /**
     * The anchors that GitHub gives headings: lower case, blanks to hyphens, other marks left out.
     */
    private static Set<String> anchors(Path page) throws IOException {
        Set<String> anchors = new TreeSet<>();
        Matcher heading = HEADING.matcher(Files.readString(page));
        while (heading.find()) {
            String text = heading.group(1).toLowerCase(Locale.ROOT).strip();
            anchors.add(text.replaceAll("[^\\w -]", "").replace(' ', '-'));
        }
        return anchors;
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String name :
                List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "sample-data/README.md")) {
            pages.add(ROOT.resolve(name));
        }
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    private static Set<String> sources() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : List.of("udfs", "writer", "catalog", "shell", "sample-data")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .forEach(names::add);
            }
        }
        return names;
    }
}
