"""The small services of one namespace: line services over TCP, and a time server over UDP.

usage: servers.py NAMESPACE READY_FILE. Web and DNS are not here: nginx and dnsmasq serve those.
"""

import asyncio
import pathlib
import struct
import sys
import time

import dialogues
import plan

NTP_EPOCH = 2208988800
SERVICES = {
    "staff": [(plan.BACKDOOR, 31337)],
    "dmz": [(plan.OFFICE_MAIL, port) for port in (25, 587, 993, 143, 110, 995)]
    + [(plan.OFFICE_FILES, 21), (plan.OFFICE_FILES, 22), (plan.OFFICE_NEWS, 119)],
    "inet": [(address, 25) for address in plan.MAIL + plan.SPAM_TARGETS]
    + [(plan.SHELL_HOST, 22), (plan.IMAP_HOST, 993)],
}
TIME_SERVERS = {"staff": [], "dmz": [plan.OFFICE_TIME], "inet": [plan.TIME_HOST]}


async def serve_lines(reader, writer):
    port = writer.get_extra_info("sockname")[1]
    writer.write(dialogues.GREETINGS[port] + b"\r\n")
    while line := await reader.readline():
        if line.startswith(b"QUIT"):
            break
        writer.write(dialogues.answer(line))
        await writer.drain()
    writer.close()


class TimeServer(asyncio.DatagramProtocol):
    """Answers NTP requests with the machine's clock (RFC 5905, figure 8)."""

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, client):
        now = time.time() + NTP_EPOCH
        stamp = struct.pack("!II", int(now), int(now % 1 * 2**32))
        head = struct.pack("!BBbbII4s", 0x24, 2, 6, -20, 0, 0, b"LAB\0")
        self.transport.sendto(head + stamp + data[40:48] + stamp + stamp, client)


async def main(namespace, ready):
    servers = [await asyncio.start_server(serve_lines, *where) for where in SERVICES[namespace]]
    loop = asyncio.get_running_loop()
    for address in TIME_SERVERS[namespace]:
        await loop.create_datagram_endpoint(TimeServer, local_addr=(address, 123))
    pathlib.Path(ready).touch()
    await asyncio.gather(*(server.serve_forever() for server in servers))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
