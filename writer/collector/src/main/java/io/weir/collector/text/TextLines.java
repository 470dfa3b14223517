package io.weir.collector.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a terminal's output: UTF-8, or UTF-16 with a byte order mark as PowerShell writes it;
 * any line end; without the pager's {@code --More--} and what wipes it out. Not thread-safe.
 */
final class TextLines {
    private static final int MAX_LENGTH = 4096;

    /** Escape sequences of terminals (ECMA-48, control sequences). */
    private static final Pattern TERMINAL = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

    private final Reader reader;
    private long number;
    private boolean afterReturn;

    TextLines(InputStream in) throws IOException {
        PushbackInputStream pushback = new PushbackInputStream(in, 3);
        Charset charset = charset(pushback);
        this.reader = new InputStreamReader(pushback, charset);
    }

    /** Number of the last line, from 1. */
    long number() {
        return number;
    }

    /** The next line, cut after 4096 characters, or null at the end. */
    @Nullable String next() throws IOException {
        StringBuilder line = new StringBuilder(100);
        int c = reader.read();
        if (afterReturn && c == '\n') {
            c = reader.read();
        }
        afterReturn = false;
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n' && c != '\r') {
            if (line.length() < MAX_LENGTH) {
                line.append((char) c);
            }
            c = reader.read();
        }
        afterReturn = c == '\r';
        number++;
        return clean(line.toString());
    }

    private static String clean(String line) {
        String text = TERMINAL.matcher(line.replace("--More--", "")).replaceAll("");
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= ' ' && c != 0x7f) || c == '\t') {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static Charset charset(PushbackInputStream in) throws IOException {
        byte[] mark = new byte[3];
        int got = in.readNBytes(mark, 0, 3);
        if (got == 3
                && mark[0] == (byte) 0xef
                && mark[1] == (byte) 0xbb
                && mark[2] == (byte) 0xbf) {
            return StandardCharsets.UTF_8;
        }
        boolean little = got >= 2 && mark[0] == (byte) 0xff && mark[1] == (byte) 0xfe;
        boolean big = got >= 2 && mark[0] == (byte) 0xfe && mark[1] == (byte) 0xff;
        int used = little || big ? 2 : 0;
        in.unread(mark, used, got - used);
        if (little) {
            return StandardCharsets.UTF_16LE;
        }
        return big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }
}
