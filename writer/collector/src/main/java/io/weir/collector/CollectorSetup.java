package io.weir.collector;

import io.weir.collector.listen.ListenAddress;
import io.weir.collector.listen.ListenAddress.Protocol;
import io.weir.collector.listen.SourceFilter;
import io.weir.collector.listen.tls.TlsFiles;
import io.weir.collector.maintain.MaintenanceOptions;
import io.weir.collector.maintain.RetentionLimits;
import io.weir.collector.metrics.MetricsAddress;
import io.weir.collector.rules.AllowList;
import io.weir.collector.rules.CollectionRules;
import io.weir.collector.rules.ListenRule;
import io.weir.format.config.CollectorConfig;
import io.weir.format.config.ConfigException;
import io.weir.format.config.ConfigText;
import io.weir.format.config.RepositoryConfig;
import io.weir.format.config.SealingConfig;
import io.weir.format.config.TlsConfig;
import io.weir.format.repository.Repository;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that was read and found right, and what it makes of a collector; the command
 * line's options win over it. Immutable.
 *
 * @param addresses where to receive
 * @param allow who may send to each of them
 * @param metrics where to serve metrics, or null
 */
record CollectorSetup(
        CollectorOptions options,
        RepositoryConfig config,
        CollectionRules rules,
        List<ListenAddress> addresses,
        List<AllowList> allow,
        @Nullable MetricsAddress metrics) {

    /** Copies the lists. */
    CollectorSetup {
        addresses = List.copyOf(addresses);
        allow = List.copyOf(allow);
    }

    /**
     * Reads the configuration.
     *
     * @throws ConfigException if something in it is wrong
     */
    static CollectorSetup read(CollectorOptions options, Repository repository) throws IOException {
        Path given = options.configFile();
        if (given != null && !Files.isRegularFile(given)) {
            throw new ConfigException(given, 1, 1, "", "a configuration file", "no such file");
        }
        RepositoryConfig config =
                RepositoryConfig.read(given == null ? repository.config().file() : given);
        CollectionRules rules = CollectionRules.of(config);
        List<ListenAddress> addresses = new ArrayList<>();
        List<AllowList> allow = new ArrayList<>();
        for (ListenRule rule : rules.listeners()) {
            ListenAddress address = address(rule);
            if (options.listen().isEmpty()) {
                check(rule, address, addresses, config);
            }
            addresses.add(address);
            allow.add(rule.allow());
        }
        if (!options.listen().isEmpty()) {
            addresses = options.listen();
            allow = addresses.stream().map(at -> allowed(rules, at)).toList();
        }
        return new CollectorSetup(
                options, config, rules, addresses, allow, metrics(options, config));
    }

    private static ListenAddress address(ListenRule rule) throws ConfigException {
        try {
            return ListenAddress.parse(rule.address());
        } catch (IllegalArgumentException e) {
            throw wrong(rule, ListenAddress.EXPECTED, '"' + rule.address() + '"');
        }
    }

    private static void check(
            ListenRule rule,
            ListenAddress address,
            List<ListenAddress> before,
            RepositoryConfig config)
            throws ConfigException {
        if (before.stream().anyMatch(address::isSameSocket)) {
            throw wrong(rule, "each address once", '"' + rule.address() + "\" again");
        }
        if (address.protocol() == Protocol.TLS && config.tls() == null) {
            throw wrong(
                    rule,
                    "a section [tls] with certificate, key and trusted beside it",
                    '"' + rule.address() + "\" without one");
        }
    }

    private static ConfigException wrong(ListenRule rule, String expected, String got) {
        return new ConfigException(
                rule.file(), rule.line(), rule.column(), rule.key(), expected, got);
    }

    /** The list of the listener with that address, else the general one. */
    private static AllowList allowed(CollectionRules rules, ListenAddress address) {
        return rules.listeners().stream()
                .filter(rule -> rule.address().equals(address.text()))
                .findFirst()
                .map(ListenRule::allow)
                .orElse(rules.allow());
    }

    private static @Nullable MetricsAddress metrics(
            CollectorOptions options, RepositoryConfig config) throws ConfigException {
        ConfigText text = config.collector().metrics();
        if (options.metrics() != null || text == null) {
            return options.metrics();
        }
        try {
            return MetricsAddress.parse(text.value());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    config.file(),
                    text.line(),
                    text.column(),
                    "collector.metrics",
                    MetricsAddress.EXPECTED,
                    '"' + text.value() + '"');
        }
    }

    /** Who may send where. */
    SourceFilter filter() {
        return filter(allow);
    }

    /** Who may send to the addresses that a collector has bound, where the list has changed. */
    SourceFilter filterFor(List<ListenAddress> bound) {
        return addresses.equals(bound)
                ? filter()
                : filter(bound.stream().map(at -> allowed(rules, at)).toList());
    }

    private static SourceFilter filter(List<AllowList> allow) {
        AllowList[] lists = allow.toArray(AllowList[]::new);
        return (listener, high, low) -> lists[listener].allows(high, low);
    }

    /** The files of TLS, or null. */
    @Nullable TlsFiles tls() {
        TlsConfig tls = config.tls();
        return tls == null
                ? null
                : new TlsFiles(
                        tls.certificate().path(),
                        tls.key().path(),
                        tls.trusted().path(),
                        tls.peers().stream().map(ConfigText::value).toList());
    }

    /** How the repository is kept in shape. */
    MaintenanceOptions maintenance() {
        SealingConfig sealing = config.sealing();
        return Objects.requireNonNullElseGet(
                options.maintenance(),
                () ->
                        new MaintenanceOptions(
                                sealing.after(),
                                sealing.openParts(),
                                sealing.lateParts(),
                                new RetentionLimits(
                                        config.retention().maxAge(),
                                        config.retention().maxBytes())));
    }

    /** How often received flows are committed. */
    Duration commitInterval() {
        return Objects.requireNonNullElse(
                options.commitInterval(), config.collector().commitInterval());
    }

    /** Room on the disk below which commits wait. */
    long reserveBytes() {
        return Objects.requireNonNullElse(
                options.reserveBytes(), config.collector().reserveBytes());
    }

    /** What an operator should know of the configuration. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>(rules.warnings());
        if (isOpen()) {
            warnings.add(
                    "Anybody may send flows: there is no allow list. To name the exporters, write"
                            + " for example allow = [\"192.0.2.0/24\"] below [collector] in "
                            + config.file());
        }
        if (metrics != null && !metrics.isLoopback()) {
            warnings.add(
                    "Metrics on "
                            + metrics.text()
                            + ": everybody who reaches that address reads the names and counts of"
                            + " the exporters; 127.0.0.1 is for this machine only");
        }
        return warnings;
    }

    /** Whether other machines may send without being on a list. */
    private boolean isOpen() {
        for (int i = 0; i < addresses.size(); i++) {
            InetAddress address = addresses.get(i).socketAddress().getAddress();
            if (allow.get(i).isOpen() && (address == null || !address.isLoopbackAddress())) {
                return true;
            }
        }
        return false;
    }

    /** Keys in which this differs from what the collector started with, and cannot take over. */
    List<String> keysThatNeedARestart(CollectorSetup started) {
        List<String> keys = new ArrayList<>();
        CollectorConfig now = config.collector();
        CollectorConfig then = started.config.collector();
        add(keys, "listen", addresses.equals(started.addresses));
        add(keys, "metrics", Objects.equals(metrics, started.metrics));
        add(keys, "commit_interval_seconds", now.commitInterval().equals(then.commitInterval()));
        add(
                keys,
                "fsync",
                now.fsync() == then.fsync() && now.fsyncInterval().equals(then.fsyncInterval()));
        add(keys, "receive_buffer_bytes", now.receiveBufferBytes() == then.receiveBufferBytes());
        add(keys, "connections", now.connections().equals(then.connections()));
        add(keys, "reserve_megabytes", now.reserveBytes() == then.reserveBytes());
        add(keys, "[templates]", config.templates().equals(started.config.templates()));
        return keys;
    }

    private static void add(List<String> keys, String key, boolean same) {
        if (!same) {
            keys.add(key);
        }
    }
}
