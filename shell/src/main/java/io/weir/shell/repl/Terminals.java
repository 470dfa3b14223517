package io.weir.shell.repl;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.ExternalTerminal;

/** Opens the prompt's terminal. */
public final class Terminals {
    private static final Size STREAM_SIZE = Size.of(100, 40);

    private Terminals() {}

    /**
     * The system's terminal if {@code in} is standard input, else one of 100 columns over the
     * streams, which treats Ctrl-C as a terminal does. The system's is not asked what it can do:
     * one that does not answer would cost half a second.
     */
    public static Terminal open(InputStream in, OutputStream out, InputStream standardInput)
            throws IOException {
        if (in == standardInput) {
            return TerminalBuilder.builder()
                    .name("weir")
                    .system(true)
                    .graphemeCluster(false)
                    .build();
        }
        Terminal terminal =
                new ExternalTerminal("weir", "xterm-256color", in, out, StandardCharsets.UTF_8);
        terminal.setSize(STREAM_SIZE);
        return terminal;
    }
}
