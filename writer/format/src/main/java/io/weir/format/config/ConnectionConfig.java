package io.weir.format.config;

import java.time.Duration;

/**
 * What TCP and TLS connections may take; keys of the section {@code [collector]}.
 *
 * @param count how many there may be; {@code connections}, default 1024
 * @param perAddress how many of them from one address; {@code connections_per_address}, default 32
 * @param idle after how long without a message one is closed; {@code connection_idle_seconds},
 *     default 1800
 */
public record ConnectionConfig(int count, int perAddress, Duration idle) {}
