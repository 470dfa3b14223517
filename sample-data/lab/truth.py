"""Writes what really happened, and proves that every recording says the same.

usage: truth.py WORK office|public CAPTURE RECORDING... > truth.json
The connections come from the actors' logs (WORK/connections). Packets, bytes, flags and times come from
counting the router's packet capture with pcap.py. What softflowd exported, as Debian's nfdump reads it
(WORK/nfcapd-RECORDING), must then agree flow by flow; the first difference ends the program.
"""

import hashlib
import json
import pathlib
import struct
import subprocess
import sys

import connections
import pcap
import plan
import questions

TCP, UDP, ICMP, ICMP6 = pcap.TCP, pcap.UDP, pcap.ICMP, pcap.ICMP6
PROTOCOLS = {"tcp": TCP, "udp": UDP, "icmp": ICMP, "icmp6": ICMP6}
ECHO = {"icmp": (8 << 8, 0), "icmp6": (128 << 8, 129 << 8)}
PORT_UNREACHABLE = 3 << 8 | 3
SFLOW_FLOW_SAMPLE = 1
SYN_ACK = questions.SYN | questions.ACK
FLAGS = "FSRPAUEC"
NFDUMP_FORMAT = "fmt:%tsr,%td,%sa,%da,%sp,%dp,%pr,%flg,%pkt,%byt"


def expected_flows(row):
    """The one or two flows that a connection must become: (key, side that opened it or answered, row)."""
    proto, src, dst = PROTOCOLS[row["proto"]], row["src"], row["dst"]
    sport, dport = row["sport"], row["dport"]
    there, back = (src, dst, proto, sport, dport), (dst, src, proto, dport, sport)
    if row["proto"] in ECHO:
        request, reply = ECHO[row["proto"]]
        there, back = (src, dst, proto, 0, request), (dst, src, proto, 0, reply)
    elif proto == UDP and row["outcome"] == "refused":
        back = (dst, src, ICMP, 0, PORT_UNREACHABLE)
    yield there, "client", row
    if row["outcome"] != "silent":
        yield back, "server", row


def renamed(row, public):
    return {**row, "src": public.get(row["src"], row["src"]), "dst": public.get(row["dst"], row["dst"])}


def match(rows, counted):
    """Joins log and packet count; both must know exactly the same flows."""
    flows = {}
    for row in rows:
        for key, side, origin in expected_flows(row):
            if key in flows:
                sys.exit(f"truth: two connections became one flow: {key}")
            flows[key] = questions.TrueFlow(key, side, origin, counted.get(key))
    for what, keys in (("logged, not on the wire", flows.keys() - counted.keys()), ("on the wire, not logged", counted.keys() - flows.keys())):
        if keys:
            sys.exit(f"truth: {len(keys)} flows {what}, such as {sorted(keys)[0]}")
    check_sides(flows)
    check_flags(flows.values())
    return list(flows.values())


def check_sides(flows):
    """The side that answers begins at least one whole millisecond after the one that asked."""
    for key, flow in flows.items():
        back = flows.get((key[1], key[0], key[2], key[4], key[3]))
        if flow.side == "client" and back and back.count.first - flow.count.first < 1000:
            sys.exit(f"truth: the answer to {key} began within a millisecond of the question")


def check_flags(flows):
    """The flags on the wire tell what the log tells: an unanswered attempt is SYN alone, a connection SYN and ACK."""
    for flow in flows:
        if flow.syn_only and flow.count.flags != questions.SYN:
            sys.exit(f"truth: expected SYN alone in {flow.key}, got flags {flow.count.flags:#x}")
        if flow.established and flow.count.flags & SYN_ACK != SYN_ACK:
            sys.exit(f"truth: expected SYN and ACK in {flow.key}, got flags {flow.count.flags:#x}")


def nfdump_flows(folder):
    """Debian's nfdump's reading of a recording: sorted (key, flags, packets, bytes, first in ms, duration in ms)."""
    command = ["nfdump", "-q", "-N", "-6", "-R", folder, "-o", NFDUMP_FORMAT]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return sorted(nfdump_line(line) for line in text.splitlines() if line.strip())


def nfdump_line(line):
    first, duration, src, dst, sport, dport, proto, flags, count, size = (part.strip() for part in line.split(","))
    if "." in dport:  # ICMP: type.code
        kind, code = dport.split(".")
        dport = int(kind) << 8 | int(code)
    mask = sum(1 << FLAGS.index(letter) for letter in flags if letter in FLAGS)
    key = (src, dst, int(proto), int(sport), int(dport))
    return key, mask, int(count), int(size), round(float(first) * 1000), round(float(duration) * 1000)


