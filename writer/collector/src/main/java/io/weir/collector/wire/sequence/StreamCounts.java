package io.weir.collector.wire.sequence;

/**
 * What was counted of streams. At every moment {@code announced = decoded + undecodable + malformed
 * + lost + duplicate + uncertain}, in the unit of the protocol.
 *
 * @param datagrams datagrams whose header could be read
 * @param bytes octets of their payloads
 * @param rows flows that they gave
 * @param announced what the sequence numbers say was sent, and what was sent twice
 * @param decoded decoded
 * @param undecodable for want of a template, those that still wait for it included
 * @param malformed in datagrams that were refused whole
 * @param lost in gaps of the sequence
 * @param duplicate in datagrams that had come before, octet by octet, and were not decoded again
 * @param uncertain in gaps behind messages with sets that could not be counted: part of these sets,
 *     or lost
 * @param gaps how many times a sequence was ahead
 * @param restarts how many times a sequence began anew
 */
public record StreamCounts(
        long datagrams,
        long bytes,
        long rows,
        long announced,
        long decoded,
        long undecodable,
        long malformed,
        long lost,
        long duplicate,
        long uncertain,
        long gaps,
        long restarts) {
    /** Nothing. */
    public static final StreamCounts ZERO = new StreamCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** The sum of both. */
    public StreamCounts plus(StreamCounts more) {
        return new StreamCounts(
                datagrams + more.datagrams,
                bytes + more.bytes,
                rows + more.rows,
                announced + more.announced,
                decoded + more.decoded,
                undecodable + more.undecodable,
                malformed + more.malformed,
                lost + more.lost,
                duplicate + more.duplicate,
                uncertain + more.uncertain,
                gaps + more.gaps,
                restarts + more.restarts);
    }

    /** What was counted since {@code before}. */
    public StreamCounts minus(StreamCounts before) {
        return new StreamCounts(
                datagrams - before.datagrams,
                bytes - before.bytes,
                rows - before.rows,
                announced - before.announced,
                decoded - before.decoded,
                undecodable - before.undecodable,
                malformed - before.malformed,
                lost - before.lost,
                duplicate - before.duplicate,
                uncertain - before.uncertain,
                gaps - before.gaps,
                restarts - before.restarts);
    }

    /** What was announced and is not accounted for: 0, or a defect of the collector. */
    public long difference() {
        return announced - decoded - undecodable - malformed - lost - duplicate - uncertain;
    }
}
