"""What the actors logged: every connection, who opened it, what for, and how it ended.

usage: connections.py WORK > connections.tsv
"""

import json
import sys

import plan

COLUMNS = ("began", "actor", "purpose", "proto", "src", "sport", "dst", "dport", "outcome")


def read(work):
    """The log, and the house resolver's own: dnsmasq asks each server outside from one fixed port, so that all
    its questions to a server are one flow a direction. Its start is not logged."""
    with open(f"{work}/connections") as file:
        rows = [json.loads(line) for line in file]
    resolver = dict(actor="house resolver", purpose="forward", proto="udp", outcome="answered", began="")
    for server in plan.UPSTREAMS:
        rows.append(dict(resolver, src=plan.HOUSE_DNS, sport=plan.UPSTREAM_PORT, dst=server, dport=53))
    return sorted(rows, key=lambda row: (row["began"] or 0, row["src"], row["sport"]))


def main(work):
    print("\t".join(COLUMNS))
    for row in read(work):
        print("\t".join(str(row[column]) for column in COLUMNS))


if __name__ == "__main__":
    main(sys.argv[1])
