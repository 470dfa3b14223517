package io.weir.sql.run;

import io.weir.format.config.ConfigException;
import io.weir.format.config.ConfigText;
import io.weir.format.config.RepositoryConfig;
import io.weir.format.repository.Repository;
import io.weir.udfs.FlowContext;
import io.weir.udfs.address.AddressFormatException;
import io.weir.udfs.address.Prefix;
import io.weir.udfs.address.PrefixSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What functions know of their surroundings: the networks of weir.toml and a country database.
 * Thread-safe.
 */
public final class Surroundings implements FlowContext, AutoCloseable {
    private final PrefixSet networks;
    private final Countries countries;

    private Surroundings(PrefixSet networks, Countries countries) {
        this.networks = networks;
        this.countries = countries;
    }

    /**
     * @param countryDatabase null for the one of weir.toml, else the one that Weir ships
     * @throws IOException if a prefix or the database is wrong; the message names the file
     */
    public static Surroundings open(Repository repository, @Nullable Path countryDatabase)
            throws IOException {
        RepositoryConfig config = repository.config();
        PrefixSet networks = networks(config);
        Path configured = config.geoCountry();
        Path database = countryDatabase == null ? configured : countryDatabase;
        return new Surroundings(
                networks, database == null ? Countries.shipped() : Countries.of(database));
    }

    private static PrefixSet networks(RepositoryConfig config) throws IOException {
        List<Prefix> prefixes = new ArrayList<>();
        for (ConfigText text : config.networks()) {
            try {
                prefixes.add(Prefix.parse(text.value()));
            } catch (AddressFormatException e) {
                throw new ConfigException(
                        config.file(),
                        text.line(),
                        text.column(),
                        "networks",
                        "a prefix, for example \"10.0.0.0/8\" or \"2001:db8::/32\"",
                        "\"" + text.value() + "\"");
            }
        }
        return PrefixSet.of(prefixes);
    }

    @Override
    public boolean isInternal(byte[] address) {
        return networks.contains(address);
    }

    @Override
    public @Nullable String country(byte[] address) {
        return countries.of(address);
    }

    @Override
    public void close() {
        countries.close();
    }
}
