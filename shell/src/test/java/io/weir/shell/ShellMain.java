package io.weir.shell;

import io.weir.shell.output.OutputFormat;
import java.time.Duration;

/**
 * A shell on an in-memory DuckDB, to try by hand and to start as a process of its own from tests:
 * {@code -c SQL}, {@code -f FILE}, {@code -F FORMAT}, {@code --timeout SECONDS}, {@code --timing},
 * {@code --url URL}.
 */
public final class ShellMain {
    private ShellMain() {}

    public static void main(String[] arguments) {
        String url = "jdbc:duckdb:";
        if (arguments.length > 1 && arguments[0].equals("--url")) {
            url = arguments[1];
        }
        ShellOptionsBuilder options = ShellOptions.builder(url, ConnectionSource.url(url));
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "-c" -> options.command(value);
                case "-f" -> options.input(ShellInput.file(value));
                case "-F" -> options.format(OutputFormat.of(value));
                case "--timeout" -> options.timeout(Duration.ofSeconds(Long.parseLong(value)));
                case "--timing" -> options.timing(Boolean.parseBoolean(value));
                case "--url" -> {}
                default -> throw new IllegalArgumentException(arguments[i]);
            }
        }
        int code = WeirShell.run(options.build(), System.in, System.out, System.err);
        System.exit(code);
    }
}
