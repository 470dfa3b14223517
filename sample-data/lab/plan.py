"""Who is in the laboratory and what everybody does: addresses, and a seeded schedule of connections.

As a program it prints lists for the shell scripts: `plan.py addresses|web NAMESPACE`, `plan.py dns
inet|house|public`, `plan.py schedule|dead|public`. Nothing here touches the network.
"""

import json
import random
import sys

SEED = 20261122
INTERNAL = ["10.20.0.0/16", "fd00:20::/32"]
SECONDS = 70

HOUSE_DNS, PUBLIC_DNS = "10.20.2.53", "10.20.2.54"
OFFICE_WEB, OFFICE_MAIL, OFFICE_FILES = "10.20.2.80", "10.20.2.25", "10.20.2.21"
OFFICE_NEWS, OFFICE_TIME = "10.20.2.119", "10.20.2.123"
OFFICE_WEB6, HOUSE_DNS6 = "fd00:20:2::80", "fd00:20:2::53"
STAFF = [f"10.20.1.{n}" for n in range(11, 27)]
STAFF6 = [f"fd00:20:1::{n}" for n in range(11, 17)]
INFECTED, CRAWLER, MONITOR, BACKDOOR = "10.20.1.23", "10.20.1.21", "10.20.1.20", "10.20.1.17"

WEB = {
    "news.example": "192.0.2.10",
    "shop.example": "192.0.2.11",
    "video.example": "192.0.2.12",
    "wiki.example": "198.51.100.20",
    "search.example": "198.51.100.21",
    "weather.example": "203.0.113.30",
    "bank.example": "203.0.113.31",
    "docs.example": "203.0.113.32",
}
WEB6 = {"news.example": "2001:db8:1::10", "wiki.example": "2001:db8:2::20", "docs.example": "2001:db8:3::32"}
DNS = [f"192.0.2.{n}" for n in (53, 54, 55)] + [f"198.51.100.{n}" for n in (53, 54, 55, 56)]
DNS += [f"203.0.113.{n}" for n in (53, 54, 55)]
DNS6 = ["2001:db8:1::53", "2001:db8:2::53"]
MAIL = ["192.0.2.25", "198.51.100.25"]
SHELL_HOST, TIME_HOST, IMAP_HOST = "198.51.100.22", "192.0.2.123", "198.51.100.143"
SPAM_TARGETS = [f"203.0.113.{n}" for n in range(101, 148)]
FLOOD_TARGET = "198.51.100.80"
CUSTOMERS = [f"192.0.2.{n}" for n in range(101, 113)]
CUSTOMERS6 = ["2001:db8:1::101", "2001:db8:1::102"]
SCANNER, SCANNER2, STRANGER = "203.0.113.66", "198.51.100.99", "203.0.113.77"
DEAD = [f"10.20.1.{n}" for n in range(101, 113)]  # in the office's range, but no host is there
DEAD_OUTSIDE = "203.0.113.200"

NAMESPACES = {
    "staff": STAFF + STAFF6,
    "dmz": [HOUSE_DNS, PUBLIC_DNS, OFFICE_WEB, OFFICE_MAIL, OFFICE_FILES, OFFICE_NEWS, OFFICE_TIME]
    + [OFFICE_WEB6, HOUSE_DNS6],
    "inet": list(WEB.values())
    + DNS
    + MAIL
    + [SHELL_HOST, TIME_HOST, IMAP_HOST, FLOOD_TARGET, SCANNER, SCANNER2, STRANGER]
    + SPAM_TARGETS
    + CUSTOMERS
    + list(WEB6.values())
    + DNS6
    + CUSTOMERS6,
}
UNANNOUNCED = {(BACKDOOR, 31337), (OFFICE_WEB, 8444)}
UPSTREAM_PORT, UPSTREAMS = 40053, ["198.51.100.53", "203.0.113.53"]

