# Exports a packet capture with softflowd and pmacct to the collector, and records the datagrams. Sourced by run.
# shellcheck shell=bash disable=SC2154

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
    kill -TERM "$recorder" "$listener"
    wait "$recorder" "$listener" || true
    grep -q '^0 packets dropped by kernel' "$work/tcpdump-$1.err" || fail "tcpdump lost datagrams of $1"
}

export_with_softflowd() { # NAME CAPTURE PORT OPTION...
    local name=$1 capture=$2 port=$3
    shift 3
    start_recorder "$name" "$port"
    in_space router softflowd -r "$capture" -n "$collector:$port" "${softflowd_options[@]}" "$@" \
        -p "$work/softflowd.pid" >"$work/softflowd-$name.log" 2>&1 || fail "softflowd: $(tail -3 "$work/softflowd-$name.log")"
    stop_recorder "$name"
}

export_with_pmacct() { # NAME CAPTURE PORT: sFlow, one packet of eight
    start_recorder "$1" "$3"  # nfcapd is only the one that listens here: Debian's build does not read sFlow
    printf '%s\n' 'daemonize: false' "pcap_savefile: $2" 'plugins: sfprobe[a]' "sfprobe_receiver[a]: $collector:$3" \
        'sfprobe_agentip[a]: 10.20.3.1' 'sampling_rate[a]: 8' 'snaplen: 256' >"$work/$1.conf"
    # pmacctd ends with an error status when the file has ended; truth.json has the number of samples
    in_space router pmacctd -f "$work/$1.conf" >"$work/pmacctd-$1.log" 2>&1 || true
    grep -q 'Sampling at: 1/8' "$work/pmacctd-$1.log" || fail "pmacctd: $(tail -3 "$work/pmacctd-$1.log")"
    stop_recorder "$1"
}

readdress() { # CAPTURE OUT
    tcprewrite --pnat="$(python3 "$here/plan.py" public)" --fixcsum --infile="$1" --outfile="$2"
}

made_with() (
    . /etc/os-release
    echo "$PRETTY_NAME, Linux $(uname -r | cut -d- -f1), Python $(python3 -c 'import platform; print(platform.python_version())')"
    dpkg-query -W -f '${Package} ${Version}\n' dnsmasq-base ethtool iproute2 iputils-ping nfdump nginx-light openssl \
        pmacct softflowd tcpdump tcpreplay
)

export_recordings() {
    local traffic=$work/traffic.pcap public=$work/public.pcap
    export_with_softflowd office-v5 "$traffic" 2055 -v 5
    export_with_softflowd office-v9 "$traffic" 9995 -v 9
    export_with_softflowd office-ipfix "$traffic" 4739 -v 10 -A milli
    export_with_pmacct office-sflow "$traffic" 6343
    python3 "$here/truth.py" "$work" office "$traffic" office-{v5,v9,ipfix,sflow} >"$work/truth.json"
    readdress "$traffic" "$public"
    export_with_softflowd office-public-v5 "$public" 2055 -v 5
    python3 "$here/truth.py" "$work" public "$public" office-public-v5 >"$work/truth-public.json"
    python3 "$here/connections.py" "$work" >"$work/connections.tsv"
    made_with >"$work/made-with.txt"
    cp "$work"/office-{v5,v9,ipfix,sflow,public-v5}.pcap "$work"/truth{,-public}.json "$work/connections.tsv" \
        "$work/made-with.txt" "$out/"
    (cd "$out" && sha256sum -- *.pcap *.json *.tsv made-with.txt >SHA256SUMS)
}
