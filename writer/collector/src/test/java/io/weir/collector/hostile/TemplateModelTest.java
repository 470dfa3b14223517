package io.weir.collector.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.DatagramDecoder;
import io.weir.collector.wire.DecodeResult;
import io.weir.collector.wire.RowText;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.sequence.StreamCounts;
import io.weir.format.FlowBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** Templates, others in their place, withdrawals and data at random: never a wrong row. */
class TemplateModelTest {
    private static final int SEEDS = 100;
    private static final int MESSAGES = 300;
    private static final long SILENCE = 2_400_000;

    private static final Set<String> COLUMNS =
            Set.of(
                    "src_addr",
                    "dst_addr",
                    "nat_src_addr",
                    "bytes",
                    "packets",
                    "src_port",
                    "dst_port",
                    "in_if",
                    "out_if",
                    "src_as",
                    "src_mac",
                    "flow_id",
                    "tos",
                    "user_name",
                    "received_time",
                    "template_id",
                    "observation_domain_id");

    private final FlowBatch rows = new FlowBatch(64);
    private DatagramDecoder decoder = CheckedDecoding.decoder();
    private long now;
    private long streams;

    @Test
    void whatTemplatesSayWhenDataComeIsWhatTheRowsSay() {
        int compared = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            compared += run(seed);
        }
        assertThat(compared).isGreaterThan(SEEDS * MESSAGES);
    }

    private int run(int seed) {
        Random random = new Random(seed);
        decoder = CheckedDecoding.decoder();
        now = ModelExporter.START;
        List<ModelExporter> exporters = exporters(random);
        int compared = 0;
        for (int i = 0; i < MESSAGES; i++) {
            now += 1 + random.nextInt(3_000);
            disturb(exporters, random);
            ModelExporter exporter = exporters.get(random.nextInt(exporters.size()));
            if (random.nextInt(20) == 0) {
                ModelExporter.Message broken = exporter.broken(now);
                assertThat(decode(broken.datagram())).isInstanceOf(DecodeResult.Malformed.class);
            } else {
                compared += check(exporter.next(now), seed + "/" + i);
            }
        }
        checkAccounts(exporters, "seed " + seed);
        return compared;
    }

    private void checkAccounts(List<ModelExporter> exporters, String seed) {
        StreamCounts v9 = decoder.streams().totals(ExportProtocol.NETFLOW_V9);
        StreamCounts ipfix = decoder.streams().totals(ExportProtocol.IPFIX);
        assertThat(v9.difference()).isZero();
        assertThat(ipfix.difference()).isZero();
        assertThat(v9.lost()).as(seed).isZero();
        assertThat(v9.uncertain()).as(seed).isZero();
        assertThat(ipfix.lost()).as(seed).isZero();
        assertThat(v9.undecodable())
                .as(seed)
                .isEqualTo(sum(exporters, true, ModelExporter::undecodable));
        assertThat(ipfix.decoded())
                .as(seed)
                .isEqualTo(sum(exporters, false, ModelExporter::decodedRecords));
    }

    private static int sum(List<ModelExporter> all, boolean v9, ToIntFunction<ModelExporter> what) {
        return all.stream().filter(each -> each.isV9 == v9).mapToInt(what).sum();
    }

    private List<ModelExporter> exporters(Random random) {
        List<ModelExporter> all = new ArrayList<>();
        for (int domain = 0; domain < 2; domain++) {
            all.add(new ModelExporter(0, 0x0a000001, 4000, domain, 0, random));
            all.add(new ModelExporter(0, 0x0a000002, 4000, domain, 0, random));
            all.add(new ModelExporter(1, 0x0a000001, 4000, domain, 0, random));
            all.add(new ModelExporter(1, 0x0a000001, 4001, domain, 0, random));
            all.add(new ModelExporter(2, 0x0a000001, 4000, domain, ++streams, random));
        }
        return all;
    }

    /** Now and then the collector or an exporter starts anew, or all are silent for long. */
    private void disturb(List<ModelExporter> exporters, Random random) {
        int what = random.nextInt(60);
        ModelExporter exporter = exporters.get(random.nextInt(exporters.size()));
        if (what == 0) {
            byte[] state = decoder.state();
            decoder = CheckedDecoding.decoder();
            decoder.restore(state);
        } else if (what == 1) {
            now += SILENCE;
            exporters.forEach(ModelExporter::silence);
        } else if (what < 5) {
            exporter.restart(now);
        } else if (what < 7 && exporter.isStream()) {
            decode(exporter.reconnect(now, ++streams));
        }
    }

    private int check(ModelExporter.Message message, String place) {
        assertThat(decode(message.datagram())).isInstanceOf(DecodeResult.Decoded.class);
        assertThat(got()).as(place).isEqualTo(message.rows());
        int found = message.rows().size();
        if (message.datagram().session() == 0) {
            assertThat(decode(message.datagram())).isInstanceOf(DecodeResult.Duplicate.class);
        }
        return found;
    }

    private DecodeResult decode(Datagram datagram) {
        rows.truncate(0);
        return decoder.decode(datagram, rows);
    }

    /** The rows, without what a test makes nothing up for, and without zeros. */
    private List<Map<String, String>> got() {
        List<Map<String, String>> all = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            Map<String, String> text = RowText.of(rows, row);
            text.keySet().retainAll(COLUMNS);
            text.entrySet()
                    .removeIf(
                            entry ->
                                    entry.getValue().equals("0")
                                            && !entry.getKey().equals("observation_domain_id"));
            all.add(text);
        }
        return all;
    }
}
