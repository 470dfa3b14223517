package io.weir.collector.wire.options;

/** What an entry of options data is about; the order is that of the saved state. */
enum OptionKind {
    /** Rate by samplerId or selectorId. */
    SAMPLER_RATE,
    /** Rate by ifIndex. */
    INTERFACE_RATE,
    /** Rate by line card. */
    LINE_CARD_RATE,
    /** Rate by template id. */
    TEMPLATE_RATE,
    /** Rate of the whole exporter. */
    RATE,
    /** When the device started, milliseconds since 1970. */
    INIT_MILLIS,
    /** Statistics of the exporting process, by element. */
    STATISTIC,
    /** Name by ifIndex. */
    INTERFACE_NAME,
    /** Name by VRF id. */
    VRF_NAME,
    /** Name by application id. */
    APPLICATION_NAME,
    /** Name by observation domain. */
    DOMAIN_NAME;

    /** Whether entries are texts; else they are numbers. */
    boolean isText() {
        return compareTo(INTERFACE_NAME) >= 0;
    }
}
