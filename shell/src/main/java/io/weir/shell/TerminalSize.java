package io.weir.shell;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * The width of a batch's terminal, asked once, of {@code COLUMNS} or {@code stty}: JLine is for the
 * prompt only.
 */
final class TerminalSize implements IntSupplier {
    private static final int UNASKED = -1;

    private int columns = UNASKED;

    @Override
    public int getAsInt() {
        if (columns == UNASKED) {
            columns = ask();
        }
        return columns;
    }

    private static int ask() {
        String variable = System.getenv("COLUMNS");
        if (variable != null && variable.matches("[1-9]\\d{0,4}")) {
            return Integer.parseInt(variable);
        }
        try {
            Process stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(new File("/dev/tty"))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (BufferedReader reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    stty.getInputStream(), StandardCharsets.US_ASCII))) {
                String line = String.valueOf(reader.readLine());
                return line.matches("\\d+ \\d{1,5}")
                        ? Integer.parseInt(line.substring(line.indexOf(' ') + 1))
                        : 0;
            }
        } catch (IOException e) {
            return 0;
        }
    }
}
