package io.weir.shell.session;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The stream of results. A {@link PrintStream} swallows errors; this one throws them, and tells a
 * closed pipe from a full disk.
 */
final class ResultStream extends OutputStream {
    private final OutputStream out;

    private ResultStream(OutputStream out) {
        this.out = out;
    }

    /** Over the given stream; standard output is opened anew, to see its errors. */
    static ResultStream over(PrintStream out, PrintStream standardOutput) {
        return new ResultStream(
                out == standardOutput ? new FileOutputStream(FileDescriptor.out) : out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw isBrokenPipe(e) ? new BrokenPipeException() : e;
        }
        check();
    }

    @Override
    public void flush() throws IOException {
        out.flush();
        check();
    }

    private void check() throws BrokenPipeException {
        if (out instanceof PrintStream print && print.checkError()) {
            throw new BrokenPipeException();
        }
    }

    private static boolean isBrokenPipe(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Broken pipe") || message.contains("pipe is being closed");
    }
}
