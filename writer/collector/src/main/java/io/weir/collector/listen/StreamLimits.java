package io.weir.collector.listen;

import java.time.Duration;

/**
 * What connections may take of a collector.
 *
 * @param connections how many there may be, on all listeners together
 * @param connectionsPerAddress how many of them from one address
 * @param idle after how long without a message one is closed
 */
public record StreamLimits(int connections, int connectionsPerAddress, Duration idle) {
    /** What holds without a configuration. */
    public static StreamLimits defaults() {
        return new StreamLimits(1024, 32, Duration.ofMinutes(30));
    }
}
