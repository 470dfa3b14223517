package io.weir.collector.hostile;

import static io.weir.collector.hostile.ModelLayout.number;

import io.weir.collector.wire.Datagram;
import io.weir.collector.wire.Transport;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * An observation domain of an exporter that a test made up: it sends templates, others in their
 * place, withdrawals, and data before and after their template. Knows what must come of each
 * message, and nothing of the decoder.
 */
final class ModelExporter {
    private static final int FIRST_ID = 256;
    private static final int IDS = 4;

    /** Of the first message, milliseconds since 1970. */
    static final long START = 1_795_352_401_000L;

    private static final long DAY_MILLIS = 86_400_000L;

    final boolean isV9;
    private final boolean isStream;
    private final int address;
    private final int port;
    private final int domain;
    private final Random random;

    /** What the collector has learned. */
    private final Map<Integer, ModelLayout> learned = new HashMap<>();

    /** Layouts of data that were sent, and whose template comes later. */
    private final Map<Integer, ModelLayout> promised = new HashMap<>();

    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Map<String, String>> rows = new ArrayList<>();
    private long stream;
    private long bootMillis = START - DAY_MILLIS;
    private int sequence;
    private int records;

    /** Of the message that is made. */
    private Fate fate = new Fate();

    private final List<Fate> fates = new ArrayList<>();
    private int decodedRecords;

    private record Waiting(int id, List<Map<String, String>> rows, Fate fate) {}

    /** What became of a message: sets of it that wait, and whether one was given up. */
    private static final class Fate {
        private int sets;
        private boolean isBroken;
    }

    /** A message, and the rows that must come of it. */
    record Message(Datagram datagram, List<Map<String, String>> rows) {}

    /**
     * @param kind 0 NetFlow v9, 1 IPFIX over UDP, 2 IPFIX over a stream
     */
    ModelExporter(int kind, int address, int port, int domain, long stream, Random random) {
        this.isV9 = kind == 0;
        this.isStream = kind == 2;
        this.address = address;
        this.port = port;
        this.domain = domain;
        this.stream = stream;
        this.random = random;
    }

    /** Messages of which a set was not decoded, or waits. */
    int undecodable() {
        return (int) fates.stream().filter(each -> each.isBroken || each.sets > 0).count();
    }

    /** Records of data and of options that were decoded. */
    int decodedRecords() {
        return decodedRecords;
    }

    boolean isStream() {
        return isStream;
    }

