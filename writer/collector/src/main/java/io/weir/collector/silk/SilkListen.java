package io.weir.collector.silk;

import io.weir.udfs.address.PrefixSet;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where probes listen.
 *
 * @param address {@code udp://HOST:PORT} or {@code tcp://HOST:PORT}
 * @param senders whom {@code accept-from-host} names; null: it is not said
 * @param file the file that says so
 * @param line its line
 */
public record SilkListen(String address, @Nullable PrefixSet senders, Path file, int line) {}
