package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pages of {@code docs/conformance}: each row of a ledger has a rule, its source, how it is
 * kept, a test that shows it kept and one that shows what is refused; where there is none, {@code
 * gap:} and the reason.
 */
class ConformanceLedgerTest {
    /** Surefire runs in the module's folder. */
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String HEADER =
            "| no. | rule | source | how | positive test | negative test |";
    private static final int COLUMNS = 6;

    /** The numbered rules; any row may also be without a number: {@code -}. */
    private static final int RULES = 41;

    private static final Pattern NUMBERS = Pattern.compile("-|\\d{1,2}(, \\d{1,2})*");
    private static final Pattern GAP = Pattern.compile("gap: \\S.*");
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Pattern TESTS =
            Pattern.compile(TEST.pattern() + "(, " + TEST.pattern() + ")*");

    private record Row(Path page, List<String> cells) {
        String numbers() {
            return cells.get(0);
        }

        List<String> tests() {
            return cells.subList(4, COLUMNS);
        }

        @Override
        public String toString() {
            return page.getFileName() + ": " + cells;
        }
    }

    @Test
    void everyRowIsWhole() throws IOException {
        assertThat(rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.cells()).as("%s", row).hasSize(COLUMNS))
                .allSatisfy(row -> assertThat(row.numbers()).as("%s", row).matches(NUMBERS))
                .allSatisfy(row -> assertThat(row.cells()).as("%s", row).doesNotContain(""));
    }

    @Test
    void everyRowNamesTestsThatExistOrIsADeclaredGap() throws IOException {
        Map<String, String> sources = testSources();
        List<String> wrong = new ArrayList<>();
        for (Row row : rows()) {
            for (String cell : row.tests()) {
                if (!GAP.matcher(cell).matches()) {
                    check(row, cell, sources, wrong);
                }
            }
        }
        assertThat(wrong).as("tests that a ledger names and that are not there").isEmpty();
    }

    @Test
    void everyNumberedRuleIsOnSomePage() throws IOException {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (Row row : rows()) {
            if (!row.numbers().equals("-")) {
                Arrays.stream(row.numbers().split(", "))
                        .map(Integer::valueOf)
                        .forEach(numbers::add);
            }
        }
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, RULES).boxed().toList());
    }

    private static void check(
            Row row, String cell, Map<String, String> sources, List<String> wrong) {
        if (!TESTS.matcher(cell).matches()) {
            wrong.add(row + ": expected `Class.method` or gap: why, got " + cell);
            return;
        }
        Matcher test = TEST.matcher(cell);
        while (test.find()) {
            String source = sources.getOrDefault(test.group(1), "");
            if (!source.contains("void " + test.group(2) + "(")) {
                wrong.add(row.page().getFileName() + ": " + test.group());
            }
        }
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs/conformance"))) {
            for (Path page : pages.sorted().toList()) {
                addRows(page, rows);
            }
        }
        return rows;
    }

    private static void addRows(Path page, List<Row> rows) throws IOException {
        boolean inLedger = false;
        for (String line : Files.readAllLines(page)) {
            if (line.equals(HEADER)) {
                inLedger = true;
            } else if (!line.startsWith("|")) {
                inLedger = false;
            } else if (inLedger && !line.startsWith("|---")) {
                String inner = line.substring(1, line.lastIndexOf('|'));
                rows.add(
                        new Row(
                                page,
                                Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList()));
            }
        }
    }

    /** Class name to source text, of every test. */
    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file :
                    files.filter(f -> f.toString().contains("/src/test/java/"))
                            .filter(f -> f.toString().endsWith(".java"))
                            .toList()) {
                sources.merge(name(file), text(file), String::concat);
            }
        }
        return sources;
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ".java".length());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
