package io.weir.format.parquet;

import io.weir.format.PageCodec;
import io.weir.format.encode.ByteSink;
import io.weir.format.encode.Lz4;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The codecs that are written, in plain Java. One owner: a result is valid until the next. */
final class PageCompressors {
    private final BytesInputCompressor lz4 = new Lz4Pages();

    /** The compressor of a codec. */
    BytesInputCompressor of(PageCodec codec) {
        return switch (codec) {
            case UNCOMPRESSED -> AsIs.INSTANCE;
            case GZIP -> GzipPages.INSTANCE;
            case LZ4_RAW -> lz4;
        };
    }

    private enum AsIs implements BytesInputCompressor {
        INSTANCE;

        @Override
        public BytesInput compress(BytesInput bytes) {
            return bytes;
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.UNCOMPRESSED;
        }

        @Override
        public void release() {}
    }

    private enum GzipPages implements BytesInputCompressor {
        INSTANCE;

        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                bytes.writeAllTo(gzip);
            }
            return BytesInput.from(compressed);
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.GZIP;
        }

        @Override
        public void release() {}
    }

    private static final class Lz4Pages implements BytesInputCompressor {
        private final Lz4 lz4 = new Lz4();
        private final ByteSink page = new ByteSink();
        private final ByteSink compressed = new ByteSink();
        private final OutputStream toPage =
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        page.putByte(b);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        page.put(bytes, offset, length);
                    }
                };

        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            page.clear();
            bytes.writeAllTo(toPage);
            compressed.clear();
            lz4.compress(page.array(), page.size(), compressed);
            return BytesInput.from(compressed.array(), 0, compressed.size());
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.LZ4_RAW;
        }

        @Override
        public void release() {}
    }
}
