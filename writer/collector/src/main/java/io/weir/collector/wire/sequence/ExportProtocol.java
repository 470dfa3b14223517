package io.weir.collector.wire.sequence;

/** A protocol whose datagrams carry sequence numbers. */
public enum ExportProtocol {
    /** NetFlow version 5. */
    NETFLOW_V5(5, "netflow5", "NetFlow v5", SequenceUnit.FLOWS),
    /** NetFlow version 9, RFC 3954. */
    NETFLOW_V9(9, "netflow9", "NetFlow v9", SequenceUnit.DATAGRAMS),
    /** IPFIX, RFC 7011. */
    IPFIX(10, "ipfix", "IPFIX", SequenceUnit.RECORDS),
    /** sFlow version 5. */
    SFLOW_V5(105, "sflow5", "sFlow v5", SequenceUnit.DATAGRAMS);

    private final int exportVersion;
    private final String text;
    private final String title;
    private final SequenceUnit unit;

    ExportProtocol(int exportVersion, String text, String title, SequenceUnit unit) {
        this.exportVersion = exportVersion;
        this.text = text;
        this.title = title;
        this.unit = unit;
    }

    /** As in the column {@code export_version}. */
    public int exportVersion() {
        return exportVersion;
    }

    /** Its name in metrics. */
    public String text() {
        return text;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** Whether its headers tell the exporter's time: sFlow's have only an uptime. */
    public boolean tellsTime() {
        return this != SFLOW_V5;
    }

    /** What its sequence numbers count. */
    public SequenceUnit unit() {
        return unit;
    }
}
