package io.weir.collector.decode;

import io.weir.collector.wire.DatagramDecoder;
import io.weir.collector.wire.ExporterPolicies;
import io.weir.collector.wire.FlowLabeler;
import io.weir.collector.wire.template.TemplateLimits;
import io.weir.format.config.ConfigException;
import io.weir.format.config.RepositoryConfig;

/** Makes decoders and labelers as a repository is configured. */
public final class DatagramDecoders {
    private DatagramDecoders() {}

    /**
     * A decoder of every supported protocol; its rows are complete with sensor and flow type.
     *
     * @throws ConfigException if one of the configured networks is no prefix
     */
    public static DatagramDecoder forRepository(RepositoryConfig config) throws ConfigException {
        return new VersionDecoder(
                labelerFor(config), ExporterPolicies.NONE, TemplateLimits.DEFAULT);
    }

    /**
     * The same for files: their times may jump, as those of joined captures do, so a template is
     * used until another one replaces it.
     *
     * @throws ConfigException if one of the configured networks is no prefix
     */
    public static DatagramDecoder forFiles(RepositoryConfig config) throws ConfigException {
        return new VersionDecoder(
                labelerFor(config),
                ExporterPolicies.NONE,
                TemplateLimits.DEFAULT.withLifetime(Long.MAX_VALUE));
    }

    /**
     * Labels rows that come from elsewhere than datagrams.
     *
     * @throws ConfigException if one of the configured networks is no prefix
     */
    public static FlowLabeler labelerFor(RepositoryConfig config) throws ConfigException {
        return DefaultSensor.of(config);
    }
}