    /** The next message, of one to four sets. */
    Message next(long now) {
        rows.clear();
        records = 0;
        fate = new Fate();
        fates.add(fate);
        ByteArrayOutputStream sets = new ByteArrayOutputStream();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int what = random.nextInt(10);
            if (what < 4) {
                templates(sets);
            } else if (what == 4 && !isV9) {
                withdrawal(sets);
            } else {
                data(sets, now);
            }
        }
        Message message = new Message(datagram(sets, now), List.copyOf(rows));
        sequence += isV9 ? 1 : records;
        return message;
    }

    /** A message that redefines a template and is broken behind that: nothing must come of it. */
    Message broken(long now) {
        ByteArrayOutputStream sets = new ByteArrayOutputStream();
        ModelLayout layout = ModelLayout.any(random, isV9);
        set(layout.isOptions ? 1 : 0, layout.definition(FIRST_ID, isV9), sets);
        number(FIRST_ID, 2, sets);
        number(200, 2, sets);
        Message message = new Message(datagram(sets, now), List.of());
        sequence += isV9 ? 1 : 0;
        return message;
    }

    /** So long a silence that templates of datagrams expire, and what waits is given up. */
    void silence() {
        giveUp();
        promised.clear();
        if (!isStream) {
            learned.clear();
        }
    }

    /** NetFlow v9: the exporter starts anew, if it was up long enough for that to be seen. */
    void restart(long now) {
        if (isV9 && sequence > 1 && now - bootMillis > 120_000) {
            bootMillis = now - 1_000;
            sequence = 0;
            forget();
        }
    }

    /** A stream: ends, and another begins. */
    Datagram reconnect(long now, long newStream) {
        Datagram end =
                new Datagram(
                        now, Transport.STREAM_END, stream, 0, 0, 0, 4739, ByteBuffer.allocate(0));
        stream = newStream;
        sequence = 0;
        forget();
        return end;
    }

    private void forget() {
        learned.clear();
        promised.clear();
        giveUp();
    }

    private void giveUp() {
        waiting.forEach(set -> set.fate.isBroken = true);
        waiting.clear();
    }

    private int anyId() {
        return FIRST_ID + random.nextInt(IDS);
    }

    private void templates(ByteArrayOutputStream sets) {
        boolean options = random.nextInt(6) == 0;
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int id = anyId();
            ModelLayout layout = nextLayout(id);
            if (layout.isOptions == options) {
                content.writeBytes(layout.definition(id, isV9));
                learn(id, layout);
            }
        }
        if (content.size() > 0) {
            set(options ? 1 : 0, content.toByteArray(), sets);
        }
    }

    private ModelLayout nextLayout(int id) {
        ModelLayout before = learned.get(id);
        if (promised.containsKey(id)) {
            return promised.get(id);
        }
        if (before != null && random.nextInt(3) == 0) {
            return before;
        }
        return random.nextInt(12) == 0 ? ModelLayout.impossible() : ModelLayout.any(random, isV9);
    }

    private void learn(int id, ModelLayout layout) {
        learned.put(id, layout);
        promised.remove(id);
        List<Waiting> its = waiting.stream().filter(set -> set.id == id).toList();
        waiting.removeAll(its);
        for (Waiting set : its) {
            set.fate.sets--;
            decodedRecords += set.rows.size();
            if (!layout.isOptions) {
                rows.addAll(set.rows);
            }
        }
    }

    private void withdrawal(ByteArrayOutputStream sets) {
        boolean options = random.nextInt(4) == 0;
        int kind = options ? 3 : 2;
        boolean isOfAll = random.nextInt(4) == 0;
        int id = isOfAll ? kind : anyId();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        number(id, 2, content);
        number(0, 2, content);
        set(kind - 2, content.toByteArray(), sets);
        if (isStream && isOfAll) {
            learned.values().removeIf(layout -> layout.isOptions == options);
        } else if (isStream) {
            learned.remove(id);
        }
    }

    private void data(ByteArrayOutputStream sets, long now) {
        int id = anyId();
        ModelLayout known = learned.get(id);
        ModelLayout layout = known;
        if (layout == null) {
            layout = promised.computeIfAbsent(id, any -> ModelLayout.any(random, isV9));
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        List<Map<String, String>> here = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            Map<String, String> row = layout.record(random, content);
            row.put("received_time", Long.toString(now));
            row.put("template_id", Integer.toString(id));
            row.put("observation_domain_id", Integer.toString(domain));
            here.add(row);
            records++;
        }
        content.writeBytes(new byte[random.nextInt(4)]);
        set(id, content.toByteArray(), sets);
        if (known == null) {
            fate.sets++;
            waiting.add(new Waiting(id, here, fate));
        } else if (known.isRefused) {
            fate.isBroken = true;
        } else {
            decodedRecords += here.size();
            rows.addAll(known.isOptions ? List.of() : here);
        }
    }

    /** A set; 0 and 1 are templates and options templates. */
    private void set(int id, byte[] content, ByteArrayOutputStream out) {
        number(id < FIRST_ID && !isV9 ? id + 2 : id, 2, out);
        number(4 + content.length, 2, out);
        out.writeBytes(content);
    }

    private Datagram datagram(ByteArrayOutputStream sets, long now) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        number(isV9 ? 9 : 10, 2, out);
        number(isV9 ? 1 : 16 + sets.size(), 2, out);
        number(now - bootMillis, isV9 ? 4 : 0, out);
        number(now / 1000, 4, out);
        number(sequence, 4, out);
        number(domain, 4, out);
        out.writeBytes(sets.toByteArray());
        return new Datagram(
                now,
                isStream ? Transport.STREAM : Transport.UDP,
                isStream ? stream : 0,
                0,
                0xffff_0000_0000L | address,
                port,
                4739,
                ByteBuffer.wrap(out.toByteArray()));
    }
}
