package io.weir.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalProductTest {
    /** Expected values: Python's decimal module, then float(). */
    @ParameterizedTest
    @CsvSource({
        "3, 0.1, 0.3",
        "9007199254740993, 0.1, 900719925474099.2",
        "9223372036854775807, 10.01, 9.232595408891631E19",
        "-9223372036854775808, 0.001, -9223372036854776.0",
        "7, 1.00000000000000000000000001, 7.0",
        "0, -2.5, 0.0",
        "12, 0.000000000000000000000001, 1.2E-23",
    })
    void isTheNearestDouble(long number, BigDecimal factor, double expected) throws IOException {
        Evaluator product = new DecimalProduct(Constant.of(number), factor).open();
        long bits = product.read(new ColumnBatch(List.of()), Batch.ALL, 1).longs()[0];
        assertThat(Double.longBitsToDouble(bits)).isEqualTo(expected);
    }
}
