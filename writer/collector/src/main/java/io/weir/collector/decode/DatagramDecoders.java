package io.weir.collector.decode;

import io.weir.collector.rules.CollectionRules;
import io.weir.collector.rules.LiveRules;
import io.weir.collector.sensor.FlowSensors;
import io.weir.collector.wire.DatagramDecoder;
import io.weir.collector.wire.FlowLabeler;
import io.weir.collector.wire.template.TemplateLimits;
import io.weir.format.config.RepositoryConfig;
import io.weir.format.config.TemplateConfig;
import java.io.IOException;

/** Makes decoders and labelers as a repository is configured. */
public final class DatagramDecoders {
    private static final long MEBIBYTE = 1 << 20;

    private DatagramDecoders() {}

    /**
     * A decoder of every supported protocol; its rows are complete with sensor and flow type.
     *
     * @throws IOException if something in the configuration is wrong
     */
    public static VersionDecoder forRepository(RepositoryConfig config) throws IOException {
        return following(new LiveRules(CollectionRules.of(config)), config);
    }

    /** A decoder that follows these rules, whatever they become. */
    public static VersionDecoder following(LiveRules rules, RepositoryConfig config) {
        return new VersionDecoder(rules, rules, limits(config));
    }

    /**
     * The same for files: their times may jump, as those of joined captures do, so a template is
     * used until another one replaces it.
     *
     * @throws IOException if something in the configuration is wrong
     */
    public static DatagramDecoder forFiles(RepositoryConfig config) throws IOException {
        LiveRules rules = new LiveRules(CollectionRules.of(config));
        return new VersionDecoder(rules, rules, limits(config).withLifetime(Long.MAX_VALUE));
    }

    private static TemplateLimits limits(RepositoryConfig config) {
        TemplateConfig templates = config.templates();
        return TemplateLimits.DEFAULT.with(
                templates.lifetime().toMillis(),
                templates.memoryMegabytes() * MEBIBYTE,
                templates.pending().toMillis());
    }

    /**
     * Labels rows that come from elsewhere than datagrams.
     *
     * @throws IOException if something in the configuration is wrong
     */
    public static FlowLabeler labelerFor(RepositoryConfig config) throws IOException {
        return new FlowSensors(CollectionRules.of(config).sensors());
    }
}
