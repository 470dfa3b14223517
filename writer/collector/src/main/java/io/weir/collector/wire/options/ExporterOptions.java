package io.weir.collector.wire.options;

import io.weir.collector.wire.state.StateReader;
import io.weir.collector.wire.state.StateWriter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one observation domain has said of itself in options data. Each entry belongs to the options
 * template that brought it, and goes with it; a later entry replaces an earlier one. Not
 * thread-safe: one owner.
 */
public final class ExporterOptions {
    /** The key of an entry that is for the whole exporter. */
    private static final long WHOLE = -1;

    /** Memory of an entry beside its text, roughly, in bytes. */
    private static final int ENTRY_BYTES = 80;

    private static final OptionKind[] KINDS = OptionKind.values();

    private final LongTable[] tables = new LongTable[KINDS.length];
    private final int limit;
    private int size;
    private long textChars;
    private long refused;
    private boolean hasRates;

    /** Options of at most {@code limit} entries. */
    public ExporterOptions(int limit) {
        this.limit = limit;
        for (int i = 0; i < tables.length; i++) {
            tables[i] = new LongTable(limit);
        }
    }

    /** Number of entries. */
    public int size() {
        return size;
    }

    /** Memory that they take, roughly, in bytes. */
    public long weight() {
        return (long) ENTRY_BYTES * size + textChars;
    }

    /** Entries for which there was no room. */
    public long refused() {
        return refused;
    }

    /** Whether any sampling rate is known. */
    public boolean hasRates() {
        return hasRates;
    }

    /** Packets that one stands for, by the sampler's id; 0 where nothing was said. */
    public long rateOfSampler(long sampler) {
        return number(OptionKind.SAMPLER_RATE, sampler);
    }

    /** By the ingress interface; 0 where nothing was said. */
    public long rateOfInterface(long ifIndex) {
        return number(OptionKind.INTERFACE_RATE, ifIndex);
    }

    /** By the line card; 0 where nothing was said. */
    public long rateOfLineCard(long lineCard) {
        return number(OptionKind.LINE_CARD_RATE, lineCard);
    }

    /** The rate of the only line card that there is; 0 where there are none or several. */
    public long rateOfOnlyLineCard() {
        LongTable cards = tables[OptionKind.LINE_CARD_RATE.ordinal()];
        return cards.size() == 1 ? rateOfLineCard(cards.sortedKeys()[0]) : 0;
    }

    /** By the template of the record; 0 where nothing was said. */
    public long rateOfTemplate(int templateId) {
        return number(OptionKind.TEMPLATE_RATE, templateId);
    }

    /** Of the whole exporter; 0 where nothing was said. */
    public long rate() {
        return number(OptionKind.RATE, WHOLE);
    }

    /** When the device started, milliseconds since 1970; 0 where nothing was said. */
    public long initMillis() {
        return number(OptionKind.INIT_MILLIS, WHOLE);
    }

    /** The name of an interface, or null. */
    public @Nullable String interfaceName(long ifIndex) {
        return text(OptionKind.INTERFACE_NAME, ifIndex);
    }

    /** The name of a VRF, or null. */
    public @Nullable String vrfName(long vrf) {
        return text(OptionKind.VRF_NAME, vrf);
    }

    /** The name of an application, or null. */
    public @Nullable String applicationName(long applicationId) {
        return text(OptionKind.APPLICATION_NAME, applicationId);
    }

    /**
     * The names of observation domains, by domain.
     *
     * @param own the domain that said all this; a name without a domain is its
     */
    public Map<Long, String> domainNames(long own) {
        LongTable table = tables[OptionKind.DOMAIN_NAME.ordinal()];
        if (table.size() == 0) {
            return Map.of();
        }
        Map<Long, String> names = new TreeMap<>();
        for (long key : table.sortedKeys()) { // WHOLE comes first
            names.put(key == WHOLE ? own : key, String.valueOf(table.get(key)));
        }
        return names;
    }

