# The network: three places (staff, dmz, inet) on a router, a collector beside it. Sourced by run.
#
#   staff 10.20.1.0/24 --- cable 1.5 ms ---+
#                                          router --- cable 8 ms --- inet (documentation ranges)
#   dmz   10.20.2.0/24 --- cable 1.5 ms ---+   |
#                                          collector 10.20.3.2
# shellcheck shell=bash disable=SC2154

places=(staff dmz inet)
declare -A delay=([staff]=1.5 [dmz]=1.5 [inet]=8)
declare -A number=([staff]=1 [dmz]=2 [inet]=4)
declare -A gateway=([staff]=10.20.1.1/24 [dmz]=10.20.2.1/24 [inet]=100.64.0.1/30)
declare -A gateway6=([staff]=fd00:20:1::1/64 [dmz]=fd00:20:2::1/64 [inet]=fd00:20:4::1/64)
outside=(192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32)
captures=()

in_space() {
    local name=$1
    shift
    ip netns exec "$prefix-$name" "$@"
}

enter_space() { # for background commands: the process id of the job is that of the program
    local name=$1
    shift
    exec ip netns exec "$prefix-$name" "$@"
}

quiet_interface() { # NAMESPACE INTERFACE MAC: no offloads (packets as on a wire), no IPv6 chatter of its own
    ip -n "$prefix-$1" link set dev "$2" address "$3" addrgenmode none
    in_space "$1" ethtool -K "$2" tso off gso off gro off tx off rx off >/dev/null 2>&1
    ip -n "$prefix-$1" link set dev "$2" up
}

add_space() {
    ip netns add "$prefix-$1"
    in_space "$1" sysctl -q -w net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0 \
        net.ipv6.conf.all.accept_ra=0 net.ipv6.conf.default.router_solicitations=0 net.ipv4.icmp_ratelimit=0
    ip -n "$prefix-$1" link set dev lo up
}

add_place() { # a namespace, its cable and the router's port
    local name=$1 n=${number[$1]} end
    add_space "$name"
    add_space "wire-$name"
    in_space "wire-$name" sysctl -q -w net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
    ip -n "$prefix-$name" link add port type veth peer name near netns "$prefix-wire-$name"
    ip -n "$prefix-router" link add "$name" type veth peer name far netns "$prefix-wire-$name"
    quiet_interface "$name" port "02:00:00:00:0$n:02"
    quiet_interface router "$name" "02:00:00:00:0$n:01"
    for end in near far; do
        in_space "wire-$name" ethtool -K "$end" tso off gso off gro off tx off rx off >/dev/null 2>&1
        ip -n "$prefix-wire-$name" link set dev "$end" up
    done
    ip -n "$prefix-router" addr add "${gateway[$name]}" dev "$name"
    ip -n "$prefix-router" addr add "${gateway6[$name]}" dev "$name" nodad
    enter_space "wire-$name" python3 "$here/wire.py" "${delay[$name]}" near far 2>"$work/wire-$name.err" &
}

add_addresses() { # the place's addresses, and fixed neighbours, so that no ARP or ND crosses the router's ports
    local name=$1 n=${number[$1]} address router4=${gateway[$1]%/*} router6=${gateway6[$1]%/*}
    for address in $(python3 "$here/plan.py" addresses "$name"); do
        case $address in
            *:*) ip -n "$prefix-$name" addr add "$address/128" dev lo nodad ;;
            *) ip -n "$prefix-$name" addr add "$address/32" dev lo ;;
        esac
        [ "$name" = inet ] || ip -n "$prefix-router" neigh replace "$address" lladdr "02:00:00:00:0$n:02" dev "$name"
    done
    for address in "$router4" "$router6"; do
        ip -n "$prefix-$name" neigh replace "$address" lladdr "02:00:00:00:0$n:01" dev port
    done
    ip -n "$prefix-$name" route add "$router4" dev port
    ip -n "$prefix-$name" route add default via "$router4" dev port onlink
    ip -n "$prefix-$name" -6 route add "$router6" dev port
    ip -n "$prefix-$name" -6 route add default via "$router6" dev port onlink
}

add_outside_routes() {
    local net
    ip -n "$prefix-router" neigh replace 100.64.0.2 lladdr 02:00:00:00:04:02 dev inet
    ip -n "$prefix-router" neigh replace fd00:20:4::2 lladdr 02:00:00:00:04:02 dev inet
    for net in "${outside[@]}"; do
        case $net in
            *:*) ip -n "$prefix-router" route add "$net" via fd00:20:4::2 dev inet ;;
            *) ip -n "$prefix-router" route add "$net" via 100.64.0.2 dev inet ;;
        esac
        ip -n "$prefix-inet" route add blackhole "$net"
    done
    for net in $(python3 "$here/plan.py" dead); do
        ip -n "$prefix-router" route add blackhole "$net/32"
    done
}

add_collector() {
    add_space collector
    ip -n "$prefix-router" link add mgmt type veth peer name port netns "$prefix-collector"
    quiet_interface router mgmt 02:00:00:00:03:01
    quiet_interface collector port 02:00:00:00:03:02
    ip -n "$prefix-router" addr add 10.20.3.1/24 dev mgmt
    ip -n "$prefix-collector" addr add 10.20.3.2/24 dev port
}

build_network() {
    local name
    add_space router
    in_space router sysctl -q -w net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1
    for name in "${places[@]}"; do add_place "$name"; done
    for name in "${places[@]}"; do add_addresses "$name"; done
    add_outside_routes
    add_collector
}

start_capture() { # what comes in at each of the router's three ports, as routers measure it
    local name wanted='(ip or ip6) and not ip6 proto 0 and not (icmp6 and ip6[40] >= 130)'
    for name in "${places[@]}"; do
        enter_space router tcpdump -i "$name" -Q in -n -s 0 -B 65536 -U -Z root -w "$work/in-$name.pcap" \
            "$wanted" 2>"$work/tcpdump-$name.err" &
        captures+=($!)
    done
    for name in "${places[@]}"; do
        for _ in $(seq 100); do grep -q listening "$work/tcpdump-$name.err" && break; sleep 0.1; done
    done
}

stop_capture() {
    local name
    kill -TERM "${captures[@]}"
    for name in "${captures[@]}"; do wait "$name" || true; done
    for name in "${places[@]}"; do
        grep -q '^0 packets dropped by kernel' "$work/tcpdump-$name.err" ||
            fail "tcpdump lost packets: $(tail -1 "$work/tcpdump-$name.err")"
    done
    python3 "$here/pcap.py" merge "$work/traffic.pcap" "$work"/in-{staff,dmz,inet}.pcap
}

stop_network() { # ends what runs in this laboratory's namespaces, and nothing else
    local space pid
    disown -a
    for space in $(ip netns list | awk -v p="$prefix-" 'index($1, p) == 1 {print $1}'); do
        for pid in $(ip netns pids "$space"); do kill -KILL "$pid" 2>/dev/null || true; done
        ip netns del "$space" || true
    done
}
