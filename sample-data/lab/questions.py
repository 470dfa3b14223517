"""The answers to the demo's questions, from flows whose truth is known (never from decoded records)."""

import collections
import ipaddress

import plan

TCP, UDP = 6, 17
SYN, ACK = 2, 16
WEB_PORTS = (80, 443, 8080)
INTERNAL = [ipaddress.ip_network(net) for net in plan.INTERNAL]
COUNTRY = {public: country for public, country in plan.PUBLIC.values()}


class TrueFlow:
    """One direction of a connection: who opened it, what for, and what was counted on the wire."""

    def __init__(self, key, side, connection, count):
        self.key, self.side, self.connection, self.count = key, side, connection, count
        self.src, self.dst, self.proto, self.sport, self.dport = key

    @property
    def ip_version(self):
        return 6 if ":" in self.src else 4

    @property
    def flow_type(self):
        """SiLK's type for a sensor whose internal network is the office's."""
        web = "web" if self.proto == TCP and (self.sport in WEB_PORTS or self.dport in WEB_PORTS) else ""
        places = internal(self.src), internal(self.dst)
        return {(0, 1): "in" + web, (1, 0): "out" + web, (1, 1): "int2int", (0, 0): "ext2ext"}[places]

    @property
    def established(self):
        return self.proto == TCP and self.connection["outcome"] == "answered"

    @property
    def syn_only(self):
        """A TCP attempt that got no answer, or a refusal: its opener never sent ACK or FIN."""
        return self.proto == TCP and self.side == "client" and self.connection["outcome"] != "answered"

    def as_exported(self):
        first, last = self.count.first // 1000, self.count.last // 1000
        return self.key, self.count.flags, self.count.packets, self.count.bytes, first, last - first


def internal(address):
    return int(any(ipaddress.ip_address(address) in net for net in INTERNAL))


def order(address):
    return int(ipaddress.ip_address(address))


def percents(rows, field, total):
    """Adds rwstats' %X and cumul_% to rows in displayed order; the total is that of all rows that matched."""
    running = 0
    for row in rows:
        running += row[field]
        row["percent"] = round(100 * row[field] / total, 6)
        row["cumulative_percent"] = round(100 * running / total, 6)
    return rows


def flows_to_port(flows, port, threshold):
    """The old shell script's question: sources with more than `threshold` flows to a port."""
    count = collections.Counter(f.src for f in flows if f.dport == port and f.proto in (TCP, UDP))
    rows = [dict(src=src, flows=n) for src, n in sorted(count.items(), key=lambda c: (-c[1], order(c[0])))]
    return dict(threshold=threshold, rows=[r for r in rows if r["flows"] > threshold], next_below=rows_below(rows, threshold))


def rows_below(rows, threshold):
    return [r for r in rows if r["flows"] <= threshold][:2]


def ftp_attempts(flows):
    count = collections.Counter((f.src, f.dst, f.dport) for f in flows if f.syn_only and f.dport == 21 and f.flow_type == "in")
    ranked = sorted(count.items(), key=lambda c: (-c[1], order(c[0][0]), order(c[0][1])))
    rows = [dict(src=k[0], dst=k[1], dport=k[2], flows=n) for k, n in ranked[:20]]
    return dict(groups=len(count), total_flows=count.total(), rows=percents(rows, "flows", count.total()))


def dns_clients(flows):
    servers = collections.defaultdict(set)
    for f in flows:
        if f.dport == 53 and f.flow_type == "out":
            servers[f.src].add(f.dst)
    ranked = sorted(servers.items(), key=lambda c: (-len(c[1]), order(c[0])))
    return [dict(src=src, distinct_servers=len(asked)) for src, asked in ranked]


