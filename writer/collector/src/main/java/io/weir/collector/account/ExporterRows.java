package io.weir.collector.account;

import io.weir.collector.decode.ExporterNames;
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
    private static final int MAX_EXPORTERS = 1_000;

    private Map<Domain, Named> last = Map.of();

    private record Domain(ExportProtocol protocol, long high, long low, long number) {}

    private record Named(StreamAccount account, @Nullable String name) {}

    StatsRows rows(
            long millis, boolean isNewDay, List<StreamAccount> streams, ExporterNames names) {
        Map<Domain, StreamAccount> accounts = new LinkedHashMap<>();
        streams.stream()
                .sorted(ExporterAccounts.KNOWN_LONGEST_FIRST)
                .forEach(stream -> add(stream, accounts));
        Map<Domain, Named> now = new LinkedHashMap<>();
        accounts.forEach(
                (domain, account) -> now.put(domain, new Named(account, names.of(account))));
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

    private static void add(StreamAccount stream, Map<Domain, StreamAccount> accounts) {
        Domain domain =
                new Domain(
                        stream.protocol(),
                        stream.addressHigh(),
                        stream.addressLow(),
                        stream.domain());
        if (accounts.size() < MAX_EXPORTERS || accounts.containsKey(domain)) {
            accounts.merge(domain, stream, StreamAccount::plus);
        }
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
                stream.samplingRate() == 0 ? null : stream.samplingRate());
    }
}
