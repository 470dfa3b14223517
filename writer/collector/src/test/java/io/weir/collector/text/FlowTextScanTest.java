package io.weir.collector.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowTextScanTest {
    private static final String HEADER =
            "SrcIf         SrcIPaddress    DstIf         DstIPaddress    Pr SrcP DstP  Pkts\n";
    private static final String HUMAN_HEADER =
            "SrcIf         SrcIPaddress    DstIf         DstIPaddress    Proto  SrcPort  DstPort     Pkts\n";

    @Test
    void ciscosStatisticsAreEnough() throws Exception {
        FlowTextScan scan = scan("IP Flow Switching Cache, 278544 bytes\n" + HEADER + row("11"));
        assertThat(scan.form(null)).isEqualTo(FlowTextForm.CISCO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"06", "01", "3A", "3a", "2F", "0a", "fe"})
    void aZeroPaddedOrHexadecimalProtocolIsCiscos(String protocol) throws Exception {
        FlowTextScan scan = scan(HEADER + row("11") + row("11") + row(protocol));
        assertThat(scan.form(null)).isEqualTo(FlowTextForm.CISCO);
        assertThat(scan.cisco())
                .isEqualTo("line 4 has the protocol " + protocol + ", as Cisco prints it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "17", "11", "58", "103"})
    void otherProtocolsShowNothingAndTheUserIsAsked(String protocol) throws Exception {
        FlowTextScan scan = scan(HEADER + row(protocol));
        assertThatThrownBy(() -> scan.form(null))
                .isInstanceOf(FlowTextException.class)
                .hasMessageContaining("say --as cisco or --as flowctl");
    }

    @ParameterizedTest
    @EnumSource(FlowTextForm.class)
    void whatTheUserSaysHoldsWhereNothingIsShown(FlowTextForm said) throws Exception {
        assertThat(scan(HEADER + row("17")).form(said)).isEqualTo(said);
    }

    @Test
    void theHumanHeaderIsFlowctls() throws Exception {
        FlowTextScan scan = scan(HUMAN_HEADER + "em0 192.0.2.1 em1 192.0.2.2 6 80 50000 1\n");
        assertThat(scan.form(null)).isEqualTo(FlowTextForm.FLOWCTL);
    }

    @Test
    void aContradictionIsAnErrorThatNamesTheLine() throws Exception {
        FlowTextScan cisco = scan(HEADER + row("06"));
        assertThatThrownBy(() -> cisco.form(FlowTextForm.FLOWCTL))
                .hasMessage(
                        "expected output of flowctl as --as says, but line 2 has the protocol 06, as"
                                + " Cisco prints it; leave --as out or say --as cisco");
        FlowTextScan human = scan(HUMAN_HEADER);
        assertThatThrownBy(() -> human.form(FlowTextForm.CISCO))
                .hasMessageContaining("line 1 is the header of 'flowctl show human'");
        FlowTextScan both = scan(HEADER + row("06") + HUMAN_HEADER);
        assertThatThrownBy(() -> both.form(null)).hasMessageContaining("two files");
    }

    @Test
    void otherTablesAreNamed() throws Exception {
        FlowTextScan verbose =
                scan(
                        """
                        IP Flow Switching Cache, 278544 bytes
                        SrcIf          SrcIPaddress    DstIf          DstIPaddress    Pr TOS Flgs  Pkts
                        Port Msk AS                    Port Msk AS    NextHop              B/Pk  Active
                        """);
        assertThat(verbose.isFlowText()).isTrue();
        assertThatThrownBy(() -> verbose.form(null))
                .hasMessageContaining("line 2")
                .hasMessageContaining("Pr TOS Flgs  Pkts")
                .hasMessageContaining("without 'verbose'");
    }

    @Test
    void proseIsNoFlowText() throws Exception {
        assertThat(scan("hello\nSrc Dst\n06\n").isFlowText()).isFalse();
        assertThat(scan("").isFlowText()).isFalse();
    }

    private static String row(String protocol) {
        return "em0 192.0.2.1 em1 198.51.100.2 " + protocol + " 0050 c350 7\n";
    }

    private static FlowTextScan scan(String text) throws IOException {
        return FlowTextScan.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
