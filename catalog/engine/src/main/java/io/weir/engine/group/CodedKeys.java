package io.weir.engine.group;

import io.weir.engine.ScanControl;
import io.weir.engine.expression.Batch;
import io.weir.engine.expression.Coder;
import io.weir.engine.expression.Expression;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys by the codes of their values: one code is the group itself, several are looked up together.
 * Hot path; one owner.
 */
final class CodedKeys implements GroupKeys {
    private final Batch batch;
    private final Coder[] keys;
    private final int[][] codes;
    private final int[] groups = new int[ValueBuffer.CAPACITY];

    /** Combinations of codes; null where one code, or none, is the group. */
    private final @Nullable GroupTable table;

    /**
     * @param batch which all rows are of
     */
    CodedKeys(List<Expression> keys, Batch batch) {
        this.batch = batch;
        this.keys = keys.stream().map(key -> Coder.of(key, batch)).toArray(Coder[]::new);
        codes = new int[keys.size()][ValueBuffer.CAPACITY];
        table = keys.size() < 2 ? null : new GroupTable(keys.size());
    }

    @Override
    public int[] read(int[] rows, int count, ScanControl control) throws IOException {
        for (int key = 0; key < keys.length; key++) {
            control.check();
            keys[key].read(batch, rows, count, codes[key]);
        }
        return number(count);
    }

    private int[] number(int count) {
        if (table == null) {
            return keys.length == 1 ? codes[0] : groups;
        }
        table.number(codes, count, groups);
        return groups;
    }

    @Override
    public int size() {
        return switch (keys.length) {
            case 0 -> 1;
            case 1 -> keys[0].values().size();
            default -> table == null ? 0 : table.size();
        };
    }

    @Override
    public GroupValues values(int key) {
        GroupTable combinations = table;
        return new KeyValues(
                keys[key].values(),
                combinations == null ? group -> group : group -> combinations.code(group, key));
    }

    /**
     * Writes the keys of groups.
     *
     * @param out a buffer for each key
     */
    void save(int[] chosen, int count, ValueBuffer[] out) {
        for (int key = 0; key < keys.length; key++) {
            for (int i = 0; i < count; i++) {
                codes[key][i] = table == null ? chosen[i] : table.code(chosen[i], key);
            }
            keys[key].values().decode(codes[key], count, out[key]);
        }
    }

    /** The groups here of all groups there, which may be new. */
    int[] map(CodedKeys there, ScanControl control) {
        int[][] maps = new int[keys.length][];
        for (int key = 0; key < keys.length; key++) {
            control.check();
            maps[key] = keys[key].values().map(there.keys[key].values(), control);
        }
        return switch (keys.length) {
            case 0 -> new int[1];
            case 1 -> maps[0];
            default -> map(there, maps, control);
        };
    }

    private int[] map(CodedKeys other, int[][] maps, ScanControl control) {
        GroupTable there = other.table;
        if (there == null) {
            throw new IllegalStateException("several keys have a table");
        }
        int[] map = new int[there.size()];
        for (int from = 0; from < map.length; from += groups.length) {
            control.check();
            int count = Math.min(groups.length, map.length - from);
            for (int key = 0; key < keys.length; key++) {
                for (int i = 0; i < count; i++) {
                    codes[key][i] = maps[key][there.code(from + i, key)];
                }
            }
            System.arraycopy(number(count), 0, map, from, count);
        }
        return map;
    }

    @Override
    public long bytes() {
        long bytes = table == null ? 0 : table.bytes();
        for (Coder key : keys) {
            bytes += key.bytes();
        }
        return bytes;
    }

    /** Forgets all groups; the batch's own codes must be cleared with them. */
    void clear() {
        for (Coder key : keys) {
            key.clear();
        }
        if (table != null) {
            table.clear();
        }
    }
}
