package io.weir.format.config;

import java.time.Duration;

/**
 * The section {@code [templates]}.
 *
 * @param lifetime how long after its last refresh a template of a datagram protocol is used; {@code
 *     lifetime_minutes}, default 30
 * @param memoryMegabytes what templates, options and waiting sets of known exporters may take;
 *     {@code memory_megabytes}, default 40
 * @param pending how long data waits for its template; {@code pending_seconds}, default 600
 */
public record TemplateConfig(Duration lifetime, int memoryMegabytes, Duration pending) {
    /** What holds without a configuration. */
    public static TemplateConfig defaults() {
        return new TemplateConfig(Duration.ofMinutes(30), 40, Duration.ofMinutes(10));
    }
}
