package io.weir.jdbc;

import io.weir.jdbc.result.SqlErrors;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.sql.SQLException;

/** Reads parameter values from streams; a negative length reads all. */
final class StreamReading {
    private StreamReading() {}

    static String text(Reader reader, long length) throws SQLException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[1024];
        try {
            long left = length < 0 ? Long.MAX_VALUE : length;
            while (left > 0) {
                int read = reader.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    break;
                }
                text.append(buffer, 0, read);
                left -= read;
            }
            return text.toString();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    static String text(InputStream stream, Charset charset, long length) throws SQLException {
        if (length >= 0) {
            return new String(bytes(stream, length), charset);
        }
        return text(new InputStreamReader(stream, charset), length);
    }

    static byte[] bytes(InputStream stream, long length) throws SQLException {
        try {
            int most = length < 0 ? Integer.MAX_VALUE : (int) Math.min(length, Integer.MAX_VALUE);
            return stream.readNBytes(most);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static SQLException failed(IOException e) {
        return SqlErrors.withState("58030", "A parameter's stream cannot be read: " + e, e);
    }
}