def compare(name, flows, folder, ip_versions):
    """Keys, flags, packets and bytes must be equal, start and duration within the millisecond that is cut off.
    The header of version 9 gives the time in whole seconds, so that its start may be up to a second early."""
    cut = 1001 if name.endswith("-v9") else 1
    mine = sorted(f.as_exported() for f in flows if f.ip_version in ip_versions)
    if name.endswith("-v9"):
        mine = sorted(without_icmp6_type(flow) for flow in mine)
    theirs = nfdump_flows(folder)
    if len(mine) != len(theirs):
        sys.exit(f"truth: {name}: expected {len(mine)} flows, nfdump reads {len(theirs)}")
    for want, got in zip(mine, theirs):
        late = [abs(w - g) for w, g in zip(want[4:], got[4:])]
        if want[:4] != got[:4] or late[0] > cut or late[1] > 1:
            sys.exit(f"truth: {name}: expected {want}, nfdump reads {got}")


def without_icmp6_type(flow):
    """nfdump 1.7.1 does not read element 139 from version 9, where softflowd sends it."""
    (src, dst, proto, sport, dport), *rest = flow
    return ((src, dst, proto, sport, 0 if proto == ICMP6 else dport), *rest)


def flow_samples(path):
    """Counts sFlow version 5 flow samples: (samples, sampling rate, packets that were candidates)."""
    samples, rate, pool = 0, 0, 0
    for _, frame in pcap.packets(path):
        payload, place = frame[42:], 28
        for _ in range(struct.unpack_from("!I", payload, 24)[0]):
            kind, size = struct.unpack_from("!II", payload, place)
            if kind == SFLOW_FLOW_SAMPLE:
                samples += 1
                rate, pool = struct.unpack_from("!II", payload, place + 16)
            place += 8 + size
    return dict(flow_samples=samples, sampling_rate=rate, sample_pool=pool)


def recording(work, name, flows):
    """One line of the inventory, with the totals that nfdump reads."""
    path = pathlib.Path(work, f"{name}.pcap")
    total, size, peers = pcap.datagrams(path)
    (exporter, _, port), _ = peers.most_common(1)[0]
    line = dict(file=path.name, sha256=hashlib.sha256(path.read_bytes()).hexdigest(), file_bytes=path.stat().st_size)
    line.update(datagrams=total, payload_bytes=size, exporter=exporter, udp_port=port)
    folder = pathlib.Path(work, f"nfcapd-{name}")
    if name.endswith("-sflow"):
        return {**line, **flow_samples(path)}
    ip_versions = (4,) if name.endswith("-v5") else (4, 6)
    compare(name, flows, str(folder), ip_versions)
    read = nfdump_flows(str(folder))
    line.update(ip_versions=ip_versions, flows=len(read), packets=sum(r[2] for r in read), bytes=sum(r[3] for r in read))
    return line


def main(work, kind, capture, names):
    public = {a: p for a, (p, _) in plan.PUBLIC.items()} if kind == "public" else {}
    rows = [renamed(row, public) for row in connections.read(work)]
    flows = match(rows, pcap.flows(capture))
    truth = {
        "about": "What happened in the laboratory, from the actors' logs and a count of the packets; sample-data/README.md explains it.",
        "internal_networks": plan.INTERNAL,
        "recordings": [recording(work, name, flows) for name in names],
        "questions": questions.answers([f for f in flows if f.ip_version == 4]),
    }
    if kind == "public":
        truth["questions"].update(questions.countries([f for f in flows if f.ip_version == 4]))
        truth["readdressed"] = [dict(was=a, public=p, country=c) for a, (p, c) in plan.PUBLIC.items()]
    else:
        truth["questions_with_ipv6"] = questions.answers(flows)
    print(dumps(truth))


def dumps(value, indent=0):
    """JSON with one line for each innermost object or list of a list."""
    pad = " " * (indent + 1)
    if isinstance(value, dict) and any(isinstance(v, (dict, list)) for v in value.values()):
        inner = ",\n".join(f"{pad}{json.dumps(k)}: {dumps(v, indent + 1)}" for k, v in value.items())
        return "{\n" + inner + "\n" + pad[:-1] + "}"
    if isinstance(value, list) and any(isinstance(v, (dict, list)) for v in value):
        return "[\n" + ",\n".join(pad + json.dumps(v) for v in value) + "\n" + pad[:-1] + "]"
    return json.dumps(value)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:])
