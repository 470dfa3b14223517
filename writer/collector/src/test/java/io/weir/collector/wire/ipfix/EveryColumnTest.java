package io.weir.collector.wire.ipfix;

import static io.weir.collector.wire.ipfix.ExportBytes.hex;
import static io.weir.collector.wire.ipfix.ExportBytes.ipfix;
import static io.weir.collector.wire.ipfix.ExportBytes.netFlow9;
import static io.weir.collector.wire.ipfix.ExportBytes.set;
import static io.weir.collector.wire.ipfix.ExportBytes.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.DecodeResult.Decoded;
import io.weir.format.FlowColumn;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * One record for each column that has an element of its own: the element's octets, as the registry
 * of IANA has its type, are in the column. NetFlow v9 has the same numbers.
 */
class EveryColumnTest {
    /** Column, element, octets, value. */
    private static final String ELEMENTS =
            """
            end_time 153 000001a203577cf8 1795352395000
            src_addr 8 0a000001 10.0.0.1
            src_addr 27 20010db8000000000000000000000001 2001:db8::1
            dst_addr 12 0a000002 10.0.0.2
            dst_addr 28 20010db8000000000000000000000002 2001:db8::2
            ip_version 60 06 6
            src_port 7 01bb 443
            dst_port 11 d431 54321
            protocol 4 84 132
            bytes 1 0000000100000001 4294967297
            bytes 85 00000005 5
            packets 2 00000007 7
            flow_count 3 00000003 3
            post_bytes 23 00000400 1024
            post_packets 24 00000004 4
            rev_bytes 29305/1 00000200 512
            rev_packets 29305/2 00000002 2
            frame_bytes 312 05ee 1518
            tcp_flags 6 12 18
            initial_tcp_flags 6871/14 02 2
            session_tcp_flags 6871/15 18 24
            rev_tcp_flags 29305/6 14 20
            tos 5 b8 184
            tos 195 2e 184
            post_tos 55 48 72
            post_tos 98 12 72
            min_ttl 52 3f 63
            max_ttl 53 40 64
            flow_label 31 000fffff 1048575
            fragment_offset 88 05c8 1480
            fragment_id 54 0000beef 48879
            exporter_addr 130 c0000263 192.0.2.99
            observation_domain_id 149 0000002a 42
            in_if 10 00000011 17
            out_if 14 00000012 18
            in_phys_if 252 00000013 19
            out_phys_if 253 00000014 20
            in_if_name 82 657468302f31 eth0/1
            direction 61 01 1
            in_vrf 234 00000015 21
            out_vrf 235 00000016 22
            in_vrf_name 236 626c7565 blue
            next_hop 15 c0000201 192.0.2.1
            bgp_next_hop 18 c0000202 192.0.2.2
            src_as 16 fffffff0 4294967280
            dst_as 17 fc00 64512
            prev_as 129 0000fde9 65001
            next_as 128 0000fdea 65002
            src_mask 9 18 24
            dst_mask 30 40 64
            forwarding_status 89 40 64
            src_mac 56 0200005e1001 02:00:00:5e:10:01
            dst_mac 80 0200005e1002 02:00:00:5e:10:02
            post_src_mac 81 0200005e1003 02:00:00:5e:10:03
            post_dst_mac 57 0200005e1004 02:00:00:5e:10:04
            vlan_id 58 0064 100
            post_vlan_id 59 00c8 200
            customer_vlan_id 245 012c 300
            ether_type 256 86dd 34525
            l2_segment_id 351 0100000000001388 72057594037932936
            mpls_rd 90 0000fde800000064 0000fde800000064
            nat_src_addr 225 cb007101 203.0.113.1
            nat_dst_addr 226 cb007102 203.0.113.2
            nat_src_port 227 0400 1024
            nat_dst_port 228 0401 1025
            nat_event 230 01 1
            firewall_event 233 02 2
            user_name 371 616c696365 alice
            app_name 96 646e73 dns
            http_host 460 7765622e6578616d706c65 web.example
            flow_end_reason 136 03 3
            flow_id 148 00000000000f4240 1000000
            """;

    /**
     * From a message's header, its reception, several elements together, structure within an
     * element, the configuration, or a protocol other than these; other tests have them.
     */
    private static final Set<FlowColumn> OTHERWISE =
            EnumSet.of(
                    FlowColumn.START_TIME,
                    FlowColumn.DURATION_MS,
                    FlowColumn.RECEIVED_TIME,
                    FlowColumn.EXPORT_TIME,
                    FlowColumn.START_NS,
                    FlowColumn.END_NS,
                    FlowColumn.TIME_QUALITY,
                    FlowColumn.ICMP_TYPE,
                    FlowColumn.ICMP_CODE,
                    FlowColumn.BYTES_RAW,
                    FlowColumn.PACKETS_RAW,
                    FlowColumn.SAMPLING_RATE,
                    FlowColumn.SAMPLING_SOURCE,
                    FlowColumn.SENSOR,
                    FlowColumn.SENSOR_CLASS,
                    FlowColumn.FLOW_TYPE,
                    FlowColumn.OUT_IF_NAME,
                    FlowColumn.AS_PATH,
                    FlowColumn.MPLS_LABELS,
                    FlowColumn.ACL_IDS,
                    FlowColumn.APP_ID,
                    FlowColumn.EXPORT_VERSION,
                    FlowColumn.EXPORT_SEQUENCE,
                    FlowColumn.TEMPLATE_ID);

    @Test
    void anElementIsInItsColumn() {
        ELEMENTS.lines().forEach(EveryColumnTest::assertFilled);
    }

    @Test
    void noColumnIsForgotten() {
        Set<FlowColumn> columns = EnumSet.copyOf(OTHERWISE);
        ELEMENTS.lines().map(line -> column(line.split(" ")[0])).forEach(columns::add);
        assertThat(columns).containsExactly(FlowColumn.values());
    }

    /** The octets are in a template of IPFIX and, unless an enterprise's, in one of NetFlow v9. */
    private static void assertFilled(String line) {
        String[] parts = line.split(" ");
        byte[] octets = hex(parts[2]);
        // an interface, so that every record is one of a flow
        String element = parts[1] + ":" + octets.length;
        boolean isInterface = parts[1].equals("10");
        String fields = isInterface ? element : element + " 10:2";
        byte[] padding = isInterface ? new byte[0] : hex("0001");
        TestDecoder ipfix = new TestDecoder();
        assertThat(
                        ipfix.decode(
                                ipfix(
                                        0,
                                        0,
                                        set(2, template(256, fields)),
                                        set(256, octets, padding))))
                .as(line)
                .isEqualTo(new Decoded(1));
        assertThat(String.valueOf(ipfix.value(column(parts[0])))).as(line).isEqualTo(parts[3]);
        if (!parts[1].contains("/")) {
            TestDecoder netFlow9 = new TestDecoder();
            netFlow9.decode(
                    netFlow9(0, 0, set(0, template(256, fields)), set(256, octets, padding)));
            assertThat(String.valueOf(netFlow9.value(column(parts[0]))))
                    .as(line)
                    .isEqualTo(parts[3]);
        }
    }

    private static FlowColumn column(String name) {
        return Arrays.stream(FlowColumn.values())
                .filter(column -> column.sqlName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
