package io.weir.collector.account;

import io.weir.collector.decode.ExporterFacts;
import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.sequence.StreamAccount;
import io.weir.collector.wire.sequence.StreamCounts;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code exporters}: one for each exporter, protocol and domain that has another
 * account than at the last time, or none of this day, since that table shows the newest row of
 * each. One owner.
 */
final class ExporterRows {
    /** The most of those that have not continued a sequence: nobody makes up rows without end. */
    private static final int MAX_OF_NEWCOMERS = 500;

    private Map<Domain, Named> last = Map.of();

    private record Domain(ExportProtocol protocol, long high, long low, long number) {
        static Domain of(StreamAccount stream) {
            return new Domain(
                    stream.protocol(), stream.addressHigh(), stream.addressLow(), stream.domain());
        }
    }

    private record Named(
            StreamAccount account, @Nullable String name, Map<Integer, Long> statistics) {}

    StatsRows rows(
            long millis, boolean isNewDay, List<StreamAccount> streams, ExporterFacts facts) {
        Map<Domain, StreamAccount> accounts = new LinkedHashMap<>();
        int newcomers = 0;
        for (StreamAccount stream :
                streams.stream().sorted(ExporterAccounts.KNOWN_LONGEST_FIRST).toList()) {
            Domain domain = Domain.of(stream);
            boolean isNewcomer = !stream.isTrusted() && !accounts.containsKey(domain);
            if (!isNewcomer || newcomers++ < MAX_OF_NEWCOMERS) {
                accounts.merge(domain, stream, StreamAccount::plus);
            }
        }
        Map<Domain, Named> now = new LinkedHashMap<>();
        accounts.forEach(
                (domain, account) ->
                        now.put(
                                domain,
                                new Named(
                                        account, facts.name(account), facts.statistics(account))));
        StatsRows rows = new StatsRows(StatsTable.EXPORTERS);
        now.forEach(
                (domain, named) -> {
                    if (isNewDay || !named.equals(last.get(domain))) {
                        add(millis, named, rows);
                    }
                });
        last = now;
        return rows;
    }

    private static void add(long millis, Named named, StatsRows rows) {
        StreamAccount stream = named.account();
        StreamCounts counts = stream.counts();
        rows.add(
                millis,
                AddressBytes.of(stream.addressHigh(), stream.addressLow()),
                (@Nullable Object) named.name(),
                (long) stream.protocol().exportVersion(),
                stream.domain(),
                stream.protocol().unit().text(),
                stream.firstReceivedMillis(),
                stream.lastReceivedMillis(),
                counts.datagrams(),
                counts.bytes(),
                counts.rows(),
                counts.announced(),
                counts.decoded(),
                counts.undecodable(),
                counts.malformed(),
                counts.lost(),
                counts.duplicate(),
                counts.uncertain(),
                counts.restarts(),
                stream.protocol().tellsTime() ? stream.clockSkewMillis() : null,
                stream.samplingRate() == 0 ? null : stream.samplingRate(),
                (@Nullable Object) named.statistics().get(41),
                (@Nullable Object) named.statistics().get(42),
                (@Nullable Object) named.statistics().get(40),
                (@Nullable Object) named.statistics().get(166),
                (@Nullable Object) named.statistics().get(167),
                (@Nullable Object) named.statistics().get(164));
    }
}
