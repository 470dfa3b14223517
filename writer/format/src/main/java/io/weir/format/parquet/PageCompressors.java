package io.weir.format.parquet;

import io.weir.format.PageCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The codecs that are written, in plain Java. Stateless. */
enum PageCompressors implements BytesInputCompressor {
    NONE(CompressionCodecName.UNCOMPRESSED) {
        @Override
        public BytesInput compress(BytesInput bytes) {
            return bytes;
        }
    },
    GZIP(CompressionCodecName.GZIP) {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                bytes.writeAllTo(gzip);
            }
            return BytesInput.from(compressed);
        }
    };

    private final CompressionCodecName codecName;

    PageCompressors(CompressionCodecName codecName) {
        this.codecName = codecName;
    }

    static BytesInputCompressor of(PageCodec codec) {
        return switch (codec) {
            case UNCOMPRESSED -> NONE;
            case GZIP -> GZIP;
            case LZ4_RAW -> throw new IllegalArgumentException("LZ4_RAW is read, never written");
        };
    }

    @Override
    public CompressionCodecName getCodecName() {
        return codecName;
    }

    @Override
    public void release() {}
}
