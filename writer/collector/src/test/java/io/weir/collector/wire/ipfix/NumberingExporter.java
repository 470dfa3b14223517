package io.weir.collector.wire.ipfix;

import static io.weir.collector.wire.ipfix.ExportBytes.hex;
import static io.weir.collector.wire.ipfix.ExportBytes.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.DecodeResult;
import io.weir.format.FlowColumn;
import org.jspecify.annotations.Nullable;

/** An exporter that counts its messages, of templates with one address, and what decodes them. */
final class NumberingExporter {
    static final long MINUTE = 60_000;

    /** Template 256, of a source address. */
    static final byte[] SOURCE = template(256, "8:4");

    /** Template 256, of a destination address. */
    static final byte[] DESTINATION = template(256, "12:4");

    /** The address 10.0.0.1. */
    static final byte[] RECORD = hex("0a000001");

    final TestDecoder decoder = new TestDecoder();
    private int sequence;

    /** The next message has this number. */
    void countFrom(int number) {
        sequence = number;
    }

    DecodeResult ipfix(byte[]... sets) {
        return decoder.decode(ExportBytes.ipfix(sequence++, 0, sets));
    }

    DecodeResult netFlow9(byte[]... sets) {
        return decoder.decode(ExportBytes.netFlow9(sequence++, 0, sets));
    }

    /** The addresses of the last row. */
    void assertAddresses(@Nullable Object source, @Nullable Object destination) {
        assertThat(decoder.value(FlowColumn.SRC_ADDR)).isEqualTo(source);
        assertThat(decoder.value(FlowColumn.DST_ADDR)).isEqualTo(destination);
    }
}
