# Exports a packet capture with softflowd and pmacct to the collector, and records the datagrams. Sourced by run.
# shellcheck shell=bash

collector=10.20.3.2

# -a takes the capture's clock. -T ether makes each direction a flow of its own, as on routers that measure what
# comes in at each port: the frames of the two directions have other MAC addresses. Without it softflowd gives
# both directions one start and one end. The timeouts are longer than the capture: one connection, one flow a direction.
softflowd_options=(-a -d -m 300000 -T ether -t maxlife=0 -t tcp=300 -t udp=300 -t icmp=300 -t general=300
    -t tcp.fin=300 -t tcp.rst=300 -t expint=1 -c none)

start_recorder() { # NAME PORT
    mkdir -p "$work/nfcapd-$1"
    enter_space collector nfcapd -4 -b $collector -p "$2" -w "$work/nfcapd-$1" -t 86400 -B 16000000 -S 0 \
        >"$work/nfcapd-$1.log" 2>&1 &
    listener=$!
    enter_space collector tcpdump -i port -Q in -n -s 0 -B 65536 -U -Z root -w "$work/$1.pcap" "udp dst port $2" \
        2>"$work/tcpdump-$1.err" &
    recorder=$!
    for _ in $(seq 100); do
        grep -q listening "$work/tcpdump-$1.err" && in_space collector ss -Hlun "sport = :$2" | grep -q . && return
        sleep 0.1
    done
    fail "the recorder of $1 did not start: $(cat "$work/tcpdump-$1.err" "$work/nfcapd-$1.log")"
}

stop_recorder() { # NAME
    sleep 1.5
    kill -TERM $recorder $listener
    wait $recorder $listener || true
    grep -q '^0 packets dropped by kernel' "$work/tcpdump-$1.err" || fail "tcpdump lost datagrams of $1"
    cp "$work/$1.pcap" "$out/$1.pcap"
}

export_with_softflowd() { # NAME CAPTURE PORT OPTION...
    local name=$1 capture=$2 port=$3
    shift 3
    start_recorder "$name" "$port"
    in_space router softflowd -r "$capture" -n "$collector:$port" "${softflowd_options[@]}" "$@" \
        -p "$work/softflowd.pid" >"$work/softflowd-$name.log" 2>&1 || fail "softflowd: $(tail -3 "$work/softflowd-$name.log")"
    stop_recorder "$name"
}

export_recordings() {
    export_with_softflowd office-v5 "$work/traffic.pcap" 2055 -v 5
    python3 "$here/truth.py" "$work" office "$work/traffic.pcap" office-v5 >"$out/truth.json"
}