    /** The statistics of the exporting process, by element (40 to 42, 164 to 168). */
    public Map<Integer, Long> statistics() {
        LongTable table = tables[OptionKind.STATISTIC.ordinal()];
        if (table.size() == 0) {
            return Map.of();
        }
        Map<Integer, Long> values = new TreeMap<>();
        for (long element : table.sortedKeys()) {
            values.put((int) element, number(OptionKind.STATISTIC, element));
        }
        return values;
    }

    /** Forgets what an options template brought. */
    public void removeTemplate(int templateId) {
        for (LongTable table : tables) {
            table.removeOwner(templateId);
        }
        recount();
    }

    /** Forgets everything. */
    public void clear() {
        for (LongTable table : tables) {
            table.clear();
        }
        recount();
    }

    /** Writes all entries. */
    public void save(StateWriter out) {
        out.writeVarint(size);
        for (OptionKind kind : KINDS) {
            LongTable table = tables[kind.ordinal()];
            for (long key : table.sortedKeys()) {
                out.writeByte(kind.ordinal());
                out.writeZigzag(key);
                out.writeVarint(table.ownerOf(key));
                if (kind.isText()) {
                    out.writeText(String.valueOf(table.get(key)));
                } else {
                    out.writeVarint(number(kind, key));
                }
            }
        }
    }

    /**
     * Adds what {@link #save} wrote.
     *
     * @throws IllegalArgumentException if it is damaged
     */
    public void read(StateReader in) {
        int entries = in.readCount("number of options");
        for (int i = 0; i < entries; i++) {
            int ordinal = in.readByte("kind of option");
            if (ordinal >= KINDS.length) {
                throw in.damaged("a kind of option below " + KINDS.length, ordinal + "");
            }
            OptionKind kind = KINDS[ordinal];
            long key = in.readZigzag("key of option");
            int owner = (int) in.readVarint("options template", 0xffff);
            if (kind.isText()) {
                put(kind, key, in.readText("name"), owner);
            } else {
                put(kind, key, in.readVarint("number of option", Long.MAX_VALUE), owner);
            }
        }
    }

    /** Sets an entry that is for the whole exporter. */
    void put(OptionKind kind, long value, int owner) {
        put(kind, WHOLE, value, owner);
    }

    /** Sets a number. */
    void put(OptionKind kind, long key, long value, int owner) {
        hasRates |= kind.compareTo(OptionKind.RATE) <= 0;
        putValue(kind, key, value, owner);
    }

    /** Sets a text. */
    void put(OptionKind kind, long key, String text, int owner) {
        String before = text(kind, key);
        if (putValue(kind, key, text, owner)) {
            textChars += text.length() - (before == null ? 0 : before.length());
        }
    }

    private boolean putValue(OptionKind kind, long key, Object value, int owner) {
        LongTable table = tables[kind.ordinal()];
        int before = table.size();
        boolean isThere = table.get(key) != null;
        if ((!isThere && size >= limit) || !table.put(key, value, owner)) {
            refused++;
            return false;
        }
        size += table.size() - before;
        return true;
    }

    private long number(OptionKind kind, long key) {
        Object value = tables[kind.ordinal()].get(key);
        return value instanceof Long number ? number : 0;
    }

    private @Nullable String text(OptionKind kind, long key) {
        Object value = tables[kind.ordinal()].get(key);
        return value instanceof String text ? text : null;
    }

    private void recount() {
        size = 0;
        textChars = 0;
        hasRates = false;
        for (OptionKind kind : KINDS) {
            LongTable table = tables[kind.ordinal()];
            size += table.size();
            hasRates |= table.size() > 0 && kind.compareTo(OptionKind.RATE) <= 0;
            if (kind.isText()) {
                for (long key : table.sortedKeys()) {
                    textChars += String.valueOf(table.get(key)).length();
                }
            }
        }
    }
}
