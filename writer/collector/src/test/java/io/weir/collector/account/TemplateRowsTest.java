package io.weir.collector.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.collector.wire.template.TemplateAccount;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TemplateRowsTest {
    private static final List<String> SHOWN =
            List.of("sampled_time", "template_id", "in_force", "last_used", "records");

    private final TemplateRows rows = new TemplateRows();

    @Test
    void aRowComesWithEachChangeWithEachDayAndALastOneWhenTheTemplateGoes() {
        assertThat(sample(1, true, template(256, 0), template(257, 5)))
                .containsExactly("1 256 1 null 0", "1 257 1 20 5");
        assertThat(sample(2, false, template(256, 0), template(257, 5))).isEmpty();
        assertThat(sample(3, false, template(256, 0), template(257, 6)))
                .containsExactly("3 257 1 20 6");
        assertThat(sample(4, true, template(256, 0), template(257, 6)))
                .containsExactly("4 256 1 null 0", "4 257 1 20 6");
        assertThat(sample(5, false, template(256, 0))).containsExactly("5 257 0 20 6");
        assertThat(sample(6, false, template(256, 0))).isEmpty();
    }

    private List<String> sample(long millis, boolean isNewDay, TemplateAccount... templates) {
        StatsRows made = rows.rows(millis, isNewDay, List.of(templates));
        return IntStream.range(0, made.size())
                .mapToObj(
                        row ->
                                String.join(
                                        " ", SHOWN.stream().map(c -> value(made, row, c)).toList()))
                .toList();
    }

    private static String value(StatsRows rows, int row, String column) {
        return String.valueOf(rows.get(row, StatsTable.TEMPLATES.indexOf(column)));
    }

    private static TemplateAccount template(int id, long records) {
        return new TemplateAccount(
                new TemplateAccount.Key(9, 0, 0xffff_c000_0201L, 0, 0, 7, id),
                false,
                "octetDeltaCount:4",
                null,
                10,
                15,
                records == 0 ? 0 : 20,
                records);
    }
}
