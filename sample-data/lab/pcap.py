"""Reads classic packet captures (Ethernet) and counts them, without any flow program.

usage: pcap.py merge OUT IN... writes the packets of several captures in order of time.
"""

import collections
import ipaddress
import struct
import sys

GLOBAL = struct.Struct("<IHHiIII")
RECORD = struct.Struct("<IIII")
MICROSECONDS = 0xA1B2C3D4
ETHERNET = 1
IPV4, IPV6 = 0x0800, 0x86DD
ICMP, TCP, UDP, ICMP6 = 1, 6, 17, 58


class Flow:
    """One direction of a connection: packets, bytes of the IP packets, OR of TCP flags, first and last in us."""

    def __init__(self, first):
        self.packets = self.bytes = self.flags = 0
        self.first = self.last = first


def packets(path):
    """Yields (microseconds, frame) of a capture in native order."""
    with open(path, "rb") as file:
        head = GLOBAL.unpack(file.read(GLOBAL.size))
        if head[0] != MICROSECONDS or head[6] != ETHERNET:
            raise ValueError(f"{path}: expected a little-endian Ethernet capture in microseconds, got {head}")
        while head := file.read(RECORD.size):
            seconds, micros, kept, length = RECORD.unpack(head)
            if kept != length:
                raise ValueError(f"{path}: expected whole packets, got {kept} of {length} bytes")
            yield seconds * 1_000_000 + micros, file.read(kept)


def merge(out, sources):
    every = [p for source in sources for p in packets(source)]
    every.sort(key=lambda p: p[0])
    with open(out, "wb") as file:
        file.write(GLOBAL.pack(MICROSECONDS, 2, 4, 0, 0, 262144, ETHERNET))
        for when, frame in every:
            file.write(RECORD.pack(when // 1_000_000, when % 1_000_000, len(frame), len(frame)) + frame)


def parse(frame):
    """(source, destination, protocol, source port, destination port, TCP flags, IP length); ICMP has type and
    code in the destination port, as NetFlow v5 has."""
    kind = struct.unpack_from("!H", frame, 12)[0]
    if kind == IPV4:
        length, proto = struct.unpack_from("!H", frame, 16)[0], frame[23]
        src, dst = (str(ipaddress.IPv4Address(frame[i : i + 4])) for i in (26, 30))
        body = 14 + (frame[14] & 15) * 4
    elif kind == IPV6:
        length, proto = struct.unpack_from("!H", frame, 18)[0] + 40, frame[20]
        src, dst = (str(ipaddress.IPv6Address(frame[i : i + 16])) for i in (22, 38))
        body = 54
    else:
        raise ValueError(f"expected an IP packet, got EtherType {kind:#06x}")
    if proto in (ICMP, ICMP6):
        return src, dst, proto, 0, struct.unpack_from("!H", frame, body)[0], 0, length
    sport, dport = struct.unpack_from("!HH", frame, body)
    return src, dst, proto, sport, dport, frame[body + 13] if proto == TCP else 0, length


def flows(path):
    """{(source, destination, protocol, source port, destination port): Flow} of a capture."""
    found = {}
    for when, frame in packets(path):
        *key, flags, length = parse(frame)
        flow = found.setdefault(tuple(key), Flow(when))
        flow.packets += 1
        flow.bytes += length
        flow.flags |= flags
        flow.last = when
    return found


def datagrams(path):
    """Counts the UDP payloads of a capture: (datagrams, payload bytes, {(source, source port, port)})."""
    total, size, peers = 0, 0, collections.Counter()
    for _, frame in packets(path):
        src, _, _, sport, dport, _, length = parse(frame)
        total, size = total + 1, size + length - 28
        peers[(src, sport, dport)] += 1
    return total, size, peers


if __name__ == "__main__":
    if len(sys.argv) < 4 or sys.argv[1] != "merge":
        sys.exit("usage: pcap.py merge OUT IN...")
    merge(sys.argv[2], sys.argv[3:])
