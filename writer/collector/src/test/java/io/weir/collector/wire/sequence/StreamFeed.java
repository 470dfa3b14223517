package io.weir.collector.wire.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Feeds the stream of one exporter, and after each test looks that its accounts balance. */
final class StreamFeed implements AfterEachCallback {
    private static final long START = 1_717_200_000_000L;

    private final StreamLedger ledger = new StreamLedger();
    private ExporterStream stream;
    private long receivedMillis = START;
    private long uptimeMillis = 50_000_000;
    private int serial;

    StreamFeed(ExportProtocol protocol) {
        stream = ledger.stream(protocol, 0, 1, 2055, 2055, 0, 0);
    }

    /** From now on the exporter's stream of this protocol. */
    void speak(ExportProtocol protocol) {
        stream = ledger.stream(protocol, 0, 1, 2055, 2055, 0, 0);
    }

    ExporterStream stream() {
        return stream;
    }

    /** What the exporter says it has been up. */
    void uptime(long millis) {
        uptimeMillis = millis;
    }

    /** Time passes here and at the exporter. */
    void pass(long millis) {
        receivedMillis += millis;
        uptimeMillis += millis;
    }

    /** A datagram of NetFlow 5, whose numbers count flows. */
    void flows(int sequence, int flows) {
        begin(sequence);
        stream.end(flows, 0, flows);
    }

    /** A datagram of NetFlow 9, whose numbers count datagrams. */
    void packet(int sequence, int flows) {
        begin(sequence);
        stream.end(1, 0, flows);
    }

    /** A message of IPFIX, whose numbers count records; it tells no uptime. */
    void records(int sequence, int data, int options) {
        uptimeMillis = ExporterStream.NO_UPTIME;
        begin(sequence);
        stream.end(data, options, data);
    }

    /** A message with sets besides that nobody could count, of so many records at most. */
    void uncountable(int sequence, int data, int sets, int most) {
        begin(sequence);
        stream.endUncountable(data, 0, sets, most, data);
    }

    /** Begins a datagram that is like no other. */
    void begin(int sequence) {
        begin(sequence, payload(++serial));
    }

    boolean begin(int sequence, ByteBuffer payload) {
        return stream.begin(receivedMillis, receivedMillis, sequence, uptimeMillis, payload);
    }

    static ByteBuffer payload(int serial) {
        return ByteBuffer.allocate(24).putInt(4, serial);
    }

    void assertCounts(long announced, long decoded, long lost, long duplicate) {
        StreamCounts counts = stream.counts();
        assertThat(
                        new long[] {
                            counts.announced(), counts.decoded(), counts.lost(), counts.duplicate()
                        })
                .as("announced, decoded, lost, duplicate")
                .containsExactly(announced, decoded, lost, duplicate);
        everyUnitIsAccountedFor();
    }

    /** Rule: announced = decoded + undecodable + malformed + lost + duplicate + uncertain. */
    private void everyUnitIsAccountedFor() {
        assertThat(stream.counts().difference()).isZero();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        everyUnitIsAccountedFor();
    }
}
