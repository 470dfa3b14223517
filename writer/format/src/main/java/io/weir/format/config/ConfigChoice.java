package io.weir.format.config;

/** A value of which weir.toml knows a few by name. */
interface ConfigChoice {
    /** The name in weir.toml. */
    String text();
}
