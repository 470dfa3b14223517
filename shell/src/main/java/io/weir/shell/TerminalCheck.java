package io.weir.shell;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which of the standard streams is a terminal, found without building one. The launcher may say so
 * in the system property {@code weir.tty}: the descriptors' numbers, such as {@code 012}; otherwise
 * Linux's {@code /proc} tells, and elsewhere {@link System#console()}, which knows all three or
 * none.
 */
public final class TerminalCheck {
    private static final String PROPERTY = "weir.tty";

    private TerminalCheck() {}

    /** Whether standard input (0), output (1) or error (2) is a terminal. */
    // Where a console always exists, consoleIsTerminal asks on.
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isTerminal(int descriptor) {
        String told = System.getProperty(PROPERTY);
        if (told != null) {
            return told.indexOf('0' + descriptor) >= 0;
        }
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(link)) {
            try {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/")
                        || target.startsWith("/dev/tty")
                        || target.equals("/dev/console");
            } catch (IOException e) {
                return false;
            }
        }
        return System.console() != null && consoleIsTerminal();
    }

    /** From Java 22 on there is a console object even where there is no terminal. */
    private static boolean consoleIsTerminal() {
        try {
            Object answer = java.io.Console.class.getMethod("isTerminal").invoke(System.console());
            return Boolean.TRUE.equals(answer);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
