package io.weir.collector.account;

import io.weir.collector.wire.template.TemplateAccount;
import io.weir.format.stats.StatsRows;
import io.weir.format.stats.StatsTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code templates}: one for each template of which there is something new since the
 * last time, or no row of this day, and a last one for each that is in force no more. One owner.
 */
final class TemplateRows {
    /** The most templates of exporters that have proven themselves. */
    static final int MAX_OF_KNOWN = 10_000;

    /** The most of others: nobody can make up rows without end. */
    static final int MAX_OF_NEWCOMERS = 500;

    private Map<TemplateAccount.Key, TemplateAccount> last = Map.of();

    StatsRows rows(long millis, boolean isNewDay, List<TemplateAccount> templates) {
        StatsRows rows = new StatsRows(StatsTable.TEMPLATES);
        Map<TemplateAccount.Key, TemplateAccount> now = new LinkedHashMap<>();
        for (TemplateAccount template : templates) {
            now.put(template.key(), template);
            if (isNewDay || !template.equals(last.get(template.key()))) {
                add(millis, template, true, rows);
            }
        }
        last.forEach(
                (key, template) -> {
                    if (!now.containsKey(key)) {
                        add(millis, template, false, rows);
                    }
                });
        last = now;
        return rows;
    }

    private static void add(
            long millis, TemplateAccount template, boolean isInForce, StatsRows rows) {
        TemplateAccount.Key key = template.key();
        rows.add(
                millis,
                AddressBytes.of(key.high(), key.low()),
                (long) key.port(),
                (long) key.localPort(),
                (long) key.version(),
                key.domain(),
                (long) key.id(),
                template.isOptions() ? "options" : "data",
                template.fields(),
                (@Nullable Object) template.refusal(),
                isInForce ? 1L : 0L,
                template.firstMillis(),
                template.lastMillis(),
                template.usedMillis() == 0 ? null : template.usedMillis(),
                template.records());
    }
}
