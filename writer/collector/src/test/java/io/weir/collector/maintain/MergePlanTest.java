package io.weir.collector.maintain;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.format.DataFile;
import io.weir.format.HourPartition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergePlanTest {
    @Test
    void partsOfACollectorAtFullSpeedGiveWholeParts() {
        assertThat(rows(MergePlan.all(parts(200_000, 12))))
                .containsExactly(
                        List.of(5, 1_000_000L), List.of(5, 1_000_000L), List.of(2, 400_000L));
    }

    @Test
    void aPartThatHasEnoughIsNotWrittenAgain() {
        List<DataFile> parts = new ArrayList<>(parts(600_000, 3));
        parts.addAll(parts(10, 2));
        assertThat(rows(MergePlan.all(parts))).containsExactly(List.of(2, 20L));
        assertThat(MergePlan.all(parts(600_000, 3))).isEmpty();
        assertThat(MergePlan.all(parts(10, 1))).isEmpty();
    }

    @Test
    void aFewSmallPartsStay() {
        assertThat(MergePlan.smallest(parts(10, 8), 8)).isEmpty();
        assertThat(rows(MergePlan.smallest(parts(10, 9), 8))).containsExactly(List.of(9, 90L));
    }

    @Test
    void aLargerPartWaitsUntilTheSmallOnesHaveAsMuch() {
        List<DataFile> parts = new ArrayList<>(parts(100_000, 1));
        parts.addAll(parts(10, 8));
        assertThat(rows(MergePlan.smallest(parts, 8))).containsExactly(List.of(8, 80L));
    }

    @Test
    void aPartIsFilledToTheLastRowAndOneOfHalfThatIsEnough() {
        assertThat(rows(MergePlan.all(parts(1 << 18, 4)))).containsExactly(List.of(4, 1_048_576L));
        assertThat(MergePlan.all(parts(1 << 19, 2))).isEmpty();
    }

    @Test
    void noMoreThanFiveHundredAndTwelvePartsAreOpenAtOnce() {
        assertThat(rows(MergePlan.all(parts(1, 600))))
                .containsExactly(List.of(512, 512L), List.of(88, 88L));
    }

    @Test
    void partsAreMergedInTheOrderInWhichTheyWereCommitted() {
        List<DataFile> parts = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            parts.add(new DataFile(new HourPartition(500_000), i, 0, 1, 0, 5 - i, List.of()));
        }
        assertThat(MergePlan.smallest(parts, 3).get(0)).extracting(DataFile::generation).isSorted();
    }

    private static List<DataFile> parts(long rows, int count) {
        List<DataFile> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new DataFile(new HourPartition(500_000), i + 1, 0, 1, 0, rows, List.of()));
        }
        return parts;
    }

    /** Of each group: parts, rows. */
    private static List<List<Number>> rows(List<List<DataFile>> groups) {
        List<List<Number>> result = new ArrayList<>();
        for (List<DataFile> group : groups) {
            result.add(List.of(group.size(), group.stream().mapToLong(DataFile::rows).sum()));
        }
        return result;
    }
}
