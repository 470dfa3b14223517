package io.weir.shell.repl;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a terminal received, and a way to wait for it. Thread-safe. */
public final class Screen extends OutputStream {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int seen;

    @Override
    public synchronized void write(int b) {
        bytes.write(b);
        notifyAll();
    }

    @Override
    public synchronized void write(byte[] text, int from, int length) {
        bytes.write(text, from, length);
        notifyAll();
    }

    /**
     * Waits until the expression matches what came after the last match; escape sequences are left
     * out.
     *
     * @return the matched text
     * @throws AssertionError if it does not come
     */
    public synchronized String await(String expression) throws InterruptedException {
        Pattern pattern = Pattern.compile(expression, Pattern.DOTALL);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String text = text();
            Matcher matcher = pattern.matcher(text);
            if (matcher.find(seen)) {
                seen = matcher.end();
                return matcher.group();
            }
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new AssertionError("no /" + expression + "/ in: " + text.substring(seen));
            }
            wait(millis);
        }
    }

    private String text() {
        String all = bytes.toString(StandardCharsets.UTF_8);
        return all.replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]", "")
                .replaceAll("\u001b[=>]", "")
                .replace("\r", "");
    }
}
