package io.weir.format.config;

import java.io.IOException;
import java.nio.file.Path;

/** A configuration that cannot be used: where, which key, what was expected, what was found. */
public final class ConfigException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;
    private final String key;

    /**
     * @param file the configuration file
     * @param line line, from 1
     * @param column column, from 1
     * @param key dotted key, empty where the file is no TOML
     * @param expected what would be right, with an example
     * @param got what is there
     */
    public ConfigException(
            Path file, int line, int column, String key, String expected, String got) {
        super(
                file
                        + ":"
                        + line
                        + ":"
                        + column
                        + ": "
                        + (key.isEmpty() ? "" : key + ": ")
                        + "expected "
                        + expected
                        + ", got "
                        + got);
        this.file = file.toString();
        this.line = line;
        this.column = column;
        this.key = key;
    }

    /** The configuration file. */
    public String file() {
        return file;
    }

    /** Line, from 1. */
    public int line() {
        return line;
    }

    /** Column, from 1. */
    public int column() {
        return column;
    }

    /** Dotted key, empty where the file is no TOML. */
    public String key() {
        return key;
    }
}
