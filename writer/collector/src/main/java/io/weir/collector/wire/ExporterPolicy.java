package io.weir.collector.wire;

import org.jspecify.annotations.Nullable;

/**
 * What the configuration says of an exporter.
 *
 * @param name its name for people, or null
 * @param samplingRate packets that one stands for, from 1 on; 0 where nothing is configured
 * @param samplingForced whether that rate wins over what the exporter says; else it fills in where
 *     the exporter says nothing
 * @param clock what its times are worth
 */
public record ExporterPolicy(
        @Nullable String name, long samplingRate, boolean samplingForced, Clock clock) {
    /** Of an exporter that is not configured. */
    public static final ExporterPolicy DEFAULT = new ExporterPolicy(null, 0, false, Clock.EXPORTED);

    /** What an exporter's times are worth. */
    public enum Clock {
        /** They are kept as exported. */
        EXPORTED,
        /** They are moved so that the export time is the time of reception. */
        RECEIVED
    }
}
