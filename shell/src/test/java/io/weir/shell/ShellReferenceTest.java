package io.weir.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.shell.command.Command;
import io.weir.shell.command.CommandTable;
import io.weir.shell.output.OutputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference page has the tables that the code has. */
class ShellReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "shell.md");

    @Test
    void thePageListsEveryCommand() throws IOException {
        StringBuilder table =
                new StringBuilder("| Command | What it does | Other spellings |\n|---|---|---|\n");
        for (Command command : CommandTable.COMMANDS) {
            table.append("| `").append(command.usage().replace("|", "\\|")).append("` | ");
            table.append(command.summary().replace("|", "\\|")).append(" | ");
            table.append(aliases(command)).append(" |\n");
        }
        assertThat(Files.readString(PAGE)).contains(table.toString());
    }

    private static String aliases(Command command) {
        StringBuilder names = new StringBuilder();
        for (String alias : command.aliases()) {
            boolean word = alias.equals("help") || alias.equals("quit") || alias.equals("exit");
            String prefix = alias.equals("gx") ? "\\" : ".";
            names.append(names.length() == 0 ? "" : " ");
            names.append('`').append(word ? alias : prefix + alias).append('`');
        }
        return names.toString();
    }

    @Test
    void thePageListsEveryFormat() throws IOException {
        StringBuilder table = new StringBuilder("| Format | What it is |\n|---|---|\n");
        for (OutputFormat format : OutputFormat.values()) {
            String meaning = format.meaning().replace("|", "\\|");
            table.append("| `" + format.id() + "` | " + meaning + " |\n");
        }
        assertThat(Files.readString(PAGE)).contains(table.toString());
    }
}
