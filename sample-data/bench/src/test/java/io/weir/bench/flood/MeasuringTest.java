package io.weir.bench.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuringTest {
    @Test
    void cpuTimeOfAProcessIsItsUserAndSystemTicks() {
        String stat =
                "4711 (a name) with) S 1 4711 4711 0 -1 4194560 1 2 3 4 250 75 9 9 20 0 1 0 100 1";

        assertThat(ProcessUsage.cpuSeconds(stat)).isEqualTo(3.25);
    }

    @Test
    void dropsAreTheLastColumnOfThePortsLines() {
        List<String> lines =
                List.of(
                        "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when"
                                + " retrnsmt   uid  timeout inode ref pointer drops",
                        "  817: 0100007F:7503 00000000:0000 07 00000000:00000000 00:00000000"
                                + " 00000000     0        0 41 2 0000000000000000 12",
                        "  818: 0100007F:7504 00000000:0000 07 00000000:00000000 00:00000000"
                                + " 00000000     0        0 42 2 0000000000000000 7");

        assertThat(ProcessUsage.kernelDrops(lines, 0x7503)).isEqualTo(12);
    }

    @Test
    void theShellTellsTheTimesOfItsChildrenInItsSecondLine() {
        assertThat(CollectorProcess.childSeconds("0m0.00s 0m0.01s\n1m2.50s 0m0.25s\n"))
                .isEqualTo(62.75);
    }

    @Test
    void thePeakOfTheHeapIsItsUseBeforeACollection() {
        List<String> log =
                List.of(
                        "[1.0s][info][gc] GC(0) Pause Young (Allocation Failure) 96M->21M(300M) 9ms",
                        "[2.0s][info][gc] GC(1) Pause Young (Allocation Failure) 101M->33M(300M) 9ms",
                        "[3.0s][info][gc] GC(2) Pause Young (Allocation Failure) 99M->40M(300M) 9ms");

        assertThat(Weir.peakHeap(log)).isEqualTo(101);
    }
}
