package io.weir.collector;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Sends NetFlow v5 flows that carry their number, and reads the numbers back with DuckDB. Flow n
 * has n + 1 packets, 3 x n bytes and source address n. Every third flow began an hour earlier than
 * the others, on the day before.
 */
final class NumberedFlows implements AutoCloseable {
    /** 2024-06-01T00:30:00Z. */
    private static final int EXPORT_SECONDS = 1_717_201_800;

    private static final String COLUMNS =
            "packets - 1, bytes, hex(src_addr)[25:], CAST(day AS VARCHAR), hour";

    private static final int UPTIME = 100_000_000;
    private static final int HOUR_MILLIS = 3_600_000;

    private final DatagramSocket socket = new DatagramSocket();
    private int next;

    NumberedFlows() throws IOException {}

    int port() {
        return socket.getLocalPort();
    }

    /** Flows that were sent. */
    int sent() {
        return next;
    }

    /** Sends one datagram with the next {@code flows} flows. */
    void send(InetSocketAddress target, int flows) throws IOException {
        byte[] payload = datagram(next, flows);
        next += flows;
        send(target, payload);
    }

    /** Leaves out some numbers, as if their datagram was lost. */
    void skip(int flows) {
        next += flows;
    }

    void send(InetSocketAddress target, byte[] payload) throws IOException {
        socket.send(new DatagramPacket(payload, payload.length, target));
    }

    static byte[] datagram(int first, int flows) {
        ByteBuffer out = ByteBuffer.allocate(24 + 48 * flows);
        out.putShort((short) 5).putShort((short) flows).putInt(UPTIME);
        out.putInt(EXPORT_SECONDS).putInt(0).putInt(first).putInt(0);
        for (int n = first; n < first + flows; n++) {
            int start = n % 3 == 0 ? UPTIME - HOUR_MILLIS : UPTIME - 1000;
            out.putInt(n).putInt(0x0a000001).putInt(0).putInt(0);
            out.putInt(n + 1).putInt(3 * n).putInt(start).putInt(UPTIME);
            out.putShort((short) 1024).putShort((short) 53).putShort((short) 0);
            out.put((byte) 17).put((byte) 0).putLong(0);
        }
        return out.array();
    }

    /** The numbers of all flows in a repository, sorted; a number twice if it is there twice. */
    static List<Integer> in(Path repository) throws SQLException {
        return DuckDb.select(repository, COLUMNS, "ORDER BY 1", NumberedFlows::number);
    }

    /** The same of the files that the head names: the glob also sees a commit that is under way. */
    static List<Integer> committedIn(Path repository) throws IOException, SQLException {
        return DuckDb.selectCommitted(repository, COLUMNS, "ORDER BY 1", NumberedFlows::number);
    }

    private static int number(ResultSet row) throws SQLException {
        int number = row.getInt(1);
        boolean early = number % 3 == 0;
        boolean right =
                row.getLong(2) == 3L * number
                        && Integer.parseInt(row.getString(3), 16) == number
                        && row.getString(4).equals(early ? "2024-05-31" : "2024-06-01")
                        && row.getInt(5) == (early ? 23 : 0);
        if (!right) {
            throw new AssertionError("Flow " + number + " has another flow's fields");
        }
        return number;
    }

    @Override
    public void close() {
        socket.close();
    }
}
