package io.weir.collector.listen;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import java.nio.ByteBuffer;

/**
 * Gives a socket the same buffer for every call that reads datagrams, if all that it held is
 * released, as it is when nothing keeps a datagram beyond its handler. Netty's allocators make one
 * of this size anew for each call, and fill it with zeros: two megabytes for some few datagrams.
 */
final class DatagramBuffers extends DefaultMaxMessagesRecvByteBufAllocator {
    private final int bytes;

    /**
     * @param bytes length of the buffer
     * @param datagrams how many are read before the socket's other work has its turn
     */
    DatagramBuffers(int bytes, int datagrams) {
        super(datagrams);
        this.bytes = bytes;
    }

    @SuppressWarnings("deprecation") // the supertype's signature
    @Override
    public Handle newHandle() {
        return new OneBuffer();
    }

    private final class OneBuffer extends MaxMessageHandle {
        private final ByteBuf buffer = Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(bytes));

        @Override
        public int guess() {
            return bytes;
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            return buffer.refCnt() == 1 ? buffer.clear().retain() : allocator.ioBuffer(bytes);
        }
    }
}
