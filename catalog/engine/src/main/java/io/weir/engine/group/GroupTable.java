package io.weir.engine.group;

/**
 * Numbers combinations of codes from 0 as they come: the first two are a pair, that pair and the
 * third another, and so on. Hot path; one owner.
 */
final class GroupTable {
    private final PairTable[] tables;

    /**
     * @param width codes of a combination, at least 2
     */
    GroupTable(int width) {
        tables = new PairTable[width - 1];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = new PairTable();
        }
    }

    /** Bytes of memory that it holds. */
    long bytes() {
        long bytes = 0;
        for (PairTable table : tables) {
            bytes += table.bytes();
        }
        return bytes;
    }

    /** Forgets all combinations; the room is kept. */
    void clear() {
        for (PairTable table : tables) {
            table.clear();
        }
    }

    /** How many combinations there are. */
    int size() {
        return tables[tables.length - 1].size();
    }

    /** A code of a combination. */
    int code(int group, int place) {
        int number = group;
        for (int last = tables.length; last > 0; last--) {
            if (last == place) {
                return tables[last - 1].second(number);
            }
            number = tables[last - 1].first(number);
        }
        return number;
    }

    /**
     * Numbers the combinations of a batch.
     *
     * @param codes for each place the codes of all rows
     * @param groups receives the numbers
     */
    void number(int[][] codes, int count, int[] groups) {
        tables[0].number(codes[0], codes[1], count, groups);
        for (int place = 2; place < codes.length; place++) {
            tables[place - 1].number(groups, codes[place], count, groups);
        }
    }
}