# The second recording: servers outside that neither attack nor are attacked get public addresses, mostly of
# universities. The country is what iptoasn-country (PDDL-1.0) of 2026-06-17 says of each.
PUBLIC = {
    WEB["news.example"]: ("130.89.148.77", "NL"),
    WEB["wiki.example"]: ("193.0.6.139", "NL"),
    WEB["shop.example"]: ("139.18.25.41", "DE"),
    WEB["video.example"]: ("128.31.0.62", "US"),
    WEB["search.example"]: ("133.11.0.1", "JP"),
    WEB["weather.example"]: ("150.203.1.10", "AU"),
    WEB["bank.example"]: ("129.132.19.216", "CH"),
    WEB["docs.example"]: ("143.107.1.1", "BR"),
    MAIL[0]: ("131.111.8.42", "GB"),
    MAIL[1]: ("129.240.118.130", "NO"),
    SHELL_HOST: ("193.166.3.2", "FI"),
    TIME_HOST: ("147.32.1.1", "CZ"),
    IMAP_HOST: ("196.11.240.241", "ZA"),
}


class Schedule:
    """Collects planned connections and gives every one a source port that nobody else has."""

    def __init__(self):
        self.random = random.Random(SEED)
        self.rows = []
        self.ports = {}

    def add(self, at, actor, proto, src, dst, dport, purpose, expect="answered", **extra):
        sport = 0
        if proto in ("tcp", "udp"):
            sport = self.ports.get(src, 33000) + self.random.choice((1, 1, 2, 3))
            self.ports[src] = sport
        row = dict(at=round(at, 3), actor=actor, proto=proto, src=src, sport=sport, dst=dst, dport=dport)
        row.update(purpose=purpose, expect=expect, **extra)
        self.rows.append(row)

    def when(self, start=1.0, end=SECONDS - 3.0):
        return self.random.uniform(start, end)

    def count(self, src, dport):
        return sum(1 for r in self.rows if r["src"] == src and r["dport"] == dport)


def browse(plan):
    """Sixteen clients, less the infected one, look at pages: one look-up at the house resolver each."""
    for index, client in enumerate(STAFF):
        if client in (INFECTED, CRAWLER):
            continue
        for _ in range(plan.random.randint(5, 11)):
            name = plan.random.choice(list(WEB))
            at = plan.when()
            plan.add(at, "staff", "udp", client, HOUSE_DNS, 53, "look up", name=name, qtype="A")
            port = 443 if plan.random.random() < 0.3 else 80
            size = plan.random.choice((2, 5, 12, 30, 60))
            plan.add(at + 0.2, "staff", "tcp", client, WEB[name], port, "browse", path=f"/{size}k.html")
        if index % 4 == 0:
            plan.add(plan.when(), "staff", "tcp", client, OFFICE_WEB, 80, "intranet", path="/5k.html")
    for client in STAFF[:5]:
        plan.add(plan.when(), "staff", "udp", client, TIME_HOST, 123, "time")
    plan.add(plan.when(), "staff", "tcp", STAFF[3], SHELL_HOST, 22, "remote login")
    plan.add(plan.when(), "staff", "tcp", STAFF[4], IMAP_HOST, 993, "private mail")


def browse6(plan):
    for client in STAFF6:
        for _ in range(4):
            name = plan.random.choice(list(WEB6))
            at = plan.when()
            plan.add(at, "staff", "udp", client, HOUSE_DNS6, 53, "look up", name=name, qtype="AAAA")
            plan.add(at + 0.2, "staff", "tcp", client, WEB6[name], 80, "browse", path="/5k.html")
    for client, servers in ((STAFF6[0], DNS6), (STAFF6[1], DNS6[:1])):
        for server in servers:
            plan.add(plan.when(), "staff", "udp", client, server, 53, "own resolver", name="news.example", qtype="AAAA")
    for client in CUSTOMERS6:
        for _ in range(3):
            plan.add(plan.when(), "customer", "tcp", client, OFFICE_WEB6, 80, "visit", path="/12k.html")
    plan.add(plan.when(), "staff", "icmp6", STAFF6[2], WEB6["wiki.example"], 0, "ping", packets=4)


