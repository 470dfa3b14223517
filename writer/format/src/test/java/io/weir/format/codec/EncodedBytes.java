package io.weir.format.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.parquet.bytes.BytesInput;

/** What an encoder of parquet-java made, as an array. */
final class EncodedBytes {
    private EncodedBytes() {}

    static byte[] of(BytesInput input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            input.writeAllTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
