package io.weir.collector.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class KernelDropsTest {
    private static final List<String> IPV4 =
            List.of(
                    "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt"
                            + "   uid  timeout inode ref pointer drops             ",
                    " 1023: 0100007F:0807 00000000:0000 07 00000000:00000000 00:00000000 00000000"
                            + "     0        0 8086 2 00000000a1b2c3d4 1944      ",
                    " 1024: 00000000:0807 00000000:0000 07 00000000:00000000 00:00000000 00000000"
                            + "     0        0 8087 2 00000000a1b2c3d5 7         ");

    private static final List<String> IPV6 =
            List.of(
                    "  sl  local_address                         remote_address",
                    " 2110: 00000000000000000000000001000000:0807"
                            + " 00000000000000000000000000000000:0000 07 00000000:00000000"
                            + " 00:00000000 00000000     0        0 8088 2 00000000a1b2c3d6 12",
                    " 2111: 0000000000000000FFFF00000100007F:0808"
                            + " 00000000000000000000000000000000:0000 07 00000000:00000000"
                            + " 00:00000000 00000000     0        0 8089 2 00000000a1b2c3d7 13");

    @Test
    void theLineOfTheAddressAndPortHasTheDrops() {
        assertThat(drops(IPV4, "127.0.0.1", 2055)).hasValue(1944);
        assertThat(drops(IPV4, "0.0.0.0", 2055)).hasValue(7);
        assertThat(drops(IPV6, "::1", 2055)).hasValue(12);
        assertThat(drops(IPV6, "127.0.0.1", 2056)).hasValue(13);
    }

    @Test
    void otherSocketsAreNotOurs() {
        assertThat(drops(IPV4, "127.0.0.1", 2056)).isEmpty();
        assertThat(drops(IPV4, "127.0.0.2", 2055)).isEmpty();
        assertThat(drops(List.of(), "127.0.0.1", 2055)).isEmpty();
    }

    private static OptionalLong drops(List<String> lines, String address, int port) {
        return KernelDrops.in(lines, new InetSocketAddress(address, port));
    }
}
