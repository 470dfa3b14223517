package io.weir.bench.process;

/**
 * What flows are grouped by.
 *
 * @param column as Weir calls it
 * @param nfdump as nfdump calls it
 */
record GroupKey(String column, String nfdump) {}
