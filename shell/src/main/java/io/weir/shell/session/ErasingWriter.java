package io.weir.shell.session;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Ends the progress line before the first character of a result is written. */
final class ErasingWriter extends FilterWriter {
    private final Progress progress;
    private boolean erased;

    ErasingWriter(Writer out, Progress progress) {
        super(out);
        this.progress = progress;
    }

    @Override
    public void write(int c) throws IOException {
        erase();
        out.write(c);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        erase();
        out.write(text, from, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        erase();
        out.write(text, from, length);
    }

    private void erase() {
        if (!erased) {
            erased = true;
            progress.erase();
        }
    }
}
