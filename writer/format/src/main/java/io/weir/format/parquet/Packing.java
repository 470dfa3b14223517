package io.weir.format.parquet;

/** How hard a file is packed. */
enum Packing {
    /** A part that will be merged soon: LZ4, little CPU time. */
    LIGHT,

    /**
     * A file that stays: GZIP; entries of dictionaries in an order, and ids in whole octets, so
     * that it finds what comes often.
     */
    TIGHT
}
