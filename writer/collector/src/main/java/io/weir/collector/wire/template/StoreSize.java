package io.weir.collector.wire.template;

/**
 * How much a {@link TemplateStore} has.
 *
 * @param knownSessions sessions that have proven themselves
 * @param newcomers other sessions
 * @param templates their templates
 * @param pendingSets data sets that wait for their template
 * @param pendingBytes memory of these, roughly, in bytes
 * @param bytes memory of everything, roughly, in bytes
 */
public record StoreSize(
        long knownSessions,
        long newcomers,
        long templates,
        long pendingSets,
        long pendingBytes,
        long bytes) {}
