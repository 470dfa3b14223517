package io.weir.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowBatchTest {
    @Test
    void selectedRowsKeepTheirValuesAndTheirNulls() {
        FlowBatch batch = new FlowBatch(1);
        for (int i = 0; i < 200; i++) {
            int row = batch.add();
            batch.setLong(FlowColumn.SRC_PORT, row, 1_000 + i);
            if (i % 2 == 0) {
                batch.setAddress(FlowColumn.SRC_ADDR, row, i, -i);
                batch.setText(FlowColumn.APP_NAME, row, "app-" + i);
            }
        }

        FlowBatch selected = batch.select(new int[] {130, 5, 64});

        assertThat(selected.rows()).isEqualTo(3);
        assertThat(selected.getLong(FlowColumn.SRC_PORT, 0)).isEqualTo(1_130);
        assertThat(selected.getLong(FlowColumn.SRC_PORT, 1)).isEqualTo(1_005);
        assertThat(selected.getHigh(FlowColumn.SRC_ADDR, 2)).isEqualTo(64);
        assertThat(selected.getLong(FlowColumn.SRC_ADDR, 2)).isEqualTo(-64);
        assertThat(selected.getText(FlowColumn.APP_NAME, 0)).isEqualTo("app-130");
        assertThat(selected.isPresent(FlowColumn.SRC_ADDR, 1)).isFalse();
        assertThat(selected.getText(FlowColumn.APP_NAME, 1)).isNull();
        assertThat(selected.hasColumn(FlowColumn.DST_PORT)).isFalse();
    }

    @Test
    void aColumnWhoseRowsWereAllForgottenHasNoValues() {
        FlowBatch batch = new FlowBatch(64);
        for (int i = 0; i < 100; i++) {
            batch.setLong(FlowColumn.BYTES, batch.add(), i);
        }

        batch.truncate(0);

        assertThat(batch.hasValues(FlowColumn.BYTES)).isFalse();
        assertThat(batch.select(new int[0]).rows()).isZero();
    }
}
