package io.weir.format.config;

import java.util.Locale;

/** When the spool is forced to disk. */
public enum FsyncPolicy implements ConfigChoice {
    /** After every batch of datagrams: nothing received is lost at a power cut. */
    EACH_BATCH,
    /** Every interval: at most that much is lost at a power cut, nothing when the process dies. */
    INTERVAL,
    /** When the operating system likes: nothing is lost when the process dies. */
    OS;

    /** The name in weir.toml: {@code each-batch}, {@code interval}, {@code os}. */
    @Override
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
