package io.weir.collector.wire.template;

/** How the two protocols write templates. */
public enum TemplateDialect {
    /** RFC 3954: no enterprises, no variable length; an options template has lengths in octets. */
    NETFLOW9,
    /** RFC 7011. */
    IPFIX
}
