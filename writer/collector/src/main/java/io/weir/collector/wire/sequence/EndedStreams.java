package io.weir.collector.wire.sequence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of streams whose connection has ended, summed by exporter and domain: who connects
 * again goes on where it was. 1,000 that continued a sequence and 1,000 that did not; the one heard
 * of longest ago goes first. One owner.
 */
final class EndedStreams {
    /** The most accounts of each kind. */
    static final int MAX_ACCOUNTS = 1_000;

    private record Domain(ExportProtocol protocol, long high, long low, long number) {
        static Domain of(StreamAccount account) {
            return new Domain(
                    account.protocol(),
                    account.addressHigh(),
                    account.addressLow(),
                    account.domain());
        }
    }

    private final Map<Domain, StreamAccount> trusted = new LinkedHashMap<>();
    private final Map<Domain, StreamAccount> others = new LinkedHashMap<>();

    /**
     * Adds the account of a stream that is over.
     *
     * @return the account that there is no room for any more, or null
     */
    @Nullable StreamAccount add(StreamAccount account) {
        Domain domain = Domain.of(account);
        StreamAccount before = trusted.remove(domain);
        if (before == null) {
            before = others.remove(domain);
        }
        StreamAccount sum = before == null ? account : before.plus(account);
        Map<Domain, StreamAccount> accounts = sum.isTrusted() ? trusted : others;
        accounts.put(domain, sum);
        return accounts.size() > MAX_ACCOUNTS ? removeFirst(accounts) : null;
    }

    private static StreamAccount removeFirst(Map<Domain, StreamAccount> accounts) {
        StreamAccount first = accounts.values().iterator().next();
        accounts.remove(Domain.of(first));
        return first;
    }

    /** All of them, of each kind the one heard of longest ago first. */
    List<StreamAccount> accounts() {
        List<StreamAccount> all = new ArrayList<>(trusted.values());
        all.addAll(others.values());
        return all;
    }
}
