package io.weir.format.parquet;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;

/** The page headers of a column chunk, which no checksum in Parquet covers. */
final class PageHeaders {
    private PageHeaders() {}

    /** CRC32C of the headers' bytes, one after the other, from {@code offset} on. */
    static int crc32c(FileChannel channel, long offset, long length) throws IOException {
        byte[] chunk = read(channel, offset, Math.toIntExact(length));
        CRC32C crc = new CRC32C();
        int at = 0;
        while (at < chunk.length) {
            ByteArrayInputStream in = new ByteArrayInputStream(chunk, at, chunk.length - at);
            PageHeader header = Util.readPageHeader(in);
            int headerLength = chunk.length - at - in.available();
            crc.update(chunk, at, headerLength);
            at = Math.addExact(at, headerLength + header.getCompressed_page_size());
        }
        return (int) crc.getValue();
    }

    private static byte[] read(FileChannel channel, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new EOFException("file ended at " + (offset + bytes.position()));
            }
        }
        return bytes.array();
    }
}
