package io.weir.collector.silk;

/**
 * A word of a line.
 *
 * @param column from 1
 */
record Word(String text, int column) {}