def server_ports(flows):
    sums = collections.defaultdict(lambda: dict(flows=0, packets=0, bytes=0))
    for f in flows:
        if f.proto in (TCP, UDP) and f.flow_type in ("out", "outweb") and 1 <= f.sport <= 1023:
            add(sums[f.sport], f)
    ranked = sorted(sums.items(), key=lambda c: (-c[1]["bytes"], c[0]))
    total = sum(s["bytes"] for s in sums.values())
    rows = [dict(sport=port, **s) for port, s in ranked[:10]]
    return dict(groups=len(sums), total_bytes=total, rows=percents(rows, "bytes", total))


def add(total, flow):
    total["flows"] += 1
    total["packets"] += flow.count.packets
    total["bytes"] += flow.count.bytes


def listening(flows):
    """Servers that answered on another port than 80: the server's half of established connections."""
    count = collections.Counter((f.dst, f.src, f.sport, f.flow_type) for f in flows if f.established and f.side == "server" and f.sport != 80)
    ranked = sorted(count.items(), key=lambda c: (order(c[0][0]), order(c[0][1]), c[0][2]))
    return [dict(dst=k[0], src=k[1], sport=k[2], flow_type=k[3], flows=n) for k, n in ranked]


def listening_by_flags(flows):
    """SiLK's pipeline to the letter: SYN and ACK in the flags of either half, source port not 80."""
    chosen = [f for f in flows if f.established and f.sport != 80]
    return dict(flows=len(chosen), groups=len({(f.dst, f.src, f.sport) for f in chosen}))


def office_servers(flows):
    """Who answers inside, and on which port, to clients outside; `announced` are those of the address plan."""
    count = collections.Counter((f.src, f.sport) for f in flows if f.established and f.side == "server" and f.flow_type in ("out", "outweb"))
    rows = sorted(count.items(), key=lambda c: (order(c[0][0]), c[0][1]))
    return [dict(server=k[0], port=k[1], flows=n, announced=k not in plan.UNANNOUNCED) for k, n in rows]


def talkers(flows, pick, names, count=10):
    sums = collections.defaultdict(lambda: dict(flows=0, packets=0, bytes=0))
    for f in flows:
        add(sums[pick(f)], f)
    ranked = sorted(sums.items(), key=lambda c: (-c[1]["bytes"], str(c[0])))[:count]
    return [dict(zip(names, key), **s) for key, s in ranked]


def totals(flows):
    total = dict(flows=0, packets=0, bytes=0)
    for f in flows:
        add(total, f)
    total["first_ms"] = min(f.count.first for f in flows) // 1000
    total["last_ms"] = max(f.count.last for f in flows) // 1000
    return total


def answers(flows):
    return {
        "totals": totals(flows),
        "protocols": talkers(flows, lambda f: (f.proto,), ["proto"]),
        "flow_types": talkers(flows, lambda f: (f.flow_type,), ["flow_type"]),
        "purposes": talkers([f for f in flows if f.side == "client"], lambda f: (f.connection["actor"], f.connection["purpose"]), ["actor", "purpose"], 99),
        "more_than_20_flows_to_port_25": flows_to_port(flows, 25, 20),
        "more_than_100_flows_to_port_80": flows_to_port(flows, 80, 100),
        "more_than_100_flows_to_port_53": flows_to_port(flows, 53, 100),
        "syn_only_ftp_top_20": ftp_attempts(flows),
        "dns_clients_by_distinct_servers": dns_clients(flows),
        "busiest_server_ports_top_10": server_ports(flows),
        "office_servers": office_servers(flows),
        "listening_servers_without_port_80": listening(flows),
        "syn_ack_without_source_port_80_either_side": listening_by_flags(flows),
        "top_sources_by_bytes": talkers(flows, lambda f: (f.src,), ["src"]),
        "top_pairs_by_bytes": talkers(flows, lambda f: (f.src, f.dst), ["src", "dst"]),
    }


def countries(flows):
    """Traffic by country of the side outside; the rest of the outside has none (documentation ranges)."""
    return {
        "by_country_of_source": talkers(flows, lambda f: (COUNTRY.get(f.src),), ["country"], 99),
        "by_country_of_destination": talkers(flows, lambda f: (COUNTRY.get(f.dst),), ["country"], 99),
    }
