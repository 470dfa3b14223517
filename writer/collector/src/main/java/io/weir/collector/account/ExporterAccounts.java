package io.weir.collector.account;

import io.weir.collector.wire.sequence.ExportProtocol;
import io.weir.collector.wire.sequence.StreamAccount;
import io.weir.collector.wire.sequence.StreamCounts;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of streams, summed by protocol and exporter: the 1,000 exporters that are known
 * longest by themselves, all others of a protocol together, so that nobody can make up labels
 * without end.
 */
public final class ExporterAccounts {
    /** Streams that have shown a sequence, then those that have not. */
    static final Comparator<StreamAccount> KNOWN_LONGEST_FIRST =
            Comparator.comparing((StreamAccount stream) -> !stream.isTrusted())
                    .thenComparing(StreamAccount::firstReceivedMillis);

    private static final int MAX_EXPORTERS = 1_000;

    /**
     * The account of an exporter.
     *
     * @param protocol its protocol
     * @param latest the stream that was heard of last; null for all others together
     * @param counts the sum of its streams
     */
    public record Account(
            ExportProtocol protocol, @Nullable StreamAccount latest, StreamCounts counts) {
        private Account plus(StreamAccount stream) {
            StreamAccount sum = latest == null ? null : latest.plus(stream);
            return new Account(protocol, sum, counts.plus(stream.counts()));
        }
    }

    private record Key(ExportProtocol protocol, long high, long low, boolean isOther) {}

    private final Map<Key, Account> accounts = new LinkedHashMap<>();

    /**
     * Sums them up.
     *
     * @param streams the account of each stream
     * @param gone what was counted of streams that are forgotten
     */
    public ExporterAccounts(List<StreamAccount> streams, Map<ExportProtocol, StreamCounts> gone) {
        streams.stream().sorted(KNOWN_LONGEST_FIRST).forEach(this::add);
        gone.forEach(
                (protocol, counts) -> {
                    if (!counts.equals(StreamCounts.ZERO)) {
                        addOther(protocol, counts);
                    }
                });
    }

    private void add(StreamAccount stream) {
        Key key = new Key(stream.protocol(), stream.addressHigh(), stream.addressLow(), false);
        Account known = accounts.get(key);
        if (known != null) {
            accounts.put(key, known.plus(stream));
        } else if (accounts.size() < MAX_EXPORTERS) {
            accounts.put(key, new Account(stream.protocol(), stream, stream.counts()));
        } else {
            addOther(stream.protocol(), stream.counts());
        }
    }

    private void addOther(ExportProtocol protocol, StreamCounts counts) {
        accounts.merge(
                new Key(protocol, 0, 0, true),
                new Account(protocol, null, counts),
                (a, b) -> new Account(protocol, null, a.counts().plus(b.counts())));
    }

    /** One for each exporter and protocol, and one for all others of each protocol. */
    public Collection<Account> all() {
        return accounts.values();
    }
}
