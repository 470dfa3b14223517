package io.weir.shell.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.shell.input.ScriptUnit.Command;
import io.weir.shell.input.ScriptUnit.Sql;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementSplitterTest {
    @Test
    void terminatorsInQuotesAndCommentsDoNotSplit() {
        assertThat(
                        StatementSplitter.split(
                                "select ';', \"a;b\" -- ;\n, 'it''s;' /* ; */ from t; select 2"))
                .containsExactly(
                        new Sql(
                                "select ';', \"a;b\" -- ;\n, 'it''s;' /* ; */ from t",
                                1,
                                Terminator.PLAIN),
                        new Sql("select 2", 2, Terminator.END));
    }

    @Test
    void backslashTerminatorsEndStatementsAndAskForVerticalOutput() {
        assertThat(StatementSplitter.split("select 1\\G select 2 \\gx\nselect 3\\g"))
                .containsExactly(
                        new Sql("select 1", 1, Terminator.VERTICAL),
                        new Sql("select 2", 1, Terminator.VERTICAL),
                        new Sql("select 3", 2, Terminator.PLAIN));
    }

    @Test
    void commandsStandAtTheStartOfAStatementAndEndWithTheirLine() {
        assertThat(StatementSplitter.split("\\d flows; \nselect 1;\n .tables\n!quit\n-- c\n\\x on"))
                .containsExactly(
                        new Command("\\d flows;", 1),
                        new Sql("select 1", 2, Terminator.PLAIN),
                        new Command(".tables", 3),
                        new Command("!quit", 4),
                        new Command("\\x on", 6));
    }

    @Test
    void aBackslashInsideAStatementIsNoCommand() {
        assertThat(StatementSplitter.split("select\n\\d\n;"))
                .containsExactly(new Sql("select\n\\d", 1, Terminator.PLAIN));
    }

    @Test
    void leadingCommentsAreDroppedAndLinesCounted() {
        assertThat(StatementSplitter.split("-- title\n/* long\n */\n\nselect\n 1;\n\n select 2;"))
                .containsExactly(
                        new Sql("select\n 1", 5, Terminator.PLAIN),
                        new Sql("select 2", 8, Terminator.PLAIN));
    }

    @Test
    void emptyStatementsAndCommentsAreNothing() {
        assertThat(StatementSplitter.split(" ;; -- nothing\n;/* */")).isEmpty();
        assertThat(StatementSplitter.isIncomplete("-- nothing")).isFalse();
        assertThat(StatementSplitter.isIncomplete("")).isFalse();
    }

    @Test
    void exitQuitAndHelpAreWordsOfTheShell() {
        assertThat(StatementSplitter.split("quit")).containsExactly(new Command("quit", 1));
        assertThat(StatementSplitter.split("HELP;\nselect 1"))
                .containsExactly(new Command("HELP", 1), new Sql("select 1", 2, Terminator.END));
        assertThat(StatementSplitter.split("quit now"))
                .containsExactly(new Sql("quit now", 1, Terminator.END));
    }

    @Test
    void statementsAreKnownWhenTheirLastLineArrives() {
        StatementSplitter splitter = new StatementSplitter();
        List<ScriptUnit> units = new ArrayList<>();
        units.addAll(splitter.feed("select 'a\n"));
        units.addAll(splitter.feed("b;' /* x\n"));
        units.addAll(splitter.feed("; */ as t\n"));
        assertThat(units).isEmpty();
        units.addAll(splitter.feed("; select\n"));
        assertThat(units)
                .containsExactly(new Sql("select 'a\nb;' /* x\n; */ as t", 1, Terminator.PLAIN));
        units.addAll(splitter.feed("2\n"));
        assertThat(splitter.finish()).isEqualTo(new Sql("select\n2", 4, Terminator.END));
        assertThat(splitter.finish()).isNull();
    }

    @Test
    void anOpenQuoteOrCommentIsPassedOnForTheDatabaseToRefuse() {
        assertThat(StatementSplitter.split("select 'abc; "))
                .containsExactly(new Sql("select 'abc;", 1, Terminator.END));
        assertThat(StatementSplitter.split("select 1 /* abc; "))
                .containsExactly(new Sql("select 1 /* abc;", 1, Terminator.END));
    }

    @Test
    void unfinishedTextIsIncomplete() {
        assertThat(StatementSplitter.isIncomplete("select 1")).isTrue();
        assertThat(StatementSplitter.isIncomplete("select 1; select '")).isTrue();
        assertThat(StatementSplitter.isIncomplete("/* open")).isTrue();
        assertThat(StatementSplitter.isIncomplete("select 1;")).isFalse();
        assertThat(StatementSplitter.isIncomplete("\\d")).isFalse();
        assertThat(StatementSplitter.isIncomplete("quit")).isFalse();
    }

    @Test
    void numbersAndNamesAreWholeTokens() {
        String text = "1.5e-3+.5 a$b _x `q;`";
        assertThat(SqlLexer.lex(text))
                .extracting(token -> token.kind() + " " + token.in(text))
                .containsExactly(
                        "NUMBER 1.5e-3",
                        "PUNCTUATION +",
                        "NUMBER .5",
                        "WORD a$b",
                        "WORD _x",
                        "QUOTED_NAME `q;`");
    }
}
