package io.weir.format;

import static io.weir.format.ColumnType.ADDRESS;
import static io.weir.format.ColumnType.BIGINT;
import static io.weir.format.ColumnType.INTEGER;
import static io.weir.format.ColumnType.SMALLINT;
import static io.weir.format.ColumnType.TEXT;
import static io.weir.format.ColumnType.TIMESTAMP;
import static io.weir.format.FlowColumn.Presence.DERIVED;
import static io.weir.format.FlowColumn.Presence.OPTIONAL;
import static io.weir.format.FlowColumn.Presence.REQUIRED;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The columns of the table {@code flows}, in the order of {@code SELECT *}. This list is the one
 * source: the Parquet schema, the SQL table, the JDBC metadata and the table reference in the
 * documentation are made from it.
 *
 * <p>Sources are IANA IPFIX information element numbers unless they name a protocol; {@code
 * 6871/14} is element 14 of private enterprise 6871.
 */
public enum FlowColumn {
    START_TIME(
            TIMESTAMP,
            REQUIRED,
            "150 152 154 156, 22 with 160 or header; v5 First",
            "first packet; decides the hour"),
    END_TIME(
            TIMESTAMP,
            REQUIRED,
            "151 153 155 157, 21 with 160 or header, 161; v5 Last",
            "last packet"),
    DURATION_MS(BIGINT, DERIVED, "161", "end_time - start_time, never negative; not stored"),
    RECEIVED_TIME(
            TIMESTAMP,
            REQUIRED,
            "258",
            "when the datagram reached us; from a capture file, its packet time"),
    EXPORT_TIME(TIMESTAMP, OPTIONAL, "header", "time in the export header"),
    START_NS(
            BIGINT,
            OPTIONAL,
            "154 156 158",
            "nanoseconds since 1970 where the exporter was finer than a millisecond"),
    END_NS(BIGINT, OPTIONAL, "155 157 159", "likewise"),
    TIME_QUALITY(
            SMALLINT,
            REQUIRED,
            "-",
            "0 as exported, 1 uptime wrap repaired, 2 outside the plausible range: received_time used, 3 no time in the record"),
    SRC_ADDR(
            ADDRESS,
            OPTIONAL,
            "8 27",
            "source; IPv4 as ::ffff:a.b.c.d; NULL where the record has none"),
    DST_ADDR(ADDRESS, OPTIONAL, "12 28", "destination"),
    IP_VERSION(SMALLINT, OPTIONAL, "60", "4 or 6"),
    SRC_PORT(INTEGER, REQUIRED, "7 180 182", "0 when none"),
    DST_PORT(INTEGER, REQUIRED, "11 181 183", "0 when none; never ICMP type and code"),
    PROTOCOL(SMALLINT, OPTIONAL, "4", "IP protocol number"),
    ICMP_TYPE(SMALLINT, OPTIONAL, "32 139 176 178; v5 dstport / 256", "ICMP and ICMPv6"),
    ICMP_CODE(SMALLINT, OPTIONAL, "32 139 177 179; v5 dstport % 256", ""),
    BYTES(
            BIGINT,
            OPTIONAL,
            "1 else 85 else 231",
            "octets, scaled by sampling_rate; NULL where the record has none"),
    PACKETS(BIGINT, OPTIONAL, "2 else 86 else 298", "packets, scaled"),
    BYTES_RAW(
            BIGINT,
            OPTIONAL,
            "1 85 231",
            "as exported; stored only where sampling_rate > 1, else read as bytes"),
    PACKETS_RAW(
            BIGINT,
            OPTIONAL,
            "2 86 298",
            "as exported; stored only where sampling_rate > 1, else read as packets"),
    SAMPLING_RATE(
            BIGINT,
            OPTIONAL,
            "34 50 305 306 309 310 with 302; v5 header; sFlow rate",
            "packets that one stands for; NULL unknown, 1 unsampled"),
    SAMPLING_SOURCE(TEXT, OPTIONAL, "-", "record, options, header, config"),
    FLOW_COUNT(BIGINT, OPTIONAL, "3", "flows in an aggregated record"),
    REV_BYTES(
            BIGINT,
            OPTIONAL,
            "232, 23, RFC 5103 reverse 1 and 85",
            "other direction of a biflow, scaled"),
    REV_PACKETS(BIGINT, OPTIONAL, "299, 24, RFC 5103 reverse 2 and 86", "likewise"),
    POST_BYTES(BIGINT, OPTIONAL, "23 when post, 171", "after the observation point"),
    POST_PACKETS(BIGINT, OPTIONAL, "24 when post, 172", ""),
    FRAME_BYTES(
            INTEGER,
            OPTIONAL,
            "312; sFlow frame length",
            "length of the sampled frame on the wire; bytes of an sFlow sample = IP length x rate"),
    TCP_FLAGS(SMALLINT, OPTIONAL, "6", "union of all packets; NULL where not TCP or not exported"),
    INITIAL_TCP_FLAGS(SMALLINT, OPTIONAL, "6871/14", "first packet"),
    SESSION_TCP_FLAGS(SMALLINT, OPTIONAL, "6871/15", "union of the rest"),
    REV_TCP_FLAGS(SMALLINT, OPTIONAL, "RFC 5103 reverse 6", ""),
    TOS(SMALLINT, OPTIONAL, "5 195", "whole octet"),
    POST_TOS(SMALLINT, OPTIONAL, "55", ""),
    MIN_TTL(SMALLINT, OPTIONAL, "52 192", ""),
    MAX_TTL(SMALLINT, OPTIONAL, "53 192", ""),
    FLOW_LABEL(INTEGER, OPTIONAL, "31", "IPv6"),
    FRAGMENT_OFFSET(INTEGER, OPTIONAL, "88", ""),
    FRAGMENT_ID(BIGINT, OPTIONAL, "54", ""),
    EXPORTER_ADDR(ADDRESS, OPTIONAL, "130 131, else datagram source; sFlow agent", ""),
    OBSERVATION_DOMAIN_ID(
            BIGINT, OPTIONAL, "149; v9 source id; v5 engine type x 256 + id; sFlow sub-agent", ""),
    SENSOR(TEXT, REQUIRED, "-", "first sensor of the configuration that matches; S0 without one"),
    SENSOR_CLASS(TEXT, REQUIRED, "-", "all without configuration"),
    FLOW_TYPE(
            TEXT,
            REQUIRED,
            "-",
            "in out inweb outweb inicmp outicmp innull outnull int2int ext2ext other"),
    IN_IF(BIGINT, OPTIONAL, "10", "SNMP ifIndex"),
    OUT_IF(
            BIGINT,
            OPTIONAL,
            "14",
            "0 often means dropped; sFlow special values are NULL with forwarding_status"),
    IN_PHYS_IF(BIGINT, OPTIONAL, "252", ""),
    OUT_PHYS_IF(BIGINT, OPTIONAL, "253", ""),
    IN_IF_NAME(TEXT, OPTIONAL, "82 83 from options; text imports", ""),
    OUT_IF_NAME(TEXT, OPTIONAL, "82 83 from options; text imports", ""),
    DIRECTION(SMALLINT, OPTIONAL, "61", "0 ingress, 1 egress"),
    IN_VRF(BIGINT, OPTIONAL, "234", ""),
    OUT_VRF(BIGINT, OPTIONAL, "235", ""),
    IN_VRF_NAME(TEXT, OPTIONAL, "236 from options", ""),
    NEXT_HOP(ADDRESS, OPTIONAL, "15 62", ""),
    BGP_NEXT_HOP(ADDRESS, OPTIONAL, "18 63", ""),
    SRC_AS(BIGINT, OPTIONAL, "16", "as exported; 0 means the exporter did not know"),
    DST_AS(BIGINT, OPTIONAL, "17", ""),
    PREV_AS(BIGINT, OPTIONAL, "129", "adjacent"),
    NEXT_AS(BIGINT, OPTIONAL, "128", "adjacent"),
    AS_PATH(TEXT, OPTIONAL, "sFlow extended gateway", "space separated"),
    SRC_MASK(SMALLINT, OPTIONAL, "9 29", "prefix length"),
    DST_MASK(SMALLINT, OPTIONAL, "13 30", ""),
    FORWARDING_STATUS(
            SMALLINT, OPTIONAL, "89; sFlow discard reason", "64-127 forwarded, 128-191 dropped"),
    SRC_MAC(TEXT, OPTIONAL, "56", "aa:bb:cc:dd:ee:ff"),
    DST_MAC(TEXT, OPTIONAL, "80", ""),
    POST_SRC_MAC(TEXT, OPTIONAL, "81", ""),
    POST_DST_MAC(TEXT, OPTIONAL, "57", ""),
    VLAN_ID(INTEGER, OPTIONAL, "58 243", ""),
    POST_VLAN_ID(INTEGER, OPTIONAL, "59 254", ""),
    CUSTOMER_VLAN_ID(INTEGER, OPTIONAL, "245", "QinQ inner"),
    ETHER_TYPE(INTEGER, OPTIONAL, "256", ""),
    L2_SEGMENT_ID(BIGINT, OPTIONAL, "351", "VXLAN VNI and the like"),
    MPLS_LABELS(TEXT, OPTIONAL, "70-79", "labels, top first, space separated"),
    MPLS_RD(TEXT, OPTIONAL, "90", ""),
    NAT_SRC_ADDR(ADDRESS, OPTIONAL, "225 281", ""),
    NAT_DST_ADDR(ADDRESS, OPTIONAL, "226 282", ""),
    NAT_SRC_PORT(INTEGER, OPTIONAL, "227", ""),
    NAT_DST_PORT(INTEGER, OPTIONAL, "228", ""),
    NAT_EVENT(SMALLINT, OPTIONAL, "230", ""),
    FIREWALL_EVENT(SMALLINT, OPTIONAL, "233, Cisco 33002", "3 denied"),
    ACL_IDS(TEXT, OPTIONAL, "Cisco 33000 33001", "ingress then egress, hexadecimal"),
    USER_NAME(TEXT, OPTIONAL, "371, vendor elements", ""),
    APP_ID(TEXT, OPTIONAL, "95", "engine:selector"),
    APP_NAME(TEXT, OPTIONAL, "96, options, vendor elements", ""),
    HTTP_HOST(TEXT, OPTIONAL, "460, vendor elements", ""),
    FLOW_END_REASON(SMALLINT, OPTIONAL, "136", "1 idle, 2 active, 3 end, 4 forced, 5 no resources"),
    FLOW_ID(BIGINT, OPTIONAL, "148", ""),
    EXPORT_VERSION(
            SMALLINT,
            REQUIRED,
            "header",
            "5, 9, 10, 105 sFlow v5, 201 text import, 202 CSV import, 203 metered packets"),
    EXPORT_SEQUENCE(BIGINT, OPTIONAL, "header", ""),
    TEMPLATE_ID(INTEGER, OPTIONAL, "header", "");