def infected(plan):
    """Mail to many, a flood at one web server, a flood of questions to every name server there is."""
    mails = SPAM_TARGETS + plan.random.sample(SPAM_TARGETS, 13)
    for n, target in enumerate(mails):
        plan.add(3 + n * 0.9, "infected", "tcp", INFECTED, target, 25, "spam")
    for n in range(160):
        plan.add(10 + n * 0.1, "infected", "tcp", INFECTED, FLOOD_TARGET, 80, "flood web", path="/")
    for n in range(180):
        server = DNS[min(n % 13, len(DNS) - 1)]
        plan.add(30 + n * 0.1, "infected", "udp", INFECTED, server, 53, "flood dns", name=f"x{n}.example", qtype="A")


def scans(plan):
    """Port 21 from outside. Targets either refuse (RST) or are not there; a few real log-ins succeed."""
    live = [a for a in STAFF if a != INFECTED][:10]
    targets = [a for pair in zip(live, DEAD) for a in pair]
    wanted = [(SCANNER, t, n) for t, n in zip(targets, range(23, 5, -1))]
    wanted += [(SCANNER2, targets[1], 25), (SCANNER2, targets[4], 5)]
    wanted += [(SCANNER2, t, n) for t, n in zip(targets[5:13], (3, 3, 2, 2, 2, 1, 1, 1))]
    for scanner, target, attempts in wanted:
        expect = "silent" if target in DEAD else "refused"
        for _ in range(attempts):
            plan.add(plan.when(), "scanner", "tcp", scanner, target, 21, "scan", expect)
    for _ in range(4):
        plan.add(plan.when(), "scanner", "tcp", SCANNER, OFFICE_FILES, 21, "ftp log-in")
    plan.add(plan.when(), "scanner", "tcp", SCANNER, targets[0], 22, "scan", "refused")
    for _ in range(6):
        plan.add(plan.when(), "staff", "tcp", STAFF[6], DEAD_OUTSIDE, 21, "dead ftp server", "silent")


def resolvers(plan):
    """Clients that ask more name servers than they should; one of them also over TCP, one a host without DNS."""
    habits = {STAFF[1]: 3, STAFF[2]: 5, STAFF[3]: 8, STAFF[4]: 6, STAFF[5]: 1, STAFF[7]: 6}
    for client, servers in habits.items():
        for server in DNS[:servers]:
            for _ in range(plan.random.randint(1, 4)):
                name = plan.random.choice(list(WEB))
                plan.add(plan.when(), "staff", "udp", client, server, 53, "own resolver", name=name, qtype="A")
    plan.add(plan.when(), "staff", "tcp", STAFF[7], DNS[7], 53, "own resolver", name="news.example", qtype="A")
    no_dns = WEB["weather.example"]
    plan.add(plan.when(), "staff", "udp", STAFF[1], no_dns, 53, "own resolver", "refused", name="news.example", qtype="A")


def visits(plan):
    """Customers outside use the office's public servers; each port carries its own amount of bytes."""
    habits = [  # address, port, connections, size or page
        (OFFICE_WEB, 80, 60, "/30k.html"),
        (OFFICE_WEB, 443, 40, "/12k.html"),
        (OFFICE_MAIL, 25, 36, 0),
        (OFFICE_MAIL, 993, 14, 14000),
        (OFFICE_MAIL, 587, 9, 0),
        (OFFICE_MAIL, 143, 8, 9000),
        (OFFICE_MAIL, 110, 7, 7000),
        (OFFICE_MAIL, 995, 6, 5000),
        (OFFICE_FILES, 21, 5, 3000),
        (OFFICE_FILES, 22, 10, 30000),
        (OFFICE_NEWS, 119, 4, 2000),
    ]
    for address, port, times, what in habits:
        for n in range(times):
            extra = {"path": what} if isinstance(what, str) else {"size": what}
            plan.add(plan.when(), "customer", "tcp", CUSTOMERS[n % 12], address, port, "visit", **extra)
    for n in range(48):
        plan.add(plan.when(), "customer", "udp", CUSTOMERS[n % 12], PUBLIC_DNS, 53, "visit", name="www.office.example", qtype="A")
    for n in range(6):
        plan.add(plan.when(), "customer", "udp", CUSTOMERS[n], OFFICE_TIME, 123, "visit")


