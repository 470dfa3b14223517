package io.weir.collector.rules;

import io.weir.collector.sensor.Sensor;
import io.weir.collector.silk.SilkConfiguration;
import io.weir.collector.silk.SilkListen;
import io.weir.collector.wire.ExporterPolicies;
import io.weir.format.config.CollectorConfig;
import io.weir.format.config.ConfigException;
import io.weir.format.config.ConfigPath;
import io.weir.format.config.ConfigText;
import io.weir.format.config.ListenConfig;
import io.weir.format.config.RepositoryConfig;
import io.weir.format.config.SilkConfig;
import io.weir.format.config.TlsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a configuration says about flows. Immutable; made anew when it is read again.
 *
 * @param sensors in the order in which they are asked
 * @param policies what is known of exporters
 * @param listeners where to receive
 * @param allow who may send to a listener that is not configured
 * @param warnings what is accepted and has no effect, each with its place
 */
public record CollectionRules(
        List<Sensor> sensors,
        ExporterPolicies policies,
        List<ListenRule> listeners,
        AllowList allow,
        List<String> warnings) {

    /** Copies the lists. */
    public CollectionRules {
        sensors = List.copyOf(sensors);
        listeners = List.copyOf(listeners);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads what the configuration leaves to its users, and SiLK's files where it names them.
     *
     * @throws ConfigException if something in it is wrong
     * @throws IOException if a file cannot be read
     */
    public static CollectionRules of(RepositoryConfig config) throws IOException {
        ConfigLists lists = new ConfigLists(config);
        AllowList allow = allow(lists, "collector.allow", config.collector().allow());
        checkTls(config);
        SilkConfig silk = config.silk();
        CollectionRules rules =
                silk == null
                        ? new CollectionRules(
                                ConfiguredSensors.of(config),
                                ConfiguredExporters.of(config),
                                listeners(config, lists, allow),
                                allow,
                                List.of())
                        : ofSilk(config, silk, lists, allow);
        lists.checkGroups();
        return rules;
    }

    private static CollectionRules ofSilk(
            RepositoryConfig config, SilkConfig silk, ConfigLists lists, AllowList allow)
            throws IOException {
        ConfigPath site = silk.site();
        SilkConfiguration files =
                SilkConfiguration.read(
                        site == null ? null : readable(config, "silk.site", site),
                        readable(config, "silk.sensors", silk.sensors()));
        List<ListenRule> listeners =
                config.collector().listeners().isEmpty() && !files.listeners().isEmpty()
                        ? ofProbes(files.listeners(), allow)
                        : listeners(config, lists, allow);
        return new CollectionRules(
                files.sensors(),
                ConfiguredExporters.of(config),
                listeners,
                allow,
                files.warnings());
    }

    private static void checkTls(RepositoryConfig config) throws ConfigException {
        TlsConfig tls = config.tls();
        if (tls != null) {
            readable(config, "tls.certificate", tls.certificate());
            readable(config, "tls.key", tls.key());
            readable(config, "tls.trusted", tls.trusted());
        }
    }

    private static Path readable(RepositoryConfig config, String key, ConfigPath file)
            throws ConfigException {
        if (!Files.isReadable(file.path()) || Files.isDirectory(file.path())) {
            ConfigText text = file.text();
            throw new ConfigException(
                    config.file(),
                    text.line(),
                    text.column(),
                    key,
                    "a file that can be read",
                    (Files.exists(file.path()) ? "one that cannot be: " : "no such file: ")
                            + file.path());
        }
        return file.path();
    }

    private static List<ListenRule> ofProbes(List<SilkListen> probes, AllowList allow) {
        List<ListenRule> rules = new ArrayList<>();
        for (SilkListen probe : probes) {
            rules.add(
                    new ListenRule(
                            probe.address(),
                            probe.senders() == null ? allow : AllowList.of(probe.senders()),
                            probe.file(),
                            probe.line(),
                            1,
                            "listen-on-port"));
        }
        return rules;
    }

    private static List<ListenRule> listeners(
            RepositoryConfig config, ConfigLists lists, AllowList allow) throws ConfigException {
        List<ListenRule> rules = new ArrayList<>();
        for (ListenConfig listener : config.collector().listeners()) {
            ConfigText address = listener.address();
            rules.add(
                    new ListenRule(
                            address.value(),
                            listener.allow() == null
                                    ? allow
                                    : allow(lists, "listener.allow", listener.allow()),
                            config.file(),
                            address.line(),
                            address.column(),
                            listener.key()));
        }
        if (rules.isEmpty()) {
            rules.add(
                    new ListenRule(
                            CollectorConfig.DEFAULT_LISTEN,
                            allow,
                            config.file(),
                            0,
                            0,
                            "collector.listen"));
        }
        return rules;
    }

    private static AllowList allow(
            ConfigLists lists, String key, @Nullable List<ConfigText> prefixes)
            throws ConfigException {
        return prefixes == null ? AllowList.ALL : AllowList.of(lists.prefixes(key, prefixes));
    }
}
