package io.weir.format.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place to receive.
 *
 * @param key the key that says so
 * @param address {@code udp://HOST:PORT}, {@code tcp://HOST:PORT} or {@code tls://HOST:PORT}
 * @param allow prefixes that may send there; null: as for all
 */
public record ListenConfig(String key, ConfigText address, @Nullable List<ConfigText> allow) {
    /** Copies the list. */
    public ListenConfig {
        allow = allow == null ? null : List.copyOf(allow);
    }
}
