package io.weir.collector.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.decode.ExporterFacts;
import io.weir.collector.decode.VersionDecoder;
import io.weir.collector.wire.ExporterPolicies;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.sequence.StreamAccount;
import io.weir.collector.wire.sequence.StreamCounts;
import io.weir.collector.wire.template.TemplateLimits;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExporterRowsTest {
    private final ExporterFacts facts =
            new VersionDecoder(
                            (batch, row, to) -> {}, ExporterPolicies.NONE, TemplateLimits.DEFAULT)
                    .exporterFacts();

    @Test
    void everyExporterThatContinuedASequenceIsListedHoweverManyOthersThereAre() {
        List<StreamAccount> streams = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            streams.add(account(i, false));
            streams.add(account(10_000 + i, true));
        }
        StatsRows rows = new ExporterRows().rows(1, true, streams, facts);
        long known = 0;
        for (int row = 0; row < rows.size(); row++) {
            Object domain = rows.get(row, column("observation_domain_id"));
            known += domain instanceof Long number && number >= 10_000 ? 1 : 0;
        }
        assertThat(known).isEqualTo(3_000);
        assertThat(rows.size()).isEqualTo(3_500);
    }

    private static int column(String name) {
        return StatsTable.EXPORTERS.indexOf(name);
    }

    private static StreamAccount account(long domain, boolean isTrusted) {
        return new StreamAccount(
                ExportProtocol.IPFIX,
                0,
                0xffff_c000_0201L,
                domain,
                isTrusted,
                1,
                1,
                0,
                0,
                null,
                StreamCounts.ZERO);
    }
}
