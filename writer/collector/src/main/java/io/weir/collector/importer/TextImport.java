package io.weir.collector.importer;

import io.weir.collector.text.FlowTextForm;
import io.weir.collector.text.FlowTextReader;
import io.weir.format.FlowBatch;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the flow tables of one text. Not thread-safe. */
final class TextImport implements RowSource {
    private final FlowTextReader reader;
    private final FlowTextForm form;
    private final Instant at;

    TextImport(FlowTextReader reader, FlowTextForm form, Instant at) {
        this.reader = reader;
        this.form = form;
        this.at = at;
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
        if (flows > 0) {
            notes.add("read as output of " + form.text() + "; all flows have the time " + at);
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
                file, form.text(), flows, 0, 0, 0, 0, reader.refused(), null, null, notes);
    }
}
