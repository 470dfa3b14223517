package io.weir.collector.listen;

/**
 * An address to bind.
 *
 * @param number its place, from 0, in the list of addresses
 * @param address the address
 * @param leavesIpv4 whether another socket takes IPv4 on this port
 */
record ListenPlace(int number, ListenAddress address, boolean leavesIpv4) {
    /** Counters for what will listen there. */
    ListenerCounters counters() {
        return new ListenerCounters(
                number, new Listener(address.protocol(), address.socketAddress(), 0, 0));
    }
}
