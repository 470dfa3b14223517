package io.weir.format.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code [silk]}: SiLK's own files.
 *
 * @param site its silk.conf, or null
 * @param sensors its sensors.conf
 */
public record SilkConfig(@Nullable Path site, Path sensors) {}
