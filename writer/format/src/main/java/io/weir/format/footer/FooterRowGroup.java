package io.weir.format.footer;

import java.util.List;

/**
 * A row group.
 *
 * @param rows its rows
 * @param chunks one for each column of the schema, in its order
 */
public record FooterRowGroup(long rows, List<FooterChunk> chunks) {
    /** Copies the list. */
    public FooterRowGroup {
        chunks = List.copyOf(chunks);
    }
}
