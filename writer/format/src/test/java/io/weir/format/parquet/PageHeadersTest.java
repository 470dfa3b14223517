package io.weir.format.parquet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.format.ColumnChunk;
import io.weir.format.FlowColumn;
import io.weir.format.Flows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageHeadersTest {
    /** Place in a header: after the page type comes the size before compression. */
    private static final int UNCOMPRESSED_SIZE = 3;

    @TempDir private Path folder;

    @Test
    void aChangedHeaderChangesTheChecksumAndAChangedValueDoesNot() throws Exception {
        Path file = folder.resolve("part.parquet");
        WrittenFile written =
                FlowFileWriter.write(file, Flows.HOUR_13, Flows.rows(Flows.HOUR_13, 7, 8, 9));
        ColumnChunk chunk = requireNonNull(written.rowGroups().get(0).chunk(FlowColumn.END_TIME));
        byte[] content = Files.readAllBytes(file);
        ByteArrayInputStream in = new ByteArrayInputStream(content);
        assertThat(in.skip(chunk.offset())).isEqualTo(chunk.offset());
        assertThat(Util.readPageHeader(in).getUncompressed_page_size()).isPositive();
        int dataStart = content.length - in.available();

        assertThat(crc(file, chunk)).isEqualTo(chunk.headerCrc32c());
        change(file, dataStart);
        assertThat(crc(file, chunk)).isEqualTo(chunk.headerCrc32c());
        change(file, chunk.offset() + UNCOMPRESSED_SIZE);
        assertThat(crc(file, chunk)).isNotEqualTo(chunk.headerCrc32c());
    }

    private static int crc(Path file, ColumnChunk chunk) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return PageHeaders.crc32c(channel, chunk.offset(), chunk.compressedBytes());
        }
    }

    private static void change(Path file, long at) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1)).flip();
            channel.write(one, at);
        }
    }
}
