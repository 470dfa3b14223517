package io.weir.collector.wire.template;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.Transport;
import io.weir.collector.wire.record.ExportMessage;
import io.weir.collector.wire.state.StateReader;
import io.weir.collector.wire.state.StateWriter;
import java.nio.ByteBuffer;

/** The saved form of a {@link TemplateStore}'s sessions. */
final class StoreState {
    private static final int VERSION = 4;
    private static final int NETFLOW9 = 9;
    private static final int IPFIX = 10;
    private static final int MOST_FIELDS = 0xffff;

    private final TemplateParser netFlow9 =
            new TemplateParser(TemplateDialect.NETFLOW9, MOST_FIELDS);
    private final TemplateParser ipfix = new TemplateParser(TemplateDialect.IPFIX, MOST_FIELDS);

    /** What comes before the sessions. */
    static void saveHead(int sessions, StateWriter out) {
        out.writeByte(VERSION);
        out.writeVarint(sessions);
    }

    /** The number of sessions that follow. */
    static int readHead(StateReader in) {
        int version = in.readByte("version of templates");
        if (version != VERSION) {
            throw in.damaged("templates of version " + VERSION, Integer.toString(version));
        }
        return in.readCount("number of sessions");
    }

    static void saveKey(SessionKey key, StateWriter out) {
        out.writeByte(key.version());
        out.writeVarint(key.stream());
        out.writeLong(key.high());
        out.writeLong(key.low());
        out.writeVarint(key.port());
        out.writeVarint(key.localPort());
        out.writeInt(key.domain());
    }

    static SessionKey readKey(StateReader in) {
        int version = in.readByte("protocol");
        if (version != NETFLOW9 && version != IPFIX) {
            throw in.damaged("protocol 9 or 10", Integer.toString(version));
        }
        return new SessionKey(
                version,
                in.readVarint("stream"),
                in.readLong("address"),
                in.readLong("address"),
                (int) in.readVarint("port", 0xffff),
                (int) in.readVarint("local port", 0xffff),
                in.readInt("domain"));
    }

    static void saveTemplate(Template template, StateWriter out) {
        out.writeVarint(template.id());
        out.writeBoolean(template.isOptions());
        out.writeBytes(template.definition());
        out.writeZigzag(template.firstMillis());
        out.writeZigzag(template.refreshedMillis());
        out.writeVarint(template.longestRefreshMillis());
        out.writeVarint(template.records());
        out.writeZigzag(template.usedMillis());
    }

    Template readTemplate(SessionKey key, StateReader in) {
        int id = (int) in.readVarint("template id", 0xffff);
        boolean options = in.readBoolean("options template");
        byte[] definition = in.readBytes("template");
        long first = in.readZigzag("time of template");
        long refreshed = in.readZigzag("time of refresh");
        long longest = in.readVarint("longest refresh", Long.MAX_VALUE);
        long records = in.readVarint("number of records", Long.MAX_VALUE);
        long used = in.readZigzag("time of last record");
        ByteBuffer record = ByteBuffer.allocate(2 + definition.length);
        record.putShort((short) id).put(definition);
        TemplateParser parser = key.version() == NETFLOW9 ? netFlow9 : ipfix;
        Template template =
                record.limit() < TemplateParser.header(options)
                        ? null
                        : parser.read(options, record, 0, record.limit(), null);
        if (template == null || parser.end() != record.limit()) {
            throw in.damaged("a template of " + definition.length + " bytes", "something else");
        }
        template.restore(first, refreshed, longest);
        template.restoreUse(records, used);
        return template;
    }

    static void saveHeld(HeldMessage held, StateWriter out) {
        ExportMessage message = held.message();
        Datagram datagram = message.datagram();
        out.writeZigzag(datagram.receivedMillis());
        out.writeByte(datagram.transport().ordinal());
        out.writeVarint(datagram.session());
        out.writeLong(datagram.sourceHigh());
        out.writeLong(datagram.sourceLow());
        out.writeVarint(datagram.sourcePort());
        out.writeVarint(datagram.localPort());
        out.writeVarint(message.exportMillis());
        out.writeInt(message.uptime());
        out.writeInt(message.sequence());
        out.writeBoolean(held.isBroken());
    }

    static HeldMessage readHeld(SessionKey key, StateReader in) {
        long received = in.readZigzag("time of reception");
        int transport = in.readByte("transport");
        if (transport > Transport.STREAM.ordinal()) {
            throw in.damaged("transport 0 or 1", Integer.toString(transport));
        }
        Datagram datagram =
                new Datagram(
                        received,
                        Transport.values()[transport],
                        in.readVarint("stream"),
                        in.readLong("address"),
                        in.readLong("address"),
                        (int) in.readVarint("port", 0xffff),
                        (int) in.readVarint("local port", 0xffff),
                        ByteBuffer.allocate(0));
        HeldMessage held =
                new HeldMessage(
                        new ExportMessage(
                                key.version(),
                                datagram,
                                in.readVarint("export time", Long.MAX_VALUE),
                                key.version() == NETFLOW9,
                                in.readInt("uptime"),
                                in.readInt("sequence"),
                                key.domain()));
        if (in.readBoolean("broken")) {
            held.breakIt();
        }
        return held;
    }
}
