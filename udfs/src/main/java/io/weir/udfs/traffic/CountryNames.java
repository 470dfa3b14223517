package io.weir.udfs.traffic;

import java.util.List;

/** Names of countries by the codes that country databases give ({@code countries.tsv}). */
public final class CountryNames {
    private static final List<Country> ALL =
            RegistryTable.read("countries.tsv").stream()
                    .map(line -> new Country(line[0], line[1]))
                    .toList();

    private CountryNames() {}

    /**
     * A country, a territory, or a larger region that addresses are assigned to.
     *
     * @param code two capital letters, ISO 3166-1 alpha-2
     * @param name in English
     */
    public record Country(String code, String name) {}

    /** Every country, by code. */
    public static List<Country> all() {
        return ALL;
    }
}
