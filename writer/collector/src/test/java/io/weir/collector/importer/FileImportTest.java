package io.weir.collector.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.collector.importer.ImportException.Reason;
import io.weir.collector.text.FlowTextForm;
import io.weir.format.repository.Repository;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileImportTest {
    private static final String DECODED = "this build decodes NetFlow v5, v9, IPFIX and sFlow v5";

    /** Little-endian, microseconds, raw IP. */
    private static final String PCAP = "d4c3b2a1 0200 0400 00000000 00000000 ffff0000 65000000";

    /** 2026-02-03T09:00:00.123456Z, 100 bytes. */
    private static final String PACKET = "10b98169 40e20100 64000000 64000000";

    /** UDP from 192.0.2.1 port 4660 to 198.51.100.2 port 2055 with 72 octets. */
    private static final String UDP =
            "4500 0064 0001 0000 4011 0000 c0000201 c6336402 1234 0807 0050 0000";

    /**
     * NetFlow v5 at 2026-02-03T09:00:00Z and uptime 60 s: a flow of TCP from 10.0.0.1 port 50000 to
     * 203.0.113.80 port 80, 7 packets, 1000 octets, from 08:59:58 to 08:59:59.
     */
    private static final String NETFLOW_5 =
            "0005 0001 0000ea60 6981b910 00000000 00000001 01 02 0000"
                    + "0a000001 cb007150 00000000 0001 0002 00000007 000003e8 0000e290 0000e678"
                    + "c350 0050 00 1b 06 00 0000 0000 18 18 0000";

    /** The capture of one packet as {@code gzip -9n} packs it. */
    private static final String GZIP =
            "1f8b0800000000000203bb7278d3422606160618f8ff9f812115480bec6ccc7478c4c890026483b02b886264607010646038c0c0c478cc388549c884839d210028c90a92799590d9b853006a0c232313030317903ecd5018001161008a30b0333030bf606078348181e159c5e100a06e6936b0b4840403030025c7fc688c000000";

    /** As {@code zstd -19} does. */
    private static final String ZSTD =
            "28b52ffd04683d0300f247171eb06b0d4cb6585b1404ae39bc5bf73073f140ad598d408368228a2656ca144fe9ff03b2dd5e10f7d2f61df0f28fc3ffed7306bff808e1ff3fabc861bc870bbf5d12ca116f82c1b8f5467df8fde5ef70ab4e54cdbff9ef3b384ed4a50502005d1108100772378d7b";

    private static final String HEADER =
            "SrcIf         SrcIPaddress    DstIf         DstIPaddress    Pr SrcP DstP  Pkts\n";
    private static final Instant NOW = Instant.parse("2026-11-22T13:00:00.500Z");

    @TempDir private Path folder;
    private Path repositoryFolder = Path.of("");

    @BeforeEach
    void nameTheRepository() {
        repositoryFolder = folder.resolve("repo");
    }

    @Test
    void aCaptureBecomesRows() throws Exception {
        ImportResult result = importFile(file("a.pcap", PCAP + PACKET + UDP + NETFLOW_5));
        assertThat(result.kind()).isEqualTo("capture");
        assertThat(result.flows()).isEqualTo(1);
        assertThat(result.datagrams()).isEqualTo(1);
        assertThat(result.notes()).isEmpty();
        assertThat(
                        query(
                                "SELECT epoch_ms(start_time), epoch_ms(end_time),"
                                        + " epoch_ms(received_time), hex(src_addr), src_port,"
                                        + " hex(exporter_addr), bytes, packets, export_version,"
                                        + " sensor, flow_type, day, hour FROM flows"))
                .containsExactly(
                        "1770109198000 1770109199000 1770109200123"
                                + " 00000000000000000000FFFF0A000001 50000"
                                + " 00000000000000000000FFFFC0000201 1000 7 5 S0 outweb"
                                + " 2026-02-03 08");
    }

    @ParameterizedTest
    @ValueSource(strings = {GZIP, ZSTD})
    void aPackedFileIsTheSameContentAsThePlainOne(String packed) throws Exception {
        assertThat(importFile(file("packed", packed)).flows()).isEqualTo(1);
        assertThat(query("SELECT src_port, bytes FROM flows")).containsExactly("50000 1000");
        Path plain = file("a.pcap", PCAP + PACKET + UDP + NETFLOW_5);
        assertThatThrownBy(() -> importFile(plain))
                .hasMessageContaining("its content was imported before");
    }

    @ParameterizedTest
    @ValueSource(strings = {GZIP, ZSTD})
    void aPackedFileThatIsCutOffIsNotImported(String packed) throws Exception {
        Path file = file("cut", packed.substring(0, packed.length() - 40));
        assertThatThrownBy(() -> importFile(file))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith(
                        file + ": its compressed data is damaged or cut off after ");
        assertThat(repositoryFolder.resolve("flows/day=2026-02-03")).doesNotExist();
    }

    /** Template 256 (8, 12, 4, 1, 2, 152, 153 and 130) and in the next message one record of it. */
    @Test
    void anIpfixFileBecomesRowsAndItsDamagedEndIsTold() throws Exception {
        String template =
                "000a0038 6981b910 00000000 00000007 00020028 01000008 00080004 000c0004 00040001"
                        + " 00010004 00020004 00980008 00990008 00820004";
        String data =
                "000a0039 6981b911 00000000 00000007 01000029 0a000001 cb007150 11 000003e8 00000007"
                        + " 0000019c225e6bd0 0000019c225e6fb8 c0000209";
        ImportResult result = importFile(file("a.ipfix", template + data + "000a0039 6981"));
        assertThat(result.kind()).isEqualTo("ipfix");
        assertThat(result.notes())
                .containsExactly(
                        "IPFIX file ends in message 3 at byte 113: the file ends within its header;"
                                + " the whole messages before that were read");
        assertThat(
                        query(
                                "SELECT hex(src_addr)[25:], protocol, bytes, packets,"
                                        + " epoch_ms(end_time) - epoch_ms(start_time),"
                                        + " epoch_ms(received_time), hex(exporter_addr)[25:],"
                                        + " export_version FROM flows"))
                .containsExactly("0A000001 17 1000 7 1000 1770109201000 C0000209 10");
    }

    @Test
    void aTableOfNfdumpBecomesRows() throws Exception {
        ImportResult result =
                importFile(
                        text(
                                "nfdump.csv",
                                """
                                firstSeen,duration,proto,srcAddr,srcPort,dstAddr,dstPort,packets,bytes,flows
                                2026-02-03 08:59:58.000,1.000,6,10.0.0.1,50000,203.0.113.80,80,7,1000,1
                                2026-02-03 08:59:58.000,1.000,6,10.0.0.1,x,203.0.113.80,80,7,1000,1
                                """));
        assertThat(result.kind()).isEqualTo("nfdump csv");
        assertThat(result.notes())
                .containsExactly(
                        "1 line refused, the first: line 3, column srcPort: expected a whole number"
                                + " from 0 to 65535, got 'x': 2026-02-03 08:59:58.000,1.000,6,10.0.0.1,x,"
                                + "203.0.113.80,80,7,1000,1");
        assertThat(query("SELECT epoch_ms(end_time), bytes, export_version, flow_type FROM flows"))
                .containsExactly("1770109199000 1000 202 outweb");
    }

    @Test
    void theSameContentIsRefusedUnlessAgain() throws Exception {
        Path file = file("a.pcap", PCAP + PACKET + UDP + NETFLOW_5);
        Path copy = Files.copy(file, folder.resolve("copy.pcap"));
        importFile(file);
        assertThatThrownBy(() -> importFile(copy))
                .isInstanceOfSatisfying(
                        ImportException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.REPEATED))
                .hasMessageStartingWith(copy + ": its content was imported before (SHA-256 ")
                .hasMessageEndingWith("say --again to import it once more");
        assertThat(query("SELECT COUNT(*) FROM flows")).containsExactly("1");
        importFile(copy, new ImportOptions(null, null, ZoneOffset.UTC, true));
        assertThat(query("SELECT COUNT(*) FROM flows")).containsExactly("2");
    }

    @Test
    void datagramsOfOtherProtocolsAreReportedByName() throws Exception {
        String v8 = "0008" + "00".repeat(70);
        String sflow = "00000004" + "00".repeat(68);
        String v7 = "0007" + "00".repeat(70);
        String dns = "a1b2 0100 0001" + "00".repeat(66);
        ImportResult result =
                importFile(
                        file(
                                "mixed.pcap",
                                PCAP + PACKET + UDP + v8 + PACKET + UDP + v8 + PACKET + UDP + sflow
                                        + PACKET + UDP + v7 + PACKET + UDP + dns + PACKET + UDP
                                        + NETFLOW_5));
        assertThat(result.flows()).isEqualTo(1);
        assertThat(result.unsupported()).isEqualTo(4);
        assertThat(result.otherDatagrams()).isEqualTo(1);
        assertThat(result.notes())
                .containsExactly(
                        "1 datagram of NetFlow v7 not imported: " + DECODED,
                        "2 datagrams of NetFlow v8 not imported: " + DECODED,
                        "1 datagram of sFlow v4 not imported: " + DECODED,
                        "1 UDP datagram passed over: no flow export");
    }

    @Test
    void malformedDatagramsAreRefusedAndTheFirstIsShown() throws Exception {
        String bad = NETFLOW_5.replaceFirst("0005 0001", "0005 0002");
        ImportResult result =
                importFile(file("bad.pcap", PCAP + PACKET + UDP + NETFLOW_5 + PACKET + UDP + bad));
        assertThat(result.malformed()).isEqualTo(1);
        assertThat(result.flows()).isEqualTo(1);
        assertThat(result.notes())
                .containsExactly(
                        "1 malformed datagram refused, the first in packet 2: NetFlow v5 datagram"
                                + " of 72 octets, expected 120 for 2 records");
    }

    @Test
    void aTruncatedCaptureGivesWhatIsWholeAndSaysSo() throws Exception {
        byte[] whole = hex(PCAP + PACKET + UDP + NETFLOW_5 + PACKET + UDP + NETFLOW_5 + PACKET);
        Path file = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(whole, 200));
        ImportResult result = importFile(file);
        assertThat(result.flows()).isEqualTo(1);
        assertThat(result.damage())
                .isEqualTo(
                        "capture ends in the middle of packet 2 at byte 140: it needs 116 bytes,"
                                + " 60 are there");
        assertThat(result.notes())
                .containsExactly(result.damage() + "; the whole packets before that were read");
        assertThat(query("SELECT COUNT(*) FROM flows")).containsExactly("1");
    }

    @Test
    void aCaptureWithoutFlowsMakesNoCommit() throws Exception {
        ImportResult result = importFile(file("empty.pcap", PCAP));
        assertThat(result.flows()).isZero();
        assertThat(Repository.open(repositoryFolder).snapshot().generation()).isZero();
        importFile(folder.resolve("empty.pcap"));
    }

    @Test
    void aCaptureOfAnotherLinkTypeIsAnError() throws Exception {
        Path file =
                file(
                        "wifi.pcap",
                        PCAP.replaceFirst("65000000$", "69000000") + PACKET + UDP + NETFLOW_5);
        assertThatThrownBy(() -> importFile(file))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("wifi.pcap: no packet can be read: expected a link type of")
                .hasMessageEndingWith("got [105]");
    }

    @ParameterizedTest
    @CsvSource({
        "'', the file is empty",
        "504b030400000000, a binary file of a kind that is not understood",
        "68656c6c6f0a, a text without a flow table",
        "d4c3b2a10200, 'the pcap file header has 24 bytes, the file ends after 6'",
        "0a0d0d0a1c000000, 'capture ends in the middle of section header'"
    })
    void whatIsNotUnderstoodIsAnErrorThatSaysWhy(String content, String reason) throws Exception {
        Path file = file("what", content);
        assertThatThrownBy(() -> importFile(file))
                .isInstanceOfSatisfying(
                        ImportException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.NOT_UNDERSTOOD))
                .hasMessageStartingWith(file + ": " + reason);
    }

    @Test
    void whatIsUnderstoodIsListed() throws Exception {
        Path file = file("what", "00010203");
        assertThatThrownBy(() -> importFile(file))
                .hasMessageContaining("pcap and pcapng")
                .hasMessageContaining("show ip cache flow")
                .hasMessageContaining("flowctl");
    }

    @Test
    void missingFilesAndFoldersAreErrors() {
        assertThatThrownBy(() -> importFile(folder.resolve("none")))
                .isInstanceOf(ImportException.class)
                .hasMessageEndingWith("none: there is no such file");
        assertThatThrownBy(() -> importFile(folder))
                .isInstanceOf(ImportException.class)
                .hasMessageEndingWith(": expected a file, got a folder");
    }

    @Test
    void aFlowTableHasTheTimeOfItsFile() throws Exception {
        Path file = text("router.txt", HEADER + "Gi0/0 192.0.2.1 Null 10.0.0.9 06 C350 0050 45K\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-03-01T23:59:59.5Z")));
        ImportResult result = importFile(file);
        assertThat(result.kind()).isEqualTo("cisco");
        assertThat(result.flows()).isEqualTo(1);
        assertThat(result.notes())
                .containsExactly(
                        "read as output of cisco; all flows have the time 2026-03-01T23:59:59.500Z");
        assertThat(
                        query(
                                "SELECT epoch_ms(start_time), epoch_ms(end_time),"
                                        + " epoch_ms(received_time), time_quality, bytes, packets,"
                                        + " sampling_rate, in_if_name, out_if_name,"
                                        + " export_version, sensor, sensor_class, flow_type, hour"
                                        + " FROM flows"))
                .containsExactly(
                        "1772409599500 1772409599500 1772409599500 3 null 45000 null Gi0/0 Null"
                                + " 201 S0 all inweb 23");
    }

    @Test
    void aFlowTableHasTheTimeThatIsSaid() throws Exception {
        Path file = text("bsd.txt", HEADER + "em0 2001:db8::1 em1 2001:db8::2 17 e1a0 0035 1\n");
        Instant at = Instant.parse("2026-02-03T09:00:00Z");
        importFile(file, new ImportOptions(FlowTextForm.FLOWCTL, at, ZoneOffset.UTC, false));
        assertThat(
                        query(
                                "SELECT epoch_ms(start_time), hex(src_addr), ip_version, protocol,"
                                        + " src_port, dst_port FROM flows"))
                .containsExactly("1770109200000 20010DB8000000000000000000000001 6 17 57760 53");
    }

    @Test
    void anUnclearTableAsksForItsForm() throws Exception {
        Path file = text("bsd.txt", HEADER + "em0 192.0.2.1 em1 192.0.2.2 17 e1a0 0035 1\n");
        assertThatThrownBy(() -> importFile(file))
                .isInstanceOfSatisfying(
                        ImportException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FORM))
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining("--as cisco or --as flowctl");
        assertThat(Repository.open(repositoryFolder).snapshot().generation()).isZero();
    }

    @Test
    void refusedLinesAreCountedAndTheRestIsImported() throws Exception {
        Path file =
                text(
                        "masked.txt",
                        HEADER
                                + "Gi0/0 123.456.123.14 Gi0/1 192.0.2.2 06 C350 0050 1\n"
                                + "Gi0/0 192.0.2.1 Gi0/1 192.0.2.2 06 C350 0050 2\n"
                                + "Gi0/0 10.x.x.1 Gi0/1 192.0.2.2 06 C350 0050 4\n");
        ImportResult result = importFile(file);
        assertThat(result.refusedLines()).isEqualTo(2);
        assertThat(result.notes().get(1))
                .startsWith(
                        "2 lines refused, the first: line 2: source '123.456.123.14' is not an IP"
                                + " address")
                .endsWith(": Gi0/0 123.456.123.14 Gi0/1 192.0.2.2 06 C350 0050 1");
        assertThat(query("SELECT COUNT(*), SUM(packets) FROM flows")).containsExactly("1 2");
    }

    @Test
    void aFileWithoutATimeAsksForOne() throws Exception {
        Path file = text("old.txt", HEADER + "Gi0/0 192.0.2.1 Gi0/1 192.0.2.2 06 C350 0050 2\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        assertThatThrownBy(() -> importFile(file))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("say --at, for example --at 2026-11-22T13:00:00Z");
    }

    @Test
    void aStreamIsImportedAsIfItWereWrittenNow() throws Exception {
        byte[] table =
                (HEADER + "Gi0/0 192.0.2.1 Gi0/1 192.0.2.2 06 C350 0050 2\n")
                        .getBytes(StandardCharsets.UTF_8);
        ImportResult result =
                fileImport(ImportOptions.DEFAULT, ImportProgress.NONE)
                        .importStream(new ByteArrayInputStream(table), "-");
        assertThat(result.file()).isEqualTo("-");
        assertThat(query("SELECT epoch_ms(start_time) FROM flows"))
                .containsExactly("1795352400500");
    }

    @Test
    void progressIsToldAndAFileThatChangesMeanwhileIsRefused() throws Exception {
        Path file = Files.write(folder.resolve("large.pcap"), large(10_000));
        List<Long> seen = new ArrayList<>();
        FileImport watched =
                fileImport(
                        ImportOptions.DEFAULT,
                        (name, done, total, flows) -> {
                            assertThat(name).isEqualTo(file.toString());
                            assertThat(total).isEqualTo(1_160_024);
                            seen.add(done);
                        });
        assertThat(watched.importFile(file).flows()).isEqualTo(10_000);
        assertThat(seen).hasSize(2).last().isEqualTo(1_160_024L);
        FileImport changed =
                fileImport(
                        new ImportOptions(null, null, ZoneOffset.UTC, true),
                        (name, done, total, flows) -> append(file));
        assertThatThrownBy(() -> changed.importFile(file))
                .isInstanceOfSatisfying(
                        ImportException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.UNREADABLE))
                .hasMessageContaining("it changed while it was read");
        assertThat(query("SELECT COUNT(*) FROM flows")).containsExactly("10000");
    }

    @Test
    void aDatagramThatACaptureHoldsTwiceIsImportedOnce() throws Exception {
        ImportResult result =
                importFile(
                        file("twice.pcap", PCAP + (PACKET + UDP + NETFLOW_5).repeat(2)),
                        ImportOptions.DEFAULT);
        assertThat(result.flows()).isEqualTo(1);
        assertThat(result.notes())
                .containsExactly("1 datagram passed over: the same datagram came before");
    }

    @Test
    void anImportThatIsStoppedLeavesNothing() throws Exception {
        Path file = Files.write(folder.resolve("large.pcap"), large(10_000));
        FileImport stopped =
                fileImport(
                        ImportOptions.DEFAULT,
                        (name, done, total, flows) -> {
                            throw new IllegalStateException("stopped");
                        });
        assertThatThrownBy(() -> stopped.importFile(file)).hasMessage("stopped");
        assertThat(Repository.open(repositoryFolder).snapshot().generation()).isZero();
        assertThat(importFile(file).flows()).isEqualTo(10_000);
    }

    private static void append(Path file) {
        try {
            Files.write(file, new byte[] {0}, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] large(int packets) {
        ByteArrayOutputStream capture = new ByteArrayOutputStream();
        capture.writeBytes(hex(PCAP));
        byte[] packet = hex(PACKET + UDP + NETFLOW_5);
        int sequence = packet.length - 72 + 16;
        for (int i = 0; i < packets; i++) {
            ByteBuffer.wrap(packet).putInt(sequence, i);
            capture.writeBytes(packet);
        }
        return capture.toByteArray();
    }

    private ImportResult importFile(Path file) throws IOException {
        return importFile(file, ImportOptions.DEFAULT);
    }

    private ImportResult importFile(Path file, ImportOptions options) throws IOException {
        return fileImport(options, ImportProgress.NONE).importFile(file);
    }

    private FileImport fileImport(ImportOptions options, ImportProgress progress)
            throws IOException {
        return new FileImport(
                Repository.openOrCreate(repositoryFolder),
                options,
                progress,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Path file(String name, String digits) throws IOException {
        return Files.write(folder.resolve(name), hex(digits));
    }

    private Path text(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    private List<String> query(String sql) throws Exception {
        return Duck.query(repositoryFolder, sql);
    }
}
