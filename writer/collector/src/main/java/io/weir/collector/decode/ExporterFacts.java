package io.weir.collector.decode;

import io.weir.collector.wire.ExporterPolicies;
import io.weir.collector.wire.sequence.StreamAccount;
import io.weir.collector.wire.template.Session;
import io.weir.collector.wire.template.TemplateStore;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What exporters are called at a moment: as they are configured, else as they call their
 * observation domain in options data (observationDomainName, element 300), else as an sFlow agent
 * calls its host; and what they say in options data of their own counts. Does not change.
 */
public final class ExporterFacts {
    private static final int LONGEST = 255;

    private final ExporterPolicies policies;
    private final Map<Domain, String> told = new HashMap<>();
    private final Map<Domain, Map<Integer, Long>> statistics = new HashMap<>();

    private record Domain(int version, long high, long low, long number) {}

    ExporterFacts(ExporterPolicies policies, TemplateStore templates) {
        this.policies = policies;
        templates.forEach(this::add);
    }

    private void add(Session session) {
        long own = Integer.toUnsignedLong(session.key().domain());
        statistics.put(domain(session, own), session.options().statistics());
        session.options()
                .domainNames(own)
                .forEach(
                        (number, name) -> {
                            Domain domain = domain(session, number);
                            if (number == own) {
                                told.put(domain, name);
                            } else {
                                told.putIfAbsent(domain, name);
                            }
                        });
    }

    /** The name of who sent a stream, or null. */
    public @Nullable String name(StreamAccount stream) {
        String name = policies.of(stream.addressHigh(), stream.addressLow()).name();
        if (name == null) {
            name = told.getOrDefault(domain(stream), stream.hostName());
        }
        return name == null || name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }

    /** What who sent a stream last said of its own counts, by element (40 to 42, 164 to 168). */
    public Map<Integer, Long> statistics(StreamAccount stream) {
        return statistics.getOrDefault(domain(stream), Map.of());
    }

    private static Domain domain(Session session, long number) {
        return new Domain(
                session.key().version(), session.senderHigh(), session.senderLow(), number);
    }

    private static Domain domain(StreamAccount stream) {
        return new Domain(
                stream.protocol().exportVersion(),
                stream.addressHigh(),
                stream.addressLow(),
                stream.domain());
    }
}
