package io.weir.shell;

import io.weir.shell.output.Palette;
import java.util.Map;

/** When colors are used. */
public enum ColorMode {
    /** On a terminal that has them, unless {@code NO_COLOR} is set. */
    AUTO,
    /** Always on a terminal. */
    ALWAYS,
    /** Never. */
    NEVER;

    Palette palette(Map<String, String> environment) {
        boolean wanted =
                environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return switch (this) {
            case AUTO -> wanted ? Palette.ANSI : Palette.NONE;
            case ALWAYS -> Palette.ANSI;
            case NEVER -> Palette.NONE;
        };
    }
}
