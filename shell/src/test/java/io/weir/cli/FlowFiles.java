package io.weir.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files to import. */
final class FlowFiles {
    /** Five flows and 1,510 packets, of which 1,500 from 192.0.2.10. */
    private static final String CISCO =
            """
            edge1#show ip cache flow
            SrcIf         SrcIPaddress    DstIf         DstIPaddress    Pr SrcP DstP  Pkts
            Gi0/0         192.0.2.10      Gi0/1         198.51.100.80   06 C350 0050  1499
            Gi0/0         192.0.2.10      Gi0/1         203.0.113.53    11 E1A0 0035     1
            Gi0/0         192.0.2.11      Gi0/1         198.51.100.80   01 0000 0800     3
            Gi0/0         192.0.2.12      Null          198.51.100.81   01 0000 0303     2
            Gi0/1         198.51.100.90   Local         192.0.2.1       59 0000 0000     5
            edge1#
            """;

    private static final int PCAP_MAGIC = 0xa1b2c3d4;
    private static final int RAW_IP = 101;
    private static final int HEADER = 20;
    private static final int IP_AND_UDP = 28;

    private FlowFiles() {}

    /** A router's flow table. */
    static Path flowTable(Path folder) throws IOException {
        return Files.writeString(folder.resolve("cache-flow.txt"), CISCO);
    }

    /** A capture of one datagram of NetFlow v8, which no exporter of today sends. */
    static Path netFlow8(Path folder) throws IOException {
        int length = IP_AND_UDP + HEADER;
        ByteBuffer file = ByteBuffer.allocate(24 + 16 + length).order(ByteOrder.BIG_ENDIAN);
        file.putInt(PCAP_MAGIC).putShort((short) 2).putShort((short) 4).putLong(0);
        file.putInt(65535).putInt(RAW_IP);
        file.putInt(1_795_370_000).putInt(0).putInt(length).putInt(length);
        file.put((byte) 0x45).put((byte) 0).putShort((short) length).putInt(0);
        file.put((byte) 64)
                .put((byte) 17)
                .putShort((short) 0)
                .putInt(0xc0000201)
                .putInt(0x7f000001);
        file.putShort((short) 50_000).putShort((short) 2055);
        file.putShort((short) (HEADER + 8)).putShort((short) 0);
        file.putShort((short) 8).putShort((short) 0).putInt(1000).putInt(1_795_370_000).putLong(1);
        return Files.write(folder.resolve("v8.pcap"), file.array());
    }
}
