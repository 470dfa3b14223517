package io.weir.format.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SortedIdsTest {
    @Test
    void theOrderOfIdsBecomesThatOfTheEntries() {
        long[] entries = {443, -1, 80, 53};
        int[] ids = {0, 1, 2, 3, 0};
        SortedIds sorted = new SortedIds();

        sorted.sort(4, (a, b) -> Long.compare(entries[a], entries[b]));
        sorted.renumber(ids, 5);

        assertThat(sorted.sorted()).containsExactly(1, 3, 2, 0);
        assertThat(ids).containsExactly(3, 0, 2, 1, 3);
    }

    @Test
    void manyEntriesAreSortedAndALaterSmallerDictionaryToo() {
        SplittableRandom random = new SplittableRandom(7);
        SortedIds sorted = new SortedIds();
        for (int size : new int[] {10_001, 3, 1, 0}) {
            long[] entries = random.longs(size).toArray();

            sorted.sort(size, (a, b) -> Long.compare(entries[a], entries[b]));

            int[] order = sorted.sorted();
            assertThat(order).hasSize(size);
            for (int i = 1; i < size; i++) {
                assertThat(entries[order[i - 1]]).isLessThan(entries[order[i]]);
            }
        }
    }
}
