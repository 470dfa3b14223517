package io.weir.collector.listen;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.weir.collector.wire.Datagram;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Hands the datagrams of one socket to the sink. Runs on the event loop only. */
final class DatagramHandler extends ChannelInboundHandlerAdapter {
    private final Receiving receiving;
    private final ListenerCounters counters;
    private boolean failed;

    DatagramHandler(Receiving receiving, ListenerCounters counters) {
        this.receiving = receiving;
        this.counters = counters;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket packet = (DatagramPacket) message;
        try {
            if (!failed) {
                take(packet);
            }
        } catch (IOException e) {
            fail(context, e);
        } finally {
            packet.release();
        }
    }

    private void take(DatagramPacket packet) throws IOException {
        Sender sender = Sender.of(packet.sender());
        int localPort = packet.recipient().getPort();
        if (!receiving.allow().permits(counters.place(), sender.high(), sender.low())) {
            counters.refused(Refusal.ADDRESS);
            receiving.sink().refused(Refusal.ADDRESS, counters.listener(), packet.sender(), "");
            return;
        }
        ByteBuffer payload = packet.content().nioBuffer();
        int octets = payload.remaining();
        receiving
                .sink()
                .take(
                        Datagram.udp(
                                receiving.clock().millis(),
                                sender.high(),
                                sender.low(),
                                sender.port(),
                                localPort,
                                payload));
        counters.taken(octets);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        try {
            if (!failed) {
                receiving.sink().flush();
            }
        } catch (IOException e) {
            fail(context, e);
        }
        if (receiving.sink().isFull()) {
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
        receiving.sink().failed(cause);
    }
}
