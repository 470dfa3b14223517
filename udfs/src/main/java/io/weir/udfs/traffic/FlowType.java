package io.weir.udfs.traffic;

/**
 * The values of the column {@code flow_type}: the types of SiLK's class {@code all} of the site
 * "twoway", with its ids (silk.conf). {@link #INICMP} and {@link #OUTICMP} exist for data that SiLK
 * packed with its ICMP split on; {@link FlowTypes} never gives them.
 */
public enum FlowType {
    IN("in"),
    OUT("out"),
    INWEB("inweb"),
    OUTWEB("outweb"),
    INNULL("innull"),
    OUTNULL("outnull"),
    INT2INT("int2int"),
    EXT2EXT("ext2ext"),
    INICMP("inicmp"),
    OUTICMP("outicmp"),
    OTHER("other");

    private final String text;

    FlowType(String text) {
        this.text = text;
    }

    /** As the column holds it. */
    public String text() {
        return text;
    }

    /** SiLK's number of the type, 0 to 10. */
    public int silkId() {
        return ordinal();
    }
}
