package io.weir.collector.wire.ipfix;

import io.weir.collector.wire.sequence.ExporterStream;
import io.weir.collector.wire.template.HeldMessage;
import io.weir.collector.wire.template.TemplateDialect;

/**
 * What of a message was decoded, in the units that its sequence number counts: data records for
 * IPFIX, datagrams for NetFlow v9. One owner.
 */
final class MessageTally {
    private final TemplateDialect dialect;
    private int dataRecords;
    private int optionsRecords;
    private int unknownSets;
    private int unknownOctets;

    MessageTally(TemplateDialect dialect) {
        this.dialect = dialect;
    }

    void clear() {
        dataRecords = 0;
        optionsRecords = 0;
        unknownSets = 0;
        unknownOctets = 0;
    }

    void decoded(boolean options, int records) {
        if (options) {
            optionsRecords += records;
        } else {
            dataRecords += records;
        }
    }

    /** A set whose records cannot be counted. */
    void unknown(int octets) {
        unknownSets++;
        unknownOctets += octets;
    }

    /** The template of a set that was unknown came in the same message. */
    void known(boolean options, int records, int octets) {
        unknownSets--;
        unknownOctets -= octets;
        decoded(options, records);
    }

    /** The message was refused whole; {@code octets} follow its header. */
    void malformed(ExporterStream stream, int octets) {
        if (dialect == TemplateDialect.NETFLOW9) {
            stream.endMalformed(1);
        } else {
            stream.endUncountable(0, 0, 1, octets, 0);
        }
    }

    /** The message was decoded, and gave {@code flows} rows. */
    void end(ExporterStream stream, int flows) {
        if (dialect == TemplateDialect.NETFLOW9) {
            if (unknownSets == 0) {
                stream.end(1, 0, flows);
            } else {
                stream.endUndecodable(flows);
            }
        } else if (unknownSets == 0) {
            stream.end(dataRecords, optionsRecords, flows);
        } else {
            stream.endUncountable(dataRecords, optionsRecords, unknownSets, unknownOctets, flows);
        }
    }

    /** A set that waited for its template was decoded, and gave {@code flows} rows. */
    void late(ExporterStream stream, HeldMessage held, boolean options, int records, int flows) {
        if (dialect == TemplateDialect.IPFIX) {
            stream.setDecodedLater(
                    held.message().sequence(), options ? 0 : records, options ? records : 0, flows);
        } else if (held.isDone()) {
            stream.datagramDecodedLater(flows);
        } else {
            stream.rowsDecodedLater(flows);
        }
    }
}
