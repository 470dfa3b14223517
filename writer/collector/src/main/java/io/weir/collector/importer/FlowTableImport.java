package io.weir.collector.importer;

import io.weir.collector.table.FlowTableReader;
import io.weir.format.FlowBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one flow table with a header. Not thread-safe. */
final class FlowTableImport implements RowSource {
    private final FlowTableReader reader;

    FlowTableImport(FlowTableReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean next(FlowBatch out) throws IOException {
        return reader.next(out);
    }

    @Override
    public @Nullable String problem() {
        return null;
    }

    @Override
    public ImportResult result(String file, long flows) {
        List<String> notes = new ArrayList<>();
        if (!reader.unknownColumns().isEmpty()) {
            notes.add(
                    "columns not imported, since their names are not known: "
                            + String.join(", ", reader.unknownColumns()));
        }
        if (reader.refused() > 0) {
            notes.add(
                    String.format(
                            Locale.ROOT,
                            "%,d %s refused, the first: %s",
                            reader.refused(),
                            reader.refused() == 1 ? "line" : "lines",
                            reader.firstRefused()));
        }
        return new ImportResult(
                file, reader.form().text(), flows, 0, 0, 0, 0, reader.refused(), null, null, notes);
    }
}
