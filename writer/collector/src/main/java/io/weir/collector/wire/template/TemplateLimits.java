package io.weir.collector.wire.template;

/**
 * What templates, options and waiting sets may cost. Memory is as {@link Session#weight} has it.
 *
 * @param lifetimeMillis how long after its last refresh a template of a datagram protocol is used;
 *     three times the longest interval between two refreshes where that is more
 * @param newcomerBytes memory of sessions that have not yet decoded data for {@code trialMillis}
 * @param knownBytes memory of the others
 * @param trialMillis time between a session's first and last data after which it is known
 * @param sessionsPerSender observation domains of one sender
 * @param templatesPerSession templates of one observation domain
 * @param fieldsPerTemplate fields of one template
 * @param optionsPerSession entries of options data of one observation domain
 * @param pendingBytes octets of sets that wait for their template, for each observation domain
 * @param pendingMillis how long such a set waits
 */
public record TemplateLimits(
        long lifetimeMillis,
        long newcomerBytes,
        long knownBytes,
        long trialMillis,
        int sessionsPerSender,
        int templatesPerSession,
        int fieldsPerTemplate,
        int optionsPerSession,
        int pendingBytes,
        long pendingMillis) {

    private static final long MINUTE = 60_000;
    private static final int KIB = 1024;

    /** Those in use where nothing is configured. */
    public static final TemplateLimits DEFAULT =
            new TemplateLimits(
                    30 * MINUTE,
                    8L * KIB * KIB,
                    40L * KIB * KIB,
                    10_000,
                    256,
                    1024,
                    1024,
                    16_384,
                    256 * KIB,
                    10 * MINUTE);

    /** The same with another lifetime. */
    public TemplateLimits withLifetime(long millis) {
        return with(millis, knownBytes, pendingMillis);
    }

    /** The same with another lifetime, memory for known sessions, and time for sets to wait. */
    public TemplateLimits with(long lifetime, long knownSessionBytes, long pending) {
        return new TemplateLimits(
                lifetime,
                newcomerBytes,
                knownSessionBytes,
                trialMillis,
                sessionsPerSender,
                templatesPerSession,
                fieldsPerTemplate,
                optionsPerSession,
                pendingBytes,
                pending);
    }
}