    /**
     * Whether a row always has a value, may have one, or has one that is computed when it is read.
     */
    public enum Presence {
        /** Stored, never NULL. */
        REQUIRED,
        /** Stored, NULL where the exporter said nothing. */
        OPTIONAL,
        /** Not stored: computed from other columns. Never NULL. */
        DERIVED
    }

    private static final List<FlowColumn> STORED =
            Stream.of(values()).filter(FlowColumn::isStored).toList();

    private final String sqlName = name().toLowerCase(Locale.ROOT);
    private final ColumnType type;
    private final Presence presence;
    private final String source;
    private final String meaning;

    FlowColumn(ColumnType type, Presence presence, String source, String meaning) {
        this.type = type;
        this.presence = presence;
        this.source = source;
        this.meaning = meaning;
    }

    /** All columns that are in the Parquet files, in file order. */
    public static List<FlowColumn> stored() {
        return STORED;
    }

    /** The column's name in SQL and in Parquet: the constant's name in lower case. */
    public String sqlName() {
        return sqlName;
    }

    /** What a value is. */
    public ColumnType type() {
        return type;
    }

    /** Required, optional or derived. */
    public Presence presence() {
        return presence;
    }

    /** Whether the Parquet files hold this column. */
    public boolean isStored() {
        return presence != DERIVED;
    }

    /** Whether a row may have NULL here. */
    public boolean isNullable() {
        return presence == OPTIONAL;
    }

    /** The IPFIX elements or protocol fields that fill this column. */
    public String source() {
        return source;
    }

    /**
     * What the column means, for the documentation and for JDBC remarks; empty where the name says
     * it all.
     */
    public String meaning() {
        return meaning;
    }
}
