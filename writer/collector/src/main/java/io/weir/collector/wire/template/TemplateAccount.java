package io.weir.collector.wire.template;

import org.jspecify.annotations.Nullable;

/**
 * What is to be told of a template that is in force.
 *
 * @param key which
 * @param isOptions whether it is an options template
 * @param fields its fields as text, see {@link TemplateText}
 * @param refusal why its records cannot be decoded, or null
 * @param firstMillis when this definition came first, milliseconds since 1970
 * @param lastMillis when it came last
 * @param usedMillis when the last record came that was decoded by it; 0 where there was none
 * @param records how many were
 */
public record TemplateAccount(
        Key key,
        boolean isOptions,
        String fields,
        @Nullable String refusal,
        long firstMillis,
        long lastMillis,
        long usedMillis,
        long records) {

    /**
     * Whose template it is.
     *
     * @param version 9 or 10
     * @param high high 64 bits of the sender's address
     * @param low low 64 bits; IPv4 as ::ffff:a.b.c.d
     * @param port the sender's port; 0 for NetFlow v9
     * @param localPort the port that received it
     * @param domain observation domain or source id
     * @param id the template's number
     */
    public record Key(
            int version, long high, long low, int port, int localPort, long domain, int id) {}
}
