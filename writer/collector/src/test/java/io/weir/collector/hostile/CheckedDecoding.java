package io.weir.collector.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.decode.DatagramDecoders;
import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.DatagramDecoder;
import io.weir.collector.wire.DecodeResult;
import io.weir.collector.wire.DecodeResult.Decoded;
import io.weir.collector.wire.RowText;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.sequence.StreamCounts;
import io.weir.format.FlowBatch;
import io.weir.format.config.RepositoryConfig;
import io.weir.format.stats.StatsRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decoder of every protocol, and what holds of it whatever comes: a datagram gives the rows that
 * its result says or none, rows fit their columns, every unit is accounted for, and two decoders
 * that start with the same state decode the same.
 */
final class CheckedDecoding {
    private final Mending protocol;
    private final FlowBatch rows = new FlowBatch(64);
    private final FlowBatch twinRows = new FlowBatch(64);
    private final FlowBatch witnessRows = new FlowBatch(64);
    private DatagramDecoder decoder;
    private DatagramDecoder twin;
    private @Nullable DatagramDecoder witness;
    private long flows;
    private long octets;

    private CheckedDecoding(Mending protocol) {
        this.protocol = protocol;
        this.decoder = decoder();
        this.twin = decoder();
    }

    /** Decodes all datagrams of a fuzz input. */
    static void check(byte[] input, Mending protocol) {
        CheckedDecoding decoding = new CheckedDecoding(protocol);
        for (DatagramSequence.Step step : DatagramSequence.of(input, protocol)) {
            if (step.isAfterRestart()) {
                decoding.restart();
            }
            decoding.take(step.datagram());
        }
        decoding.restart();
    }

    static DatagramDecoder decoder() {
        try {
            return DatagramDecoders.forRepository(RepositoryConfig.defaults(Path.of("weir.toml")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Both go on as decoders that have the state, and nothing else. */
    private void restart() {
        byte[] state = decoder.state();
        assertThat(twin.state()).isEqualTo(state);
        List<StreamCounts> totals = totals(decoder);
        witness = decoder;
        decoder = decoder();
        decoder.restore(state);
        twin = decoder();
        twin.restore(state);
        assertThat(decoder.state()).isEqualTo(state);
        assertThat(totals(decoder)).isEqualTo(totals);
    }

    private void take(Datagram datagram) {
        octets += datagram.payload().remaining();
        rows.truncate(0);
        twinRows.truncate(0);
        decoder.interfaceCounters().clear();
        twin.interfaceCounters().clear();
        int length = datagram.payload().remaining();
        DecodeResult result = decoder.decode(datagram, rows);
        assertThat(datagram.payload().remaining()).isEqualTo(length);
        assertThat(twin.decode(datagram, twinRows)).isEqualTo(result);
        checkRows(result);
        checkAccounts();
        if (witness != null) {
            compare(witness, datagram, result);
        }
    }

    /**
     * A decoder that never started anew gives the same rows as long as it has learned the same: a
     * template from before the start goes where data contradict it.
     */
    private void compare(DatagramDecoder other, Datagram datagram, DecodeResult result) {
        witnessRows.truncate(0);
        DecodeResult otherResult = other.decode(datagram, witnessRows);
        boolean hasTemplates = protocol == Mending.NETFLOW_V9 || protocol == Mending.IPFIX;
        if (hasTemplates && !Arrays.equals(other.state(), decoder.state())) {
            witness = null;
            return;
        }
        assertThat(otherResult).isEqualTo(result);
        for (int row = 0; row < rows.rows(); row++) {
            assertThat(RowText.of(witnessRows, row)).isEqualTo(RowText.of(rows, row));
        }
    }

    private void checkRows(DecodeResult result) {
        int said = result instanceof Decoded decoded ? decoded.flows() : 0;
        assertThat(rows.rows()).isEqualTo(said);
        if (!(result instanceof Decoded)) {
            assertThat(decoder.interfaceCounters().size()).isZero();
        }
        flows += said;
        assertThat(flows).as("no record is shorter than an octet").isLessThanOrEqualTo(octets);
        for (int row = 0; row < said; row++) {
            Map<String, String> text = RowText.of(rows, row);
            assertThat(RowText.of(twinRows, row)).isEqualTo(text);
            assertThat(RowRules.problems(rows, row)).isEmpty();
        }
        assertThat(texts(twin.interfaceCounters())).isEqualTo(texts(decoder.interfaceCounters()));
    }

    private static List<String> texts(StatsRows stats) {
        List<String> all = new ArrayList<>();
        for (int row = 0; row < stats.size(); row++) {
            Object[] values = new Object[stats.table().columns().size()];
            for (int column = 0; column < values.length; column++) {
                values[column] = stats.get(row, column);
            }
            all.add(Arrays.deepToString(values));
        }
        return all;
    }

    private void checkAccounts() {
        long counted = 0;
        for (StreamCounts counts : totals(decoder)) {
            assertThat(counts.difference()).as("%s", counts).isZero();
            assertThat(
                            List.of(
                                    counts.announced(),
                                    counts.decoded(),
                                    counts.undecodable(),
                                    counts.malformed(),
                                    counts.lost(),
                                    counts.duplicate(),
                                    counts.uncertain()))
                    .allMatch(units -> units >= 0, "is no less than zero");
            counted += counts.rows();
        }
        assertThat(counted).isEqualTo(flows);
    }

    private static List<StreamCounts> totals(DatagramDecoder of) {
        List<StreamCounts> totals = new ArrayList<>();
        for (ExportProtocol protocol : ExportProtocol.values()) {
            totals.add(of.streams().totals(protocol));
        }
        return totals;
    }
}
