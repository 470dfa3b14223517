package io.weir.format.parquet;

import io.weir.format.ColumnType;
import io.weir.format.encode.ByteSink;
import io.weir.format.encode.Gzip;
import io.weir.format.encode.Lz4;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The codecs that are written, in plain Java. One owner: a result is valid until the next. */
final class PageCompressors implements AutoCloseable {
    private final Gzip gzip = new Gzip();
    private final Lz4 lz4 = new Lz4();
    private final BytesInputCompressor gzipped =
            new Compressor(CompressionCodecName.GZIP, gzip::compress);
    private final BytesInputCompressor lz4ed =
            new Compressor(CompressionCodecName.LZ4_RAW, lz4::compress);

    /** The compressor of a column's pages. */
    BytesInputCompressor of(ColumnType type, boolean isTight) {
        if (type == ColumnType.TEXT) {
            return GzippedTexts.INSTANCE;
        }
        return isTight ? gzipped : lz4ed;
    }

    @Override
    public void close() {
        gzip.close();
    }

    /** Compresses octets from 0 to a length into a sink. */
    @FunctionalInterface
    private interface Compression {
        void compress(byte[] source, int length, ByteSink out);
    }

    private enum GzippedTexts implements BytesInputCompressor {
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

    private static final class Compressor implements BytesInputCompressor {
        private final CompressionCodecName name;
        private final Compression compression;
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

        Compressor(CompressionCodecName name, Compression compression) {
            this.name = name;
            this.compression = compression;
        }

        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            page.clear();
            bytes.writeAllTo(toPage);
            compressed.clear();
            compression.compress(page.array(), page.size(), compressed);
            return BytesInput.from(compressed.array(), 0, compressed.size());
        }

        @Override
        public CompressionCodecName getCodecName() {
            return name;
        }

        @Override
        public void release() {}
    }
}
