package io.weir.bench.flood;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.bench.program.OwnClasses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole flood, so small that it measures nothing: it runs, and every flow is accounted for. */
@EnabledOnOs(OS.LINUX)
class FloodIT {
    @Test
    void everyFlowThatIsSentIsStored(@TempDir Path folder) throws IOException {
        String protocols =
                Arrays.stream(Protocol.values()).map(Enum::name).collect(Collectors.joining(","));
        FloodOptions options =
                FloodOptions.parse(
                        "--protocols=" + protocols,
                        "--flows=3000",
                        "--rate=20000",
                        "--stairs=2000",
                        "--commit-seconds=1",
                        "--warm-seconds=1",
                        "--stair-seconds=1",
                        "--hold-seconds=0",
                        "--port=" + freePort(),
                        "--folder=" + folder,
                        "--weir=" + OwnClasses.command());
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Flood.run(options, new PrintStream(out, true, StandardCharsets.UTF_8));

        String json = Files.readString(folder.resolve("flood.json"));
        assertThat(json.lines().filter(line -> line.contains("\"stored_flows\"")))
                .isNotEmpty()
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .contains("\"flows\":3000,")
                                        .contains("\"kernel_drops\":0,")
                                        .contains("\"stored_flows\":3000,"));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("CPU s/million");
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
