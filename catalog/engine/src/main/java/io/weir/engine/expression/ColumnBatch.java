package io.weir.engine.expression;

import io.weir.engine.column.RowColumn;
import io.weir.engine.column.RowGroupColumns;
import io.weir.engine.column.StoredColumn;
import io.weir.format.FlowColumn;
import io.weir.format.page.ColumnReader;
import io.weir.format.page.DecodedPage;
import io.weir.format.page.Dictionary;
import io.weir.format.page.ValueBuffer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chosen rows of a row group. A column is read when it is first asked for, and once for a batch.
 * Where pages have dictionary ids, a value is coded once for each row group. Hot path; one owner.
 */
public final class ColumnBatch implements Batch {
    private final Input[] inputs;
    private int first;
    private int[] rows = ALL;
    private int count;

    /**
     * @param columns the inputs of expressions, by number
     */
    public ColumnBatch(List<FlowColumn> columns) {
        inputs = columns.stream().map(Input::new).toArray(Input[]::new);
    }

    /** The following batches are of this row group; codes go on. */
    public void open(RowGroupColumns columns) {
        for (Input input : inputs) {
            input.open(columns.column(input.column), false);
        }
    }

    /**
     * The following batches are of this row group; codes begin anew, and are ids where they can.
     */
    public void openAnew(RowGroupColumns columns) {
        for (Input input : inputs) {
            input.valueCodes.clear();
            input.open(columns.column(input.column), true);
        }
    }

    /**
     * Goes to other rows.
     *
     * @param batchFirst first row of the batch in the row group
     * @param batchRows rows wanted, counted from the first of the batch, ascending
     */
    public void move(int batchFirst, int[] batchRows, int batchCount) {
        first = batchFirst;
        rows = batchRows;
        count = batchCount;
        for (Input input : inputs) {
            input.isRead = false;
            input.isCoded = false;
        }
    }

    @Override
    public long codeBytes() {
        long bytes = 0;
        for (Input input : inputs) {
            bytes += input.valueCodes.bytes();
        }
        return bytes;
    }

    /** Forgets the codes of all values. */
    public void clearCodes() {
        for (Input input : inputs) {
            input.valueCodes.clear();
            input.known = null;
            input.isCoded = false;
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public ValueBuffer values(int input) throws IOException {
        return inputs[input].values();
    }

    @Override
    public int[] codes(int input) throws IOException {
        return inputs[input].codes();
    }

    @Override
    public ValueCodes codesOf(int input) {
        return inputs[input].valueCodes;
    }

    /** One column. */
    private final class Input {
        private static final int UNKNOWN = -1;

        private final FlowColumn column;
        private final ValueBuffer values;
        private final ValueCodes valueCodes;
        private final int[] codes = new int[ValueBuffer.CAPACITY];
        private boolean isRead;
        private boolean isCoded;
        private boolean useIds;
        private @Nullable RowColumn source;
        private @Nullable Dictionary known;
        private int[] codeOfId = new int[0];

        Input(FlowColumn column) {
            this.column = column;
            values = new ValueBuffer(column.type());
            valueCodes = new ValueCodes(ValueKind.of(column.type()));
        }

        private RowColumn source() {
            RowColumn open = source;
            if (open == null) {
                throw new IllegalStateException("no row group is open");
            }
            return open;
        }

        void open(RowColumn column, boolean mayUseIds) {
            source = column;
            known = null;
            useIds = mayUseIds;
        }

        ValueBuffer values() throws IOException {
            if (!isRead) {
                source().gather(first, rows, count, values);
                isRead = true;
            }
            return values;
        }

        int[] codes() throws IOException {
            if (!isCoded) {
                code();
                isCoded = true;
            }
            return codes;
        }

        private void code() throws IOException {
            if (count == 0 || !(source() instanceof StoredColumn stored)) {
                valueCodes.encode(values(), count, codes);
                return;
            }
            ColumnReader reader = stored.reader();
            if (reader == null) {
                Arrays.fill(codes, 0, count, 0);
            } else if (reader.hasIdsOnly()) {
                code(reader);
            } else {
                useIds = false;
                valueCodes.encode(values(), count, codes);
            }
        }

        private void code(ColumnReader reader) throws IOException {
            int from = 0;
            while (from < count) {
                int row = first + rows[from];
                int pageEnd = row + reader.rowsToPageEnd(row) - first;
                int to = from + 1;
                while (to < count && rows[to] < pageEnd) {
                    to++;
                }
                DecodedPage page = reader.pageAt(row);
                Dictionary dictionary = page.dictionary();
                if (dictionary == null) {
                    throw new IllegalStateException("a page of ids has a dictionary");
                }
                know(dictionary);
                code(page, dictionary, from, to, first - reader.pageStart());
                from = to;
            }
        }

        private void know(Dictionary dictionary) {
            if (dictionary == known) {
                return;
            }
            known = dictionary;
            if (useIds) {
                valueCodes.clearFor(dictionary);
                return;
            }
            if (codeOfId.length < dictionary.size()) {
                codeOfId = new int[dictionary.size()];
            }
            Arrays.fill(codeOfId, 0, dictionary.size(), UNKNOWN);
        }

        private void code(DecodedPage page, Dictionary dictionary, int from, int to, int shift) {
            if (useIds) {
                codeById(page, from, to, shift);
            } else {
                codeByValue(page, dictionary, from, to, shift);
            }
        }

        private void codeById(DecodedPage page, int from, int to, int shift) {
            int[] ids = page.ids();
            boolean[] nulls = page.nulls();
            boolean hasNulls = page.hasNulls();
            for (int i = from; i < to; i++) {
                int at = rows[i] + shift;
                codes[i] = hasNulls && nulls[at] ? 0 : 1 + ids[at];
            }
        }

        private void codeByValue(
                DecodedPage page, Dictionary dictionary, int from, int to, int shift) {
            int[] ids = page.ids();
            boolean[] nulls = page.nulls();
            boolean hasNulls = page.hasNulls();
            for (int i = from; i < to; i++) {
                int at = rows[i] + shift;
                if (hasNulls && nulls[at]) {
                    codes[i] = 0;
                    continue;
                }
                int code = codeOfId[ids[at]];
                if (code == UNKNOWN) {
                    code = valueCodes.codeOf(dictionary, ids[at]);
                    codeOfId[ids[at]] = code;
                }
                codes[i] = code;
            }
        }
    }
}
