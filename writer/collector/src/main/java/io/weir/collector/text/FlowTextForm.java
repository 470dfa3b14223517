package io.weir.collector.text;

import java.util.Locale;

/** Whose output a flow table is: their headers are the same, their numbers are not. */
public enum FlowTextForm {
    /**
     * Cisco's {@code show ip cache flow}: protocol and ports in hexadecimal, packets rounded to
     * {@code K} and {@code M} when they are many.
     */
    CISCO,
    /**
     * FreeBSD's {@code flowctl NODE show} (usr.sbin/flowctl/flowctl.c): protocol in decimal, ports
     * in hexadecimal; with {@code human}, both in decimal.
     */
    FLOWCTL;

    /** The name for {@code --as}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
