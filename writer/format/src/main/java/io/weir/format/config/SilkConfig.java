package io.weir.format.config;

import org.jspecify.annotations.Nullable;

/**
 * The section {@code [silk]}: SiLK's own files.
 *
 * @param site its silk.conf, or null
 * @param sensors its sensors.conf
 */
public record SilkConfig(@Nullable ConfigPath site, ConfigPath sensors) {}
