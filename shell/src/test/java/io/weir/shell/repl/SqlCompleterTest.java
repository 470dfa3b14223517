package io.weir.shell.repl;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.shell.session.Catalog.Function;
import io.weir.shell.session.Catalog.Names;
import io.weir.shell.session.Catalog.Table;
import io.weir.shell.session.Catalog.TableColumn;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.junit.jupiter.api.Test;

class SqlCompleterTest {
    private static final Names NAMES =
            new Names(
                    List.of(
                            new Table("", "flows", "TABLE", "one row a flow"),
                            new Table("", "hours", "TABLE", "")),
                    List.of(
                            new TableColumn("flows", "src_addr", "IPADDRESS", true, "source"),
                            new TableColumn("flows", "bytes", "BIGINT", true, ""),
                            new TableColumn("hours", "hour_start", "TIMESTAMP", false, "")),
                    List.of(new Function("cidr_match", "cidr_match(addr, cidr)")));

    @Test
    void onlyTablesFollowFromAndJoin() {
        assertThat(complete("select * from |")).containsExactly("flows", "hours");
        assertThat(complete("select * from flows join h|")).containsExactly("flows", "hours");
        assertThat(complete("select * from flows f, |")).containsExactly("flows", "hours");
    }

    @Test
    void columnsAreThoseOfTheTablesThatTheStatementNames() {
        assertThat(complete("select | from flows"))
                .contains("src_addr", "bytes", "cidr_match(", "case")
                .doesNotContain("hour_start", "flows");
        assertThat(complete("select a from flows, hours where |"))
                .contains("src_addr", "hour_start");
        assertThat(complete("select b|")).contains("bytes", "hour_start");
    }

    @Test
    void aQualifierLeavesTheColumnsOfItsTable() {
        assertThat(complete("select f.| from flows as f join hours h"))
                .containsExactly("src_addr", "bytes");
        assertThat(complete("select * from flows f join hours h on h.|"))
                .containsExactly("hour_start");
        assertThat(complete("select hours.|")).containsExactly("hour_start");
        assertThat(complete("select x.|")).containsExactly("src_addr", "bytes", "hour_start");
    }

    @Test
    void keywordsFollowTheCaseOfWhatIsTyped() {
        assertThat(complete("SEL|")).contains("SELECT").doesNotContain("select");
        assertThat(complete("sel|")).contains("select").doesNotContain("SELECT");
        assertThat(complete("select a from flows |")).contains("where");
        assertThat(complete("SELECT a FROM flows |")).contains("WHERE");
    }

    @Test
    void aNewStatementStartsAfterASemicolon() {
        assertThat(complete("select * from flows; |")).contains("SELECT", "\\d", "\\q");
        assertThat(complete("select bytes from flows; select |; select * from hours"))
                .contains("hour_start", "bytes");
    }

    @Test
    void textAndCommentsAreLeftAlone() {
        assertThat(complete("select 'a |")).isEmpty();
        assertThat(complete("select 1 /* a |")).isEmpty();
        assertThat(complete("select 1 -- a | b")).isEmpty();
    }

    @Test
    void commandsAndTheirArgumentsAreCompleted() {
        assertThat(complete("\\|")).contains("\\d", "\\df", "\\?");
        assertThat(complete("\\d |")).containsExactly("flows", "hours");
        assertThat(complete("\\df c|")).containsExactly("cidr_match");
        assertThat(complete("\\f |")).contains("csv", "ndjson", "silk");
        assertThat(complete("\\x |")).containsExactly("auto", "on", "off");
        assertThat(complete("\\pset |")).contains("null", "rows");
        assertThat(complete("\\q |")).isEmpty();
    }

    @Test
    void candidatesTellTypesAndRemarks() {
        assertThat(candidates("select | from flows"))
                .filteredOn(candidate -> candidate.value().equals("src_addr"))
                .extracting(Candidate::descr)
                .containsExactly("IPADDRESS · source");
    }

    @Test
    void theParserFindsTheWordUnderTheCursor() {
        SqlLineParser.Line line = SqlLineParser.wordAt("select f.by from", 11);
        assertThat(line.word()).isEqualTo("by");
        assertThat(line.wordCursor()).isEqualTo(2);
        assertThat(SqlLineParser.wordAt("\\i a/b.sq", 9).word()).isEqualTo("a/b.sq");
    }

    @Test
    void keywordsTextsAndNumbersAreColored() {
        assertThat(SqlHighlighter.highlight("select 'x', 12 -- c").toAnsi())
                .isEqualTo(
                        "\u001b[34;1mselect\u001b[0m \u001b[32m'x'\u001b[0m, \u001b[35m12\u001b[0m"
                                + " \u001b[2m-- c\u001b[0m");
    }

    private static List<String> complete(String marked) {
        return candidates(marked).stream().map(Candidate::value).toList();
    }

    private static List<Candidate> candidates(String marked) {
        int cursor = marked.indexOf('|');
        String line = marked.replace("|", "");
        List<Candidate> candidates = new ArrayList<>();
        SqlCompleter completer = new SqlCompleter(() -> NAMES);
        completer.complete(reader(), SqlLineParser.wordAt(line, cursor), candidates);
        return candidates;
    }

    private static LineReader reader() {
        try {
            InputStream keys = InputStream.nullInputStream();
            OutputStream screen = OutputStream.nullOutputStream();
            return LineReaderBuilder.builder()
                    .terminal(Terminals.open(keys, screen, System.in))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
