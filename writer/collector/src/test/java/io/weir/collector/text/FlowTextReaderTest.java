package io.weir.collector.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.udfs.address.Addresses;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowTextReaderTest {
    private static final String HEADER =
            "SrcIf         SrcIPaddress    DstIf         DstIPaddress    Pr SrcP DstP  Pkts\n";

    static final String CISCO =
            """
            edge1#show ip cache flow
            IP packet size distribution (1103746 total packets):
               1-32   64   96  128  160  192  224  256  288  320  352  384  416  448  480
               .249 .694 .000 .000 .000 .000 .000 .000 .000 .000 .000 .000 .000 .000 .000

                512  544  576 1024 1536 2048 2560 3072 3584 4096 4608
               .000 .000 .027 .000 .027 .000 .000 .000 .000 .000 .000

            IP Flow Switching Cache, 278544 bytes
              7 active, 4089 inactive, 980 added
              2921778 ager polls, 0 flow alloc failures
              Active flows timeout in 30 minutes
              Inactive flows timeout in 15 seconds
              last clearing of statistics never
            Protocol         Total    Flows   Packets Bytes  Packets Active(Sec) Idle(Sec)
            --------         Flows     /Sec     /Flow  /Pkt     /Sec     /Flow     /Flow
            TCP-WWW            108      0.0      1133    40      2.4    1799.6       0.9
            UDP-DNS            112      0.0         1    28      0.0       0.0      15.7
            Total:             220      0.0       618    40      2.4     883.4       8.4

            SrcIf         SrcIPaddress    DstIf         DstIPaddress    Pr SrcP DstP  Pkts
            Gi0/0         192.0.2.10      Gi0/1         198.51.100.80   06 C350 0050   45K
            Gi0/1         198.51.100.80   Gi0/0*        192.0.2.10      06 0050 C350     1M
            Gi0/0         192.0.2.10      Gi0/1         203.0.113.53    11 E1A0 0035     1
            Gi0/0         192.0.2.11      Gi0/1         198.51.100.80   01 0000 0800   339
            Gi0/0         192.0.2.12      Null          198.51.100.81   01 0000 0303     2
            Gi0/1         198.51.100.90   Local         192.0.2.1       59 0000 0000   500
            Gi0/0         123.456.123.14  Gi0/1         198.51.100.80   06 C351 0050     3
            Gi0/0         10.x.x.1        Gi0/1         198.51.100.80   06 C352 0050     3
            edge1#
            """;

    private static final String FLOWCTL =
            """
            SrcIf         SrcIPaddress    DstIf         DstIPaddress    Pr SrcP DstP  Pkts
            em0           192.0.2.10      em1           198.51.100.80    6 c350 0050     12
            em1           198.51.100.80   em0           192.0.2.10       6 0050 c350  45123
            em0           192.0.2.10      (null)        203.0.113.53    17 e1a0 0035      1
            em0           192.0.2.11      em1           198.51.100.80    1 0000 0000      4
            em0           192.0.2.12      em1           198.51.100.80   47 0000 0000      9
            SrcIf         SrcIPaddress    DstIf         DstIPaddress    Pr SrcP DstP  Pkts
            em0           192.0.2.13      em1           198.51.100.80   11 0000 0000      2
            SrcIf         SrcIPaddress                   DstIf         DstIPaddress                   Pr SrcP DstP  Pkts
            em0           2001:db8:0:1::10               em1           2001:db8:ffff:ffff:ffff:ffff:ffff:fffe  6 c001 01bb     77
            em0           fe80::1                        em0           ff02::1                        58 0000 8600      3
            """;

    private static final String HUMAN =
            """
            SrcIf         SrcIPaddress    DstIf         DstIPaddress    Proto  SrcPort  DstPort     Pkts
            re2           192.0.2.112     re0           198.51.100.129      6    53628      443       16
            re2           192.0.2.112     re0           198.51.100.95      17    29403      443        9
            SrcIf         SrcIPaddress                         DstIf         DstIPaddress                         Proto  SrcPort  DstPort     Pkts
            re2           2001:db8::112                        re0           2001:db8:1::53                          17    40000       53        2
            """;

    private long refused;
    private String firstRefused = "";

    @Test
    void ciscoTablesAreReadInHexadecimal() throws Exception {
        assertThat(rows(CISCO, FlowTextForm.CISCO))
                .containsExactly(
                        "Gi0/0 192.0.2.10 50000 > Gi0/1 198.51.100.80 80 proto 6 icmp - packets 45000 direction -",
                        "Gi0/1 198.51.100.80 80 > Gi0/0 192.0.2.10 50000 proto 6 icmp - packets 1000000 direction 1",
                        "Gi0/0 192.0.2.10 57760 > Gi0/1 203.0.113.53 53 proto 17 icmp - packets 1 direction -",
                        "Gi0/0 192.0.2.11 0 > Gi0/1 198.51.100.80 0 proto 1 icmp 8.0 packets 339 direction -",
                        "Gi0/0 192.0.2.12 0 > Null 198.51.100.81 0 proto 1 icmp 3.3 packets 2 direction -",
                        "Gi0/1 198.51.100.90 0 > Local 192.0.2.1 0 proto 89 icmp - packets 500 direction -");
    }

    @Test
    void maskedAddressesAreRefusedCountedAndTheFirstIsShown() throws Exception {
        rows(CISCO, FlowTextForm.CISCO);
        assertThat(refused).isEqualTo(2);
        assertThat(firstRefused)
                .startsWith("line 28: source '123.456.123.14' is not an IP address: ")
                .endsWith(
                        ": Gi0/0         123.456.123.14  Gi0/1         198.51.100.80   06 C351 0050     3");
    }

    @Test
    void flowctlTablesHaveDecimalProtocolsAndHexadecimalPorts() throws Exception {
        assertThat(rows(FLOWCTL, FlowTextForm.FLOWCTL))
                .containsExactly(
                        "em0 192.0.2.10 50000 > em1 198.51.100.80 80 proto 6 icmp - packets 12 direction -",
                        "em1 198.51.100.80 80 > em0 192.0.2.10 50000 proto 6 icmp - packets 45123 direction -",
                        "em0 192.0.2.10 57760 > null 203.0.113.53 53 proto 17 icmp - packets 1 direction -",
                        "em0 192.0.2.11 0 > em1 198.51.100.80 0 proto 1 icmp - packets 4 direction -",
                        "em0 192.0.2.12 0 > em1 198.51.100.80 0 proto 47 icmp - packets 9 direction -",
                        "em0 192.0.2.13 0 > em1 198.51.100.80 0 proto 11 icmp - packets 2 direction -",
                        "em0 2001:db8:0:1::10 49153 > em1 2001:db8:ffff:ffff:ffff:ffff:ffff:fffe 443 proto 6 icmp - packets 77 direction -",
                        "em0 fe80::1 0 > em0 ff02::1 0 proto 58 icmp 134.0 packets 3 direction -");
        assertThat(refused).isZero();
    }

    @Test
    void humanTablesAreDecimal() throws Exception {
        assertThat(rows(HUMAN, FlowTextForm.FLOWCTL))
                .containsExactly(
                        "re2 192.0.2.112 53628 > re0 198.51.100.129 443 proto 6 icmp - packets 16 direction -",
                        "re2 192.0.2.112 29403 > re0 198.51.100.95 443 proto 17 icmp - packets 9 direction -",
                        "re2 2001:db8::112 40000 > re0 2001:db8:1::53 53 proto 17 icmp - packets 2 direction -");
    }

    @Test
    void timesAreGivenAndBytesAreUnknown() throws Exception {
        FlowBatch batch = read(HUMAN, FlowTextForm.FLOWCTL);
        assertThat(batch.getLong(FlowColumn.START_TIME, 2)).isEqualTo(1_770_109_200_000L);
        assertThat(batch.getLong(FlowColumn.END_TIME, 2)).isEqualTo(1_770_109_200_000L);
        assertThat(batch.getLong(FlowColumn.RECEIVED_TIME, 2)).isEqualTo(1_770_109_200_000L);
        assertThat(batch.getLong(FlowColumn.TIME_QUALITY, 2)).isEqualTo(3);
        assertThat(batch.getLong(FlowColumn.EXPORT_VERSION, 2)).isEqualTo(201);
        assertThat(batch.getLong(FlowColumn.IP_VERSION, 1)).isEqualTo(4);
        assertThat(batch.getLong(FlowColumn.IP_VERSION, 2)).isEqualTo(6);
        assertThat(batch.getText(FlowColumn.SENSOR, 2)).isEqualTo("labelled");
        List.of(
                        FlowColumn.BYTES,
                        FlowColumn.SAMPLING_RATE,
                        FlowColumn.EXPORT_TIME,
                        FlowColumn.EXPORTER_ADDR,
                        FlowColumn.TCP_FLAGS,
                        FlowColumn.IN_IF,
                        FlowColumn.PACKETS_RAW)
                .forEach(column -> assertThat(batch.hasColumn(column)).as("%s", column).isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "Gi0/0 192.0.2.1 Gi0/1 192.0.2.2 06 0050 C350, 'expected 8 columns'",
        "Gi0/0 192.0.2.1 Gi0/1 192.0.2.2 06 0050 C350 7 8, 'expected 8 columns'",
        "Gi0/0 192.0.2.1 Gi0/1 192.0.2 06 0050 C350 7, 'destination ''192.0.2'' is not an IP address'",
        "Gi0/0 192.0.2.1 Gi0/1 2001:db8::1 06 0050 C350 7, 'expected two addresses of one family'",
        "Gi0/0 192.0.2.1 Gi0/1 192.0.2.2 103 0050 C350 7, 'protocol ''103'': expected a hexadecimal number up to ff'",
        "Gi0/0 192.0.2.1 Gi0/1 192.0.2.2 TCP 0050 C350 7, 'protocol ''TCP'': expected a hexadecimal number up to ff'",
        "Gi0/0 192.0.2.1 Gi0/1 192.0.2.2 06 10000 C350 7, 'source port ''10000'': expected a hexadecimal number up to ffff'",
        "Gi0/0 192.0.2.1 Gi0/1 192.0.2.2 06 0050 -350 7, 'destination port ''-350'': expected a hexadecimal number up to ffff'",
        "Gi0/0 192.0.2.1 Gi0/1 192.0.2.2 06 0050 C350 7X, 'packets ''7X'': expected a number such as 7, 45K or 1M'",
        "Gi0/0 192.0.2.1 Gi0/1 192.0.2.2 06 0050 C350 K, 'packets ''K'': expected a number such as 7, 45K or 1M'"
    })
    void linesThatAreNoRowsAreRefusedWithTheReason(String line, String reason) throws Exception {
        assertThat(rows(HEADER + line + "\n", FlowTextForm.CISCO)).isEmpty();
        assertThat(refused).isEqualTo(1);
        assertThat(firstRefused).startsWith("line 2: ").contains(reason).endsWith(": " + line);
    }

    @Test
    void flowctlNeverRoundsPackets() throws Exception {
        rows(HEADER + "em0 192.0.2.1 em1 192.0.2.2 6 0050 c350 45K", FlowTextForm.FLOWCTL);
        assertThat(firstRefused).contains("packets '45K': expected a decimal number");
    }

    @Test
    void numbersAboveTheirRangeAreRefusedInHumanTables() throws Exception {
        String header = HUMAN.substring(0, HUMAN.indexOf('\n') + 1);
        rows(header + "em0 192.0.2.1 em1 192.0.2.2 6 65536 80 1", FlowTextForm.FLOWCTL);
        assertThat(firstRefused)
                .contains("source port '65536': expected a decimal number up to 65535");
        rows(header + "em0 192.0.2.1 em1 192.0.2.2 256 80 80 1", FlowTextForm.FLOWCTL);
        assertThat(firstRefused).contains("protocol '256': expected a decimal number up to 255");
    }

    @Test
    void aTableEndsAtAPromptAndAtTheNextStatistics() throws Exception {
        String row = "Gi0/0 192.0.2.1 Gi0/1 192.0.2.2 06 0050 C350 7\n";
        String text =
                HEADER + row + "edge1#show clock\n*13:00:00.000 UTC\n" + row + CISCO + HEADER + row;
        assertThat(rows(text, FlowTextForm.CISCO)).hasSize(8);
        assertThat(refused).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edge1#",
                "edge1>show clock",
                "edge1(config-if)# exit",
                "root@fw:~ # uptime",
                "[op@fw ~]$ uptime"
            })
    void promptsEndATable(String prompt) throws Exception {
        rows(HEADER + prompt + "\nsomething else\n", FlowTextForm.CISCO);
        assertThat(refused).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gi0/0 10.1.1.# Gi0/1 192.0.2.2 06 C350 0050 3",
                "Gi0/0 ###.###.1.1 Gi0/1 192.0.2.2 06 C350 0050 3",
                "Gi#/# 10.1.1.1 Gi0/1 $$$ 06 C350 0050 3",
                "[output omitted]"
            })
    void maskedLinesDoNotEndATable(String line) throws Exception {
        String row = "Gi0/0 192.0.2.1 Gi0/1 192.0.2.2 06 0050 C350 7\n";
        assertThat(rows(HEADER + line + "\n" + row, FlowTextForm.CISCO)).hasSize(1);
        assertThat(refused).isEqualTo(1);
    }

    @Test
    void ciscoIcmpInTheSourcePortIsCodeThenType() throws Exception {
        assertThat(
                        rows(
                                HEADER + "Gi0/0 192.0.2.1 Gi0/1 192.0.2.2 01 0103 0000 7",
                                FlowTextForm.CISCO))
                .containsExactly(
                        "Gi0/0 192.0.2.1 0 > Gi0/1 192.0.2.2 0 proto 1 icmp 3.1 packets 7 direction -");
    }

    @Test
    void pagersLineEndsAndByteOrderMarksDoNotMatter() throws Exception {
        String text =
                HEADER
                        + " --More-- \b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\bGi0/0 192.0.2.1 Gi0/1"
                        + " 192.0.2.2 06 0050 C350 7\r\n"
                        + "\u001b[KGi0/0 192.0.2.1 Gi0/1 192.0.2.2 06 0050 C350 8\r\n";
        assertThat(rows(text, FlowTextForm.CISCO)).hasSize(2);
        assertThat(read(("\ufeff" + text).getBytes(StandardCharsets.UTF_8)).rows()).isEqualTo(2);
        assertThat(read(("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE)).rows()).isEqualTo(2);
        assertThat(read(("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE)).rows()).isEqualTo(2);
    }

    @Test
    void aLineWithoutAnEndIsCutAndRefused() throws Exception {
        rows(HEADER + "x".repeat(1_000_000), FlowTextForm.CISCO);
        assertThat(firstRefused).hasSizeLessThan(5000).contains("expected 8 columns");
    }

    private List<String> rows(String text, FlowTextForm form) throws IOException {
        FlowBatch batch = read(text, form);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            rows.add(describe(batch, row));
        }
        return rows;
    }

    private FlowBatch read(byte[] text) throws IOException {
        return read(text, FlowTextForm.CISCO);
    }

    private FlowBatch read(String text, FlowTextForm form) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), form);
    }

    private FlowBatch read(byte[] text, FlowTextForm form) throws IOException {
        FlowTextReader reader =
                new FlowTextReader(
                        new ByteArrayInputStream(text),
                        form,
                        1_770_109_200_000L,
                        (batch, row, port) -> batch.setText(FlowColumn.SENSOR, row, "labelled"));
        FlowBatch batch = new FlowBatch(64);
        int rows = 0;
        while (reader.next(batch)) {
            rows++;
        }
        assertThat(batch.rows()).isEqualTo(rows);
        refused = reader.refused();
        firstRefused = String.valueOf(reader.firstRefused());
        return batch;
    }

    private static String describe(FlowBatch batch, int row) {
        return "%s %s %d > %s %s %d proto %d icmp %s packets %d direction %s"
                .formatted(
                        batch.getText(FlowColumn.IN_IF_NAME, row),
                        address(batch, FlowColumn.SRC_ADDR, row),
                        batch.getLong(FlowColumn.SRC_PORT, row),
                        batch.getText(FlowColumn.OUT_IF_NAME, row),
                        address(batch, FlowColumn.DST_ADDR, row),
                        batch.getLong(FlowColumn.DST_PORT, row),
                        batch.getLong(FlowColumn.PROTOCOL, row),
                        batch.isPresent(FlowColumn.ICMP_TYPE, row)
                                ? batch.getLong(FlowColumn.ICMP_TYPE, row)
                                        + "."
                                        + batch.getLong(FlowColumn.ICMP_CODE, row)
                                : "-",
                        batch.getLong(FlowColumn.PACKETS, row),
                        batch.isPresent(FlowColumn.DIRECTION, row)
                                ? batch.getLong(FlowColumn.DIRECTION, row)
                                : "-");
    }

    private static String address(FlowBatch batch, FlowColumn column, int row) {
        return Addresses.format(batch.getHigh(column, row), batch.getLong(column, row));
    }
}
