"""A cable with latency: moves frames between two interfaces and holds each for some milliseconds.

usage: wire.py DELAY_MS IF_A IF_B. (The kernel's own way, tc netem, is a module that many machines lack.)
Without latency both directions of a connection would begin within the same millisecond, and nobody could
tell from NetFlow which side answered.
"""

import collections
import select
import socket
import sys
import time

ALL_PROTOCOLS = 0x0003
PACKET_OUTGOING = 4
SO_RCVBUFFORCE = 33
FRAME = 65536


def open_interface(name):
    raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ALL_PROTOCOLS))
    raw.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 32 << 20)
    raw.bind((name, 0))
    raw.setblocking(False)
    return raw


def drain(raw, queue, due):
    while True:
        try:
            frame, source = raw.recvfrom(FRAME)
        except BlockingIOError:
            return
        if source[2] != PACKET_OUTGOING:
            queue.append((due, frame))


def main(delay, name_a, name_b):
    ends = [open_interface(name_a), open_interface(name_b)]
    queues = [collections.deque(), collections.deque()]
    while True:
        waiting = [queue[0][0] for queue in queues if queue]
        pause = max(0.0, min(waiting) - time.monotonic()) if waiting else None
        readable, _, _ = select.select(ends, [], [], pause)
        for raw in readable:
            drain(raw, queues[ends.index(raw)], time.monotonic() + delay)
        now = time.monotonic()
        for queue, out in zip(queues, reversed(ends)):
            while queue and queue[0][0] <= now:
                out.send(queue.popleft()[1])


if __name__ == "__main__":
    main(float(sys.argv[1]) / 1000, sys.argv[2], sys.argv[3])
