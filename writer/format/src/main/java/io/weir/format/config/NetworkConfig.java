package io.weir.format.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to one of a sensor's networks.
 *
 * @param blocks address blocks or {@code @group}; null where not configured
 * @param interfaces interface numbers or {@code @group}; null where not configured
 * @param remainder whether the key that is configured says {@code "remainder"}; its list is then
 *     empty
 */
public record NetworkConfig(
        @Nullable List<ConfigText> blocks,
        @Nullable List<ConfigText> interfaces,
        boolean remainder) {
    /** Nothing is configured. */
    public static final NetworkConfig UNSET = new NetworkConfig(null, null, false);

    /** Copies the lists. */
    public NetworkConfig {
        blocks = blocks == null ? null : List.copyOf(blocks);
        interfaces = interfaces == null ? null : List.copyOf(interfaces);
    }
}
