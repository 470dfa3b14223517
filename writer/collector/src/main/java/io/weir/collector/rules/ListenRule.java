package io.weir.collector.rules;

import java.nio.file.Path;

/**
 * Where to receive, and from whom.
 *
 * @param address {@code udp://HOST:PORT}, {@code tcp://…} or {@code tls://…}
 * @param allow who may send there
 * @param file the file that says so
 * @param line its line; 0 for a default
 * @param column its column
 * @param key its key
 */
public record ListenRule(
        String address, AllowList allow, Path file, int line, int column, String key) {}
