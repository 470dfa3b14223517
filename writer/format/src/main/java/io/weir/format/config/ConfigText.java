package io.weir.format.config;

/**
 * A text of the configuration that somebody else parses, with its place for the error message.
 *
 * @param value the text
 * @param line line in the file, from 1; 0 for a default
 * @param column column in the line, from 1; 0 for a default
 */
public record ConfigText(String value, int line, int column) {}
