package io.weir.collector.listen;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.timeout.IdleStateEvent;
import io.weir.collector.listen.tls.TlsServer;
import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Cuts the octets of one connection into IPFIX messages and hands them to the sink. What is no
 * message ends the connection: nothing tells where the next one would begin.
 *
 * <pre>
 *  0  version = 10, u16     2  length of the message with this header, u16     4 ...
 * </pre>
 *
 * RFC 7011, 3.1 and 10.4. Runs on the event loop only.
 */
final class MessageHandler extends ByteToMessageDecoder {
    private static final int VERSION = 10;
    private static final int HEADER_BYTES = 16;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final long session;
    private final Sender sender;
    private final InetSocketAddress remote;
    private final int localPort;
    private final ListenerCounters counters;
    private final Receiving receiving;
    private boolean begun;
    private boolean ended;

    MessageHandler(
            long session,
            Sender sender,
            InetSocketAddress remote,
            int localPort,
            ListenerCounters counters,
            Receiving receiving) {
        this.session = session;
        this.sender = sender;
        this.remote = remote;
        this.localPort = localPort;
        this.counters = counters;
        this.receiving = receiving;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (ended) {
            in.skipBytes(in.readableBytes());
        } else if (in.readableBytes() >= 2 && in.getUnsignedShort(in.readerIndex()) != VERSION) {
            int version = in.getUnsignedShort(in.readerIndex());
            refuse(context, Refusal.FRAMING, "expected version 10, got " + version);
        } else if (in.readableBytes() >= 4) {
            int length = in.getUnsignedShort(in.readerIndex() + 2);
            if (length < HEADER_BYTES) {
                refuse(
                        context,
                        Refusal.FRAMING,
                        "expected a length of 16 octets or more, got " + length);
            } else if (in.readableBytes() >= length) {
                take(context, Transport.STREAM, in.nioBuffer(in.readerIndex(), length));
                in.skipBytes(length);
            }
        }
    }

    private void take(ChannelHandlerContext context, Transport transport, ByteBuffer payload) {
        int octets = payload.remaining();
        try {
            receiving
                    .sink()
                    .take(
                            new Datagram(
                                    receiving.clock().millis(),
                                    transport,
                                    session,
                                    sender.high(),
                                    sender.low(),
                                    sender.port(),
                                    localPort,
                                    payload));
            if (transport == Transport.STREAM) {
                begun = true;
                counters.taken(octets);
            }
        } catch (IOException e) {
            fail(context, e);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        flush(context);
        if (receiving.sink().isFull()) {
            context.channel().config().setAutoRead(false);
        }
        // Not the inherited one: it would read on although the sink is full.
        discardSomeReadBytes();
        context.fireChannelReadComplete();
    }

    private void flush(ChannelHandlerContext context) {
        try {
            if (!ended) {
                receiving.sink().flush();
            }
        } catch (IOException e) {
            fail(context, e);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        int left = actualReadableBytes();
        if (!ended && left > 0 && !receiving.isClosing()) {
            refuse(context, Refusal.FRAMING, "it ended " + left + " octets into a message");
        }
        super.channelInactive(context);
        if (begun) {
            ended = false;
            begun = false;
            take(context, Transport.STREAM_END, NOTHING.duplicate());
            flush(context);
        }
        ended = true;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent && context.channel().config().isAutoRead()) {
            refuse(context, Refusal.IDLE, "");
        } else if (event instanceof SslHandshakeCompletionEvent handshake
                && !handshake.isSuccess()) {
            refuse(context, Refusal.TLS, TlsServer.deepest(handshake.cause()));
        }
    }

    /** Connections break; what came before is kept. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // whether or not it can be closed, it is over
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // whether or not it can be closed, it is over
    private void refuse(ChannelHandlerContext context, Refusal why, String detail) {
        if (!ended) {
            ended = true;
            counters.refused(why);
            receiving.sink().refused(why, counters.listener(), remote, detail);
            context.close();
        }
    }

    private void fail(ChannelHandlerContext context, IOException cause) {
        ended = true;
        begun = false;
        context.channel().config().setAutoRead(false);
        receiving.sink().failed(cause);
    }
}
