package io.weir.format.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A section {@code [[exporter]]}.
 *
 * @param address an address, or a prefix
 * @param name its name for people, or null
 * @param samplingRate packets that one stands for; 0: nothing is configured
 * @param sampling when that rate holds
 * @param clock what its times are worth
 */
public record ExporterConfig(
        ConfigText address,
        @Nullable String name,
        long samplingRate,
        Sampling sampling,
        Clock clock) {

    /** When the configured rate holds. */
    public enum Sampling implements ConfigChoice {
        /** Where the exporter says nothing. */
        DEFAULT,
        /** Whatever the exporter says. */
        FORCE;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What an exporter's times are worth. */
    public enum Clock implements ConfigChoice {
        /** They are kept. */
        EXPORTED,
        /** They are moved so that the export time is the time of reception. */
        RECEIVED;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
