package io.weir.shell.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.shell.cell.Column;
import io.weir.shell.cell.ColumnKind;
import io.weir.shell.cell.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintersTest {
    private static final List<Column> COLUMNS =
            List.of(
                    Column.text("place"),
                    Column.number("bytes"),
                    new Column("is|ok", ColumnKind.BOOLEAN));
    private static final List<Row> ROWS =
            List.of(
                    Row.of("東京", "12", "true"),
                    Row.of("two\nlines", null, "false"),
                    Row.of("esc\u001b[31m, \"q\"", "NaN", null));

    @Test
    void boxAlignsWideCharactersAndSplitsCellsOfSeveralLines() throws IOException {
        assertThat(print(OutputFormat.BOX, PrintSettings.plain()))
                .isEqualTo(
                        """
                        ┌──────────────────┬───────┬───────┐
                        │ place            │ bytes │ is|ok │
                        ├──────────────────┼───────┼───────┤
                        │ 東京             │    12 │ true  │
                        │ two              │  NULL │ false │
                        │ lines            │       │       │
                        │ esc\\x1b[31m, "q" │   NaN │ NULL  │
                        └──────────────────┴───────┴───────┘
                        """);
    }

    @Test
    void asciiUsesNoOtherLinesThanAscii() throws IOException {
        assertThat(print(OutputFormat.ASCII, PrintSettings.plain()))
                .startsWith("+------------------+-------+-------+\n| place            | bytes |")
                .endsWith("+------------------+-------+-------+\n");
    }

    @Test
    void plainKeepsOneLineARow() throws IOException {
        assertThat(print(OutputFormat.PLAIN, PrintSettings.plain()))
                .isEqualTo(
                        """
                        place             bytes  is|ok
                        ----------------  -----  -----
                        東京                 12  true
                        two\\nlines         NULL  false
                        esc\\x1b[31m, "q"    NaN  NULL
                        """);
    }

    @Test
    void verticalContinuesLinesUnderTheValue() throws IOException {
        assertThat(print(OutputFormat.VERTICAL, PrintSettings.plain()))
                .isEqualTo(
                        """
                        -[ RECORD 1 ]---------------------------
                        place | 東京
                        bytes | 12
                        is|ok | true
                        -[ RECORD 2 ]---------------------------
                        place | two
                              | lines
                        bytes | NULL
                        is|ok | false
                        -[ RECORD 3 ]---------------------------
                        place | esc\\x1b[31m, "q"
                        bytes | NaN
                        is|ok | NULL
                        """);
    }

    @Test
    void csvQuotesAsRfc4180AndLeavesNullEmpty() throws IOException {
        assertThat(print(OutputFormat.CSV, PrintSettings.plain()))
                .isEqualTo(
                        """
                        place,bytes,is|ok
                        東京,12,true
                        "two
                        lines",,false
                        "esc\u001b[31m, ""q""\",NaN,
                        """);
        assertThat(print(OutputFormat.CSV_NOHEADER, PrintSettings.plain())).startsWith("東京,12");
    }

    @Test
    void anEmptyTextInCsvIsQuotedToDifferFromNull() throws IOException {
        assertThat(
                        print(
                                OutputFormat.CSV,
                                List.of(Column.text("a"), Column.text("b")),
                                Row.of("", null)))
                .isEqualTo("a,b\n\"\",\n");
    }

    @Test
    void tsvEscapesTabsLineEndsAndBackslashes() throws IOException {
        assertThat(
                        print(
                                OutputFormat.TSV,
                                List.of(Column.text("a"), Column.text("b")),
                                Row.of("1\t2\n\\", null)))
                .isEqualTo("a\tb\n1\\t2\\n\\\\\t\n");
    }

    @Test
    void jsonKeepsNumbersBareAndQuotesWhatJsonLacks() throws IOException {
        assertThat(print(OutputFormat.JSON, PrintSettings.plain()))
                .isEqualTo(
                        """
                        [
                        {"place":"東京","bytes":12,"is|ok":true},
                        {"place":"two\\nlines","bytes":null,"is|ok":false},
                        {"place":"esc\\u001b[31m, \\"q\\"","bytes":"NaN","is|ok":null}
                        ]
                        """);
    }

    @Test
    void jsonOfNoRowsIsAnEmptyArrayAndNdjsonIsNothing() throws IOException {
        assertThat(print(OutputFormat.JSON, COLUMNS)).isEqualTo("[]\n");
        assertThat(print(OutputFormat.NDJSON, COLUMNS)).isEmpty();
    }

    @Test
    void equalColumnNamesGetNumbersInJson() throws IOException {
        List<Column> twice = List.of(Column.number("n"), Column.number("n"));
        assertThat(print(OutputFormat.NDJSON, twice, Row.of("1", "2")))
                .isEqualTo("{\"n\":1,\"n_2\":2}\n");
    }

    @Test
    void silkIsRightAlignedWithABarAfterEachColumn() throws IOException {
        assertThat(print(OutputFormat.SILK, PrintSettings.plain()))
                .isEqualTo(
                        """
                                   place|bytes|is|ok|
                                    東京|   12| true|
                              two\\nlines|     |false|
                        esc\\x1b[31m, "q"|  NaN|     |
                        """);
    }

    @Test
    void markdownHtmlAndLatexEscapeTheirOwnMarks() throws IOException {
        Row row = Row.of("a|b<c&d_e", null, "true");
        assertThat(print(OutputFormat.MARKDOWN, COLUMNS, row))
                .isEqualTo(
                        """
                        | place | bytes | is\\|ok |
                        | --- | ---: | --- |
                        | a\\|b&lt;c&d_e |  | true |

                        """);
        assertThat(print(OutputFormat.HTML, COLUMNS, row))
                .contains("<td>a|b&lt;c&amp;d_e</td><td align=\"right\"></td><td>true</td>");
        assertThat(print(OutputFormat.LATEX, COLUMNS, row))
                .contains("a|b<c\\&d\\_e &  & true \\\\\n");
    }

    @Test
    void nullTextAndHeaderFollowTheSettings() throws IOException {
        PrintSettings settings =
                new PrintSettings(false, "-", 0, 0, Expanded.OFF, Palette.NONE, false);
        assertThat(print(OutputFormat.CSV, settings))
                .contains("\"two\nlines\",-,false")
                .startsWith("東");
        assertThat(print(OutputFormat.BOX, settings)).doesNotContain("place").contains("│   - │");
    }

    @Test
    void longTablesShowTheirFirstAndLastRows() throws IOException {
        assertThat(printNumbers(4, Expanded.OFF, 0))
                .isEqualTo(
                        """
                        ┌───┐
                        │ n │
                        ├───┤
                        │ 1 │
                        │ 2 │
                        │ · │
                        │ 8 │
                        │ 9 │
                        └───┘
                        """);
    }

    @Test
    void longVerticalListingsTellHowManyRecordsAreLeftOut() throws IOException {
        assertThat(printNumbers(2, Expanded.ON, 0))
                .isEqualTo(
                        """
                        -[ RECORD 1 ]---------------------------
                        n | 1
                        · 7 records not shown ·
                        -[ RECORD 9 ]---------------------------
                        n | 9
                        """);
    }

    @Test
    void aTableWiderThanTheTerminalBecomesVertical() throws IOException {
        assertThat(printNumbers(0, Expanded.AUTO, 4)).startsWith("-[ RECORD 1 ]");
        assertThat(printNumbers(0, Expanded.AUTO, 5)).startsWith("┌───┐");
    }

    @Test
    void rowsBeyondTheSizingRowsAreStillPrintedInFull() throws IOException {
        StringWriter out = new StringWriter();
        ResultPrinter printer = Printers.create(OutputFormat.BOX, out, PrintSettings.plain());
        printer.begin(List.of(Column.text("t")));
        for (int i = 0; i < GridPrinter.SIZING_ROWS; i++) {
            printer.row(Row.of("x"));
        }
        assertThat(out.toString()).contains("│ x │");
        printer.row(Row.of("wider than before"));
        printer.end();
        assertThat(out.toString()).endsWith("│ wider than before │\n└───┘\n");
    }

    @Test
    void machineFormatsAreHarmlessOnATerminal() throws IOException {
        PrintSettings terminal =
                new PrintSettings(true, null, 0, 80, Expanded.AUTO, Palette.NONE, true);
        for (OutputFormat format : OutputFormat.values()) {
            assertThat(print(format, terminal)).as(format.id()).doesNotContain("\u001b");
        }
    }

    @Test
    void anUnknownFormatIsRefusedWithTheList() {
        assertThatThrownBy(() -> OutputFormat.of("xml"))
                .hasMessage(
                        "unknown format 'xml'; expected one of: auto box ascii plain vertical csv"
                                + " csv-noheader tsv json ndjson markdown html latex silk null");
        assertThat(OutputFormat.of("CSV")).isEqualTo(OutputFormat.CSV);
        assertThat(OutputFormat.ofFile(Path.of("a.b/report.JSONL"))).isEqualTo(OutputFormat.NDJSON);
        assertThat(OutputFormat.ofFile(Path.of("report"))).isNull();
    }

    private static String printNumbers(int maxRows, Expanded expanded, int width)
            throws IOException {
        PrintSettings settings =
                new PrintSettings(true, null, maxRows, width, expanded, Palette.NONE, true);
        StringWriter out = new StringWriter();
        ResultPrinter printer = Printers.create(OutputFormat.BOX, out, settings);
        printer.begin(List.of(Column.number("n")));
        for (int i = 1; i <= 9; i++) {
            printer.row(Row.of(String.valueOf(i)));
        }
        printer.end();
        return out.toString();
    }

    private static String print(OutputFormat format, PrintSettings settings) throws IOException {
        StringWriter out = new StringWriter();
        print(Printers.create(format, out, settings), COLUMNS, ROWS);
        return out.toString();
    }

    private static String print(OutputFormat format, List<Column> columns, Row... rows)
            throws IOException {
        StringWriter out = new StringWriter();
        print(Printers.create(format, out, PrintSettings.plain()), columns, List.of(rows));
        return out.toString();
    }

    private static void print(ResultPrinter printer, List<Column> columns, List<Row> rows)
            throws IOException {
        printer.begin(columns);
        for (Row row : rows) {
            printer.row(row);
        }
        printer.end();
    }
}
