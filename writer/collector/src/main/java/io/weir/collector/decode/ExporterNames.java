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
 * observation domain in options data (observationDomainName, element 300). Does not change.
 */
public final class ExporterNames {
    private static final int LONGEST = 255;

    private final ExporterPolicies policies;
    private final Map<Domain, String> told = new HashMap<>();

    private record Domain(int version, long high, long low, long number) {}

    ExporterNames(ExporterPolicies policies, TemplateStore templates) {
        this.policies = policies;
        templates.forEach(this::add);
    }

    private void add(Session session) {
        long own = Integer.toUnsignedLong(session.key().domain());
        session.options()
                .domainNames(own)
                .forEach(
                        (number, name) -> {
                            Domain domain =
                                    new Domain(
                                            session.key().version(),
                                            session.senderHigh(),
                                            session.senderLow(),
                                            number);
                            if (number == own) {
                                told.put(domain, name);
                            } else {
                                told.putIfAbsent(domain, name);
                            }
                        });
    }

    /** The name of who sent a stream, or null. */
    public @Nullable String of(StreamAccount stream) {
        String name = policies.of(stream.addressHigh(), stream.addressLow()).name();
        if (name == null) {
            name =
                    told.get(
                            new Domain(
                                    stream.protocol().exportVersion(),
                                    stream.addressHigh(),
                                    stream.addressLow(),
                                    stream.domain()));
        }
        return name == null || name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }
}
