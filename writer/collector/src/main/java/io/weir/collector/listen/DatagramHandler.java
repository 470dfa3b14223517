package io.weir.collector.listen;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.weir.collector.wire.Datagram;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.InstantSource;

/** Hands the datagrams of one socket to the sink. Runs on the event loop only. */
final class DatagramHandler extends ChannelInboundHandlerAdapter {
    private static final long IPV4_MAPPED = 0x0000_ffff_0000_0000L;

    private final DatagramSink sink;
    private final InstantSource clock;
    private boolean failed;
    private long reads;

    DatagramHandler(DatagramSink sink, InstantSource clock) {
        this.sink = sink;
        this.clock = clock;
    }

    /** Datagrams so far. */
    long reads() {
        return reads;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket packet = (DatagramPacket) message;
        try {
            reads++;
            if (!failed) {
                sink.take(datagram(packet));
            }
        } catch (IOException e) {
            fail(context, e);
        } finally {
            packet.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        try {
            if (!failed) {
                sink.flush();
            }
        } catch (IOException e) {
            fail(context, e);
        }
        if (sink.isFull()) {
            context.channel().config().setAutoRead(false);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(
                context,
                cause instanceof IOException io
                        ? io
                        : new IOException("Receiving failed: " + cause, cause));
    }

    private void fail(ChannelHandlerContext context, IOException cause) {
        failed = true;
        context.channel().config().setAutoRead(false);
        sink.failed(cause);
    }

    private Datagram datagram(DatagramPacket packet) {
        InetSocketAddress sender = packet.sender();
        ByteBuffer address = ByteBuffer.wrap(sender.getAddress().getAddress());
        boolean ipv4 = address.remaining() == 4;
        return Datagram.udp(
                clock.millis(),
                ipv4 ? 0 : address.getLong(0),
                ipv4 ? IPV4_MAPPED | Integer.toUnsignedLong(address.getInt(0)) : address.getLong(8),
                sender.getPort(),
                packet.recipient().getPort(),
                packet.content().nioBuffer());
    }
}
