"""Plays the part of the schedule that starts in one namespace, and logs every connection.

usage: actors.py NAMESPACE START_EPOCH < schedule > log. Each log line is the planned connection with
`outcome` (answered, refused or silent) and `began`, the actor's clock when it opened the connection. An
outcome that the plan does not expect ends the program with an error.
"""

import asyncio
import json
import socket
import ssl
import struct
import sys
import time

import dialogues
import plan

QUERY_TYPES = {"A": 1, "AAAA": 28}
SILENCE = 0.8
PATIENCE = 20.0
TLS_PORTS, WEB_PORTS = (443, 8444), (80, 443, 8444)


def open_socket(row, kind):
    family = socket.AF_INET6 if ":" in row["src"] else socket.AF_INET
    sock = socket.socket(family, kind)
    sock.setblocking(False)
    sock.bind((row["src"], row["sport"]))
    return sock


def question(row):
    labels = b"".join(bytes([len(p)]) + p.encode() for p in row["name"].split("."))
    head = struct.pack("!HHHHHH", row["sport"], 0x0100, 1, 0, 0, 0)
    return head + labels + b"\0" + struct.pack("!HH", QUERY_TYPES[row["qtype"]], 1)


async def talk_web(row, reader, writer):
    request = f"GET {row['path']} HTTP/1.1\r\nHost: {row['dst']}\r\nUser-Agent: lab\r\nConnection: close\r\n\r\n"
    writer.write(request.encode())
    page = await reader.read(-1)
    if not page.startswith(b"HTTP/1.1 200"):
        raise ConnectionError(f"expected status 200 from {row['dst']}, got {page[:30]!r}")


async def talk_dns(row, reader, writer):
    text = question(row)
    writer.write(struct.pack("!H", len(text)) + text)
    await reader.readexactly(2)


async def talk_lines(row, reader, writer):
    await reader.readline()
    for line in dialogues.client_lines(row["dport"], row.get("size", 0)):
        writer.write(line)
        if not line.startswith(b"QUIT"):
            await read_answer(reader)
    await reader.read(-1)


async def read_answer(reader):
    while (line := await reader.readline()) and not line.startswith(b"250"):
        pass


async def play_tcp(row):
    sock = open_socket(row, socket.SOCK_STREAM)
    loop = asyncio.get_running_loop()
    wait = SILENCE if row["expect"] == "silent" else PATIENCE
    try:
        await asyncio.wait_for(loop.sock_connect(sock, (row["dst"], row["dport"])), wait)
    except TimeoutError:
        sock.close()
        return "silent"
    except ConnectionRefusedError:
        sock.close()
        return "refused"
    tls = ssl._create_unverified_context() if row["dport"] in TLS_PORTS else None
    name = "lab.example" if tls else None
    reader, writer = await asyncio.open_connection(sock=sock, ssl=tls, server_hostname=name)
    talk = talk_web if row["dport"] in WEB_PORTS else talk_dns if row["dport"] == 53 else talk_lines
    await asyncio.wait_for(talk(row, reader, writer), PATIENCE)
    writer.close()
    await writer.wait_closed()
    return "answered"


async def play_udp(row):
    sock = open_socket(row, socket.SOCK_DGRAM)
    loop = asyncio.get_running_loop()
    text = question(row) if row["dport"] == 53 else b"\x23" + bytes(47)
    try:
        await loop.sock_connect(sock, (row["dst"], row["dport"]))
        await loop.sock_sendall(sock, text)
        await asyncio.wait_for(loop.sock_recv(sock, 4096), PATIENCE)
        return "answered"
    except ConnectionRefusedError:
        return "refused"
    except TimeoutError:
        return "silent"
    finally:
        sock.close()


async def play_ping(row):
    command = ["ping", "-q", "-n", "-i", "0.3", "-c", str(row["packets"]), "-I", row["src"], row["dst"]]
    ping = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.DEVNULL)
    return "answered" if await ping.wait() == 0 else "silent"


PLAYERS = {"tcp": play_tcp, "udp": play_udp, "icmp": play_ping, "icmp6": play_ping}


async def play(row, start):
    await asyncio.sleep(max(0.0, start + row["at"] - time.time()))
    row["began"] = round(time.time(), 3)
    try:
        row["outcome"] = await PLAYERS[row["proto"]](row)
    except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
        row["outcome"] = f"{type(error).__name__}: {error}"
    print(json.dumps(row), flush=True)
    return row["outcome"] == row["expect"]


async def main(namespace, start):
    rows = [json.loads(line) for line in sys.stdin]
    mine = [row for row in rows if plan.namespace_of(row["src"]) == namespace]
    good = await asyncio.gather(*(play(row, start) for row in mine))
    if not all(good):
        sys.exit(f"actors: {good.count(False)} of {len(good)} connections in {namespace} ended otherwise than planned")


if __name__ == "__main__":
    try:
        asyncio.run(main(sys.argv[1], float(sys.argv[2])))
    except KeyboardInterrupt:
        sys.exit(130)
