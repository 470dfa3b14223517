package io.weir.collector.wire.template;

/** How the two protocols write templates. */
public enum TemplateDialect {
    /**
     * RFC 3954: no enterprises; an options template has lengths in octets. Fields of variable
     * length are IPFIX's, and H3C sends them here too.
     */
    NETFLOW9,
    /** RFC 7011. */
    IPFIX
}
