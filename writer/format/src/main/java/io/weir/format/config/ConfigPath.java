package io.weir.format.config;

import java.nio.file.Path;

/**
 * A file that the configuration names.
 *
 * @param path where it is
 * @param text as it was written, with its place for the error message
 */
public record ConfigPath(Path path, ConfigText text) {}