def unannounced(plan):
    """Two servers that nobody announced: a back door on a client, an administration page on the web server."""
    for n in range(7):
        plan.add(plan.when(), "stranger", "tcp", STRANGER, BACKDOOR, 31337, "back door", size=20000)
    for n in range(3):
        plan.add(plan.when(), "customer", "tcp", CUSTOMERS[n], OFFICE_WEB, 8444, "administration", path="/2k.html")


def limits(plan):
    """Hosts that stay exactly at a threshold: 20 to port 25, 100 to port 80, 100 to port 53."""
    for n in range(20):
        plan.add(plan.when(), "office mail", "tcp", OFFICE_MAIL, MAIL[0 if n < 12 else 1], 25, "send mail")
    while plan.count(CRAWLER, 80) < 100:
        name = plan.random.choice(list(WEB))
        plan.add(plan.when(), "staff", "tcp", CRAWLER, WEB[name], 80, "crawl", path="/2k.html")
    while plan.count(MONITOR, 53) < 100:
        plan.add(plan.when(), "staff", "udp", MONITOR, HOUSE_DNS, 53, "monitor", name="www.office.example", qtype="A")


def pings(plan):
    for client, dst in ((STAFF[0], WEB["news.example"]), (STAFF[8], DNS[0]), (CUSTOMERS[0], OFFICE_WEB)):
        actor = "customer" if client in CUSTOMERS else "staff"
        plan.add(plan.when(), actor, "icmp", client, dst, 0, "ping", packets=plan.random.randint(3, 6))


def schedule():
    """All planned connections in order of time."""
    plan = Schedule()
    for part in (browse, browse6, infected, scans, resolvers, visits, unannounced, limits, pings):
        part(plan)
    return sorted(plan.rows, key=lambda r: r["at"])


def namespace_of(address):
    return next(name for name, addresses in NAMESPACES.items() if address in addresses)


def dns_options(which):
    """Command line of dnsmasq for the name servers outside, the house's own and the office's public one."""
    office = f"--host-record=www.office.example,{OFFICE_WEB},{OFFICE_WEB6},5"
    if which == "house":
        upstream = [f"--server={server}@{HOUSE_DNS}#{UPSTREAM_PORT}" for server in UPSTREAMS]
        return [office, "--local=/office.example/", *upstream] + [f"--listen-address={a}" for a in (HOUSE_DNS, HOUSE_DNS6)]
    if which == "public":
        return [office, "--local=/example/", f"--listen-address={PUBLIC_DNS}"]
    records = [f"--host-record={','.join(filter(None, (n, a, WEB6.get(n), '5')))}" for n, a in WEB.items()]
    return ["--local=/example/", *records] + [f"--listen-address={a}" for a in DNS + DNS6]


def web_addresses(namespace):
    if namespace == "dmz":
        return [OFFICE_WEB, OFFICE_WEB6]
    return [*WEB.values(), FLOOD_TARGET, *WEB6.values()]


COMMANDS = {
    "addresses": lambda namespace: NAMESPACES[namespace],
    "web": web_addresses,
    "dns": dns_options,
    "schedule": lambda: [json.dumps(row) for row in schedule()],
    "dead": lambda: DEAD,
    "public": lambda: [",".join(f"{a}/32:{p}/32" for a, (p, _) in PUBLIC.items())],
}


def main(argv):
    if not argv or argv[0] not in COMMANDS:
        sys.exit(f"plan.py: expected one of {', '.join(COMMANDS)}, got {' '.join(argv) or 'nothing'}")
    print("\n".join(COMMANDS[argv[0]](*argv[1:])))


if __name__ == "__main__":
    main(sys.argv[1:])
