package io.weir.collector.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.udfs.address.Addresses;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowTableReaderTest {
    private static final long AT = 1_795_352_400_000L;

    /** As nfdump 1.7.1 prints it. */
    private static final String NFDUMP_1_7_1 =
            """
            ts,te,td,sa,da,sp,dp,pr,flg,fwd,stos,ipkt,ibyt,opkt,obyt,in,out,sas,das,smk,dmk,dtos,dir,nh,nhb,svln,dvln,ismc,odmc,idmc,osmc,mpls1,mpls2,mpls3,mpls4,mpls5,mpls6,mpls7,mpls8,mpls9,mpls10,cl,sl,al,ra,eng,exid,tr
            2026-02-03 10:25:28,2026-02-03 10:25:29,0.350,10.9.5.1,10.9.5.2,49601,102,TCP,...AP.SF,0,8,5,239,0,0,3,4,64500,64501,24,16,0,1,192.0.2.1,0.0.0.0,100,0,00:1B:2c:3d:4e:5f,00:00:00:00:00:00,00:00:00:00:00:00,00:00:00:00:00:00,16001-0-0,24002-0-1,0-0-0,0-0-0,0-0-0,0-0-0,0-0-0,0-0-0,0-0-0,0-0-0,    0.000,    0.000,    0.000,127.0.0.1,0/0,1,2026-11-25 15:41:20.918
            2026-02-03 09:02:58,2026-02-03 09:03:03,4.377,fe80::211:25ff:fe82:95b5,ff02::1:ff82:95b5,0,34560,ICMP6,........,0,0,2,168,7,700,0,0,0,0,0,0,0,1,0.0.0.0,0.0.0.0,0,0,00:00:00:00:00:00,00:00:00:00:00:00,00:00:00:00:00:00,00:00:00:00:00:00,0-0-0,0-0-0,0-0-0,0-0-0,0-0-0,0-0-0,0-0-0,0-0-0,0-0-0,0-0-0,    0.000,    0.000,    0.000,127.0.0.1,0/0,1,2026-11-25 15:41:20.778
            Summary
            flows,bytes,packets,avg_bps,avg_pps,avg_bpp
            2,407,7,1113,0,158
            """;

    /** As nfdump 1.7.8 prints it. */
    private static final String NFDUMP_1_7_8 =
            """
            firstSeen,duration,proto,srcAddr,srcPort,dstAddr,dstPort,packets,bytes,flows
            2026-02-03 09:02:26.138,985.554,17,192.168.0.13,47808,192.168.0.255,47808,17,822,1
            2026-02-03 09:04:20.001,0.000,1,10.10.10.2,0,10.10.10.1,8.0,1,84,3
            """;

    /** The example of rwcut's manual page, unwrapped. */
    private static final String RWCUT =
            """
                        sIP|            dIP|sPort|dPort|pro|   packets|     bytes|    flags|                  sTime| duration|                  eTime|senso|
                10.30.30.31|    10.70.70.71|   80|36761|  6|         7|      3227|FS PA    |2003/01/01T00:00:14.625|    3.959|2003/01/01T00:00:18.584|EDGE1|
            """;

    private final FlowBatch rows = new FlowBatch(64);

    @Test
    void nfdumpsLongFormGivesEveryFieldThatItHas() throws Exception {
        FlowTableReader reader = read(NFDUMP_1_7_1);
        assertThat(reader.form()).isEqualTo(FlowTableForm.NFDUMP);
        assertThat(rows.rows()).isEqualTo(2);
        assertThat(reader.refused()).isZero();
        assertThat(reader.unknownColumns()).isEmpty();
        assertThat(time(FlowColumn.START_TIME, 0)).isEqualTo("2026-02-03T10:25:28Z");
        assertThat(time(FlowColumn.END_TIME, 0)).isEqualTo("2026-02-03T10:25:28.350Z");
        assertThat(time(FlowColumn.RECEIVED_TIME, 0)).isEqualTo("2026-11-25T15:41:20.918Z");
        assertThat(address(FlowColumn.SRC_ADDR, 0)).isEqualTo("10.9.5.1");
        assertThat(address(FlowColumn.NEXT_HOP, 0)).isEqualTo("192.0.2.1");
        assertThat(address(FlowColumn.EXPORTER_ADDR, 0)).isEqualTo("127.0.0.1");
        assertThat(longs(0, FlowColumn.SRC_PORT, FlowColumn.DST_PORT, FlowColumn.PROTOCOL))
                .containsExactly(49_601, 102, 6);
        assertThat(longs(0, FlowColumn.TCP_FLAGS, FlowColumn.TOS, FlowColumn.PACKETS))
                .containsExactly(0x1b, 8, 5);
        assertThat(longs(0, FlowColumn.BYTES, FlowColumn.IN_IF, FlowColumn.OUT_IF))
                .containsExactly(239, 3, 4);
        assertThat(longs(0, FlowColumn.SRC_AS, FlowColumn.DST_AS, FlowColumn.SRC_MASK))
                .containsExactly(64_500, 64_501, 24);
        assertThat(longs(0, FlowColumn.VLAN_ID, FlowColumn.DIRECTION, FlowColumn.IP_VERSION))
                .containsExactly(100, 1, 4);
        assertThat(rows.getText(FlowColumn.SRC_MAC, 0)).isEqualTo("00:1b:2c:3d:4e:5f");
        assertThat(rows.getText(FlowColumn.MPLS_LABELS, 0)).isEqualTo("16001 24002");
        assertThat(rows.getLong(FlowColumn.EXPORT_VERSION, 0)).isEqualTo(202);
    }

    @Test
    void whatNfdumpPrintsAsZeroForWantOfAValueIsNull() throws Exception {
        read(NFDUMP_1_7_1);
        assertThat(rows.isPresent(FlowColumn.REV_BYTES, 0)).isFalse();
        assertThat(rows.isPresent(FlowColumn.BGP_NEXT_HOP, 0)).isFalse();
        assertThat(rows.isPresent(FlowColumn.POST_VLAN_ID, 0)).isFalse();
        assertThat(rows.isPresent(FlowColumn.DST_MAC, 0)).isFalse();
        assertThat(rows.isPresent(FlowColumn.NEXT_HOP, 1)).isFalse();
        assertThat(rows.isPresent(FlowColumn.MPLS_LABELS, 1)).isFalse();
        assertThat(rows.isPresent(FlowColumn.TCP_FLAGS, 1)).isFalse();
        assertThat(longs(1, FlowColumn.REV_PACKETS, FlowColumn.REV_BYTES)).containsExactly(7, 700);
    }

    @Test
    void icmpTypeAndCodeComeFromTheDestinationPort() throws Exception {
        read(NFDUMP_1_7_1);
        assertThat(longs(1, FlowColumn.ICMP_TYPE, FlowColumn.ICMP_CODE)).containsExactly(135, 0);
        assertThat(longs(1, FlowColumn.DST_PORT, FlowColumn.PROTOCOL)).containsExactly(0, 58);
    }

    @Test
    void nfdumpsShortFormKeepsMilliseconds() throws Exception {
        read(NFDUMP_1_7_8);
        assertThat(time(FlowColumn.START_TIME, 0)).isEqualTo("2026-02-03T09:02:26.138Z");
        assertThat(time(FlowColumn.END_TIME, 0)).isEqualTo("2026-02-03T09:18:51.692Z");
        assertThat(time(FlowColumn.RECEIVED_TIME, 0)).isEqualTo("2026-11-22T13:00:00Z");
        assertThat(rows.isPresent(FlowColumn.FLOW_COUNT, 0)).isFalse();
        assertThat(longs(1, FlowColumn.ICMP_TYPE, FlowColumn.ICMP_CODE, FlowColumn.FLOW_COUNT))
                .containsExactly(8, 0, 3);
    }

    @Test
    void rwcutsNamesMayBeCutToTheWidthOfTheirColumns() throws Exception {
        FlowTableReader reader = read(RWCUT);
        assertThat(reader.form()).isEqualTo(FlowTableForm.RWCUT);
        assertThat(reader.firstRefused()).isNull();
        assertThat(rows.rows()).isEqualTo(1);
        assertThat(address(FlowColumn.SRC_ADDR, 0)).isEqualTo("10.30.30.31");
        assertThat(longs(0, FlowColumn.SRC_PORT, FlowColumn.DST_PORT, FlowColumn.PROTOCOL))
                .containsExactly(80, 36_761, 6);
        assertThat(longs(0, FlowColumn.PACKETS, FlowColumn.BYTES, FlowColumn.TCP_FLAGS))
                .containsExactly(7, 3227, 0x1b);
        assertThat(time(FlowColumn.START_TIME, 0)).isEqualTo("2003-01-01T00:00:14.625Z");
        assertThat(time(FlowColumn.END_TIME, 0)).isEqualTo("2003-01-01T00:00:18.584Z");
        assertThat(rows.getText(FlowColumn.SENSOR, 0)).isEqualTo("EDGE1");
        assertThat(rows.getText(FlowColumn.FLOW_TYPE, 0)).isEqualTo("labelled");
    }

    @Test
    void rwcutsOtherFormsAreReadToo() throws Exception {
        read(
                """
                sTime,eTime,sIP,dIP,pro,iType,iCode,type,class,in,out,nhIP,initialF,sessionF,attribut
                1041379214.625,1041379218.584,010.030.030.031,10.70.70.71,1,3,13,innull,all,5,0,0.0.0.0,,,T
                """);
        assertThat(rows.rows()).isEqualTo(1);
        assertThat(time(FlowColumn.START_TIME, 0)).isEqualTo("2003-01-01T00:00:14.625Z");
        assertThat(address(FlowColumn.SRC_ADDR, 0)).isEqualTo("10.30.30.31");
        assertThat(longs(0, FlowColumn.ICMP_TYPE, FlowColumn.ICMP_CODE, FlowColumn.IN_IF))
                .containsExactly(3, 13, 5);
        assertThat(rows.getText(FlowColumn.FLOW_TYPE, 0)).isEqualTo("innull");
        assertThat(rows.isPresent(FlowColumn.NEXT_HOP, 0)).isFalse();
        assertThat(rows.isPresent(FlowColumn.INITIAL_TCP_FLAGS, 0)).isFalse();
    }

    @Test
    void aSiteWithoutSilkConfGivesNoSensorAndNoType() throws Exception {
        read("sIP|dIP|sen|cla|typ|\n192.0.2.1|192.0.2.2|  ?|  ?|  0|\n");
        assertThat(rows.getText(FlowColumn.FLOW_TYPE, 0)).isEqualTo("labelled");
        assertThat(rows.getText(FlowColumn.SENSOR, 0)).isNull();
    }

    @Test
    void ourOwnColumnsComeBackAsTheyWere() throws Exception {
        read(
                """
                start_time,duration_ms,end_time,received_time,start_ns,src_addr,dst_addr,protocol,dst_port,bytes,bytes_raw,sampling_rate,rev_bytes,tcp_flags,flow_type,sensor,user_name,export_version,time_quality
                2026-11-22T12:59:59.125Z,1000,2026-11-22T13:00:00.125Z,2026-11-22T13:00:01.000Z,1795352399125000001,2001:db8::1,2001:db8::2,17,53,1000,10,100,0,0,int2int,edge,"a, ""b""
                c",9,1
                2026-11-22T12:59:59.125Z,0,2026-11-22T12:59:59.125Z,2026-11-22T13:00:01.000Z,,,,,0,7,7,,,,other,S0,,105,0
                """);
        assertThat(rows.rows()).isEqualTo(2);
        assertThat(time(FlowColumn.START_TIME, 0)).isEqualTo("2026-11-22T12:59:59.125Z");
        assertThat(time(FlowColumn.RECEIVED_TIME, 0)).isEqualTo("2026-11-22T13:00:01Z");
        assertThat(longs(0, FlowColumn.START_NS)).containsExactly(1_795_352_399_125_000_001L);
        assertThat(longs(0, FlowColumn.BYTES, FlowColumn.BYTES_RAW)).containsExactly(1000, 10);
        assertThat(rows.isPresent(FlowColumn.REV_BYTES, 0)).isTrue();
        assertThat(rows.isPresent(FlowColumn.TCP_FLAGS, 0)).isTrue();
        assertThat(rows.getText(FlowColumn.USER_NAME, 0)).isEqualTo("a, \"b\"\nc");
        assertThat(longs(0, FlowColumn.EXPORT_VERSION, FlowColumn.TIME_QUALITY))
                .containsExactly(9, 1);
        assertThat(rows.isPresent(FlowColumn.SRC_ADDR, 1)).isFalse();
        assertThat(rows.isPresent(FlowColumn.BYTES_RAW, 1)).isFalse();
    }

    @Test
    void timesWithoutAZoneAreOfTheGivenOne() throws Exception {
        read(NFDUMP_1_7_8, ZoneId.of("Europe/Berlin"));
        assertThat(time(FlowColumn.START_TIME, 0)).isEqualTo("2026-02-03T08:02:26.138Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2026-02-03 09:02:26,1.0,17,10.0.0.1,1,10.0.0.2,2,1,1; expected 10 values, got '9'",
                "2026-02-30 09:02:26,1.0,17,10.0.0.1,1,10.0.0.2,2,1,1,1; column firstSeen: expected a time such as",
                "2026-02-03 09:02:26,1.0,17,10.0.0.1,65536,10.0.0.2,2,1,1,1; column srcPort: expected a whole number from 0 to 65535, got '65536'",
                "2026-02-03 09:02:26,1.0,17,10.0.0.256,1,10.0.0.2,2,1,1,1; column srcAddr: '10.0.0.256' is not an IP address",
                "2026-02-03 09:02:26,1.0,XYZ,10.0.0.1,1,10.0.0.2,2,1,1,1; column proto: expected a protocol's number or name such as 6 or TCP, got 'XYZ'",
                "2026-02-03 09:02:26,1.0,17,10.0.0.1,1,2001:db8::1,2,1,1,1; expected two addresses of one family"
            })
    void aLineThatIsNoRowIsRefusedWithItsPlace(String line, String reason) throws Exception {
        String good = NFDUMP_1_7_8.lines().skip(1).findFirst().orElseThrow();
        String header = NFDUMP_1_7_8.lines().findFirst().orElseThrow();
        FlowTableReader reader = read(header + '\n' + good + '\n' + line + '\n' + good + '\n');
        assertThat(rows.rows()).isEqualTo(2);
        assertThat(reader.refused()).isEqualTo(1);
        assertThat(reader.firstRefused())
                .startsWith("line 3")
                .contains(reason)
                .endsWith(": " + line);
    }

    @Test
    void namesThatAreNotKnownAreToldAndTheRestIsRead() throws Exception {
        FlowTableReader reader = read("src_addr,dst_addr,bytes,color\n192.0.2.1,192.0.2.2,5,red\n");
        assertThat(reader.unknownColumns()).containsExactly("color");
        assertThat(rows.getLong(FlowColumn.BYTES, 0)).isEqualTo(5);
        assertThat(rows.getLong(FlowColumn.TIME_QUALITY, 0)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello,world\n1,2\n",
                "ts,te,td,pr,val,fl,flP,ipkt,ipktP,ibyt,ibytP,ipps,ibps,ibpp\n",
                "SrcIf         SrcIPaddress    DstIf         DstIPaddress    Pr SrcP DstP  Pkts\n",
                "sIP\n192.0.2.1\n"
            })
    void otherTextsAreNotTakenForFlowTables(String text) {
        assertThat(FlowTableReader.recognizes(text.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    private FlowTableReader read(String text) throws IOException {
        return read(text, ZoneOffset.UTC);
    }

    private FlowTableReader read(String text, ZoneId zone) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        FlowTableReader reader =
                FlowTableReader.open(
                        new ByteArrayInputStream(bytes),
                        bytes,
                        zone,
                        AT,
                        (batch, row, port) -> batch.setText(FlowColumn.FLOW_TYPE, row, "labelled"));
        while (reader.next(rows)) {
            assertThat(rows.rows()).isPositive();
        }
        return reader;
    }

    private String time(FlowColumn column, int row) {
        return Instant.ofEpochMilli(rows.getLong(column, row)).toString();
    }

    private String address(FlowColumn column, int row) {
        return Addresses.format(rows.getHigh(column, row), rows.getLong(column, row));
    }

    private long[] longs(int row, FlowColumn... columns) {
        long[] values = new long[columns.length];
        for (int i = 0; i < columns.length; i++) {
            values[i] = rows.getLong(columns[i], row);
        }
        return values;
    }
}
