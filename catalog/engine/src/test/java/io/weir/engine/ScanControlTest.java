package io.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanControlTest {
    private static final HourPartition HOUR = HourPartition.of(1_795_352_400_000L);

    @TempDir private Path folder;
    private Snapshot snapshot;

    @BeforeEach
    void writeTwentyThousandRows() throws IOException {
        Repository repository = Repository.openOrCreate(folder);
        HourOfFlows part = new HourOfFlows(HOUR, RandomFlows.of(9, HOUR, 20_000));
        snapshot = FlowRows.commit(repository, List.of(part));
    }

    @Test
    void aScanThatIsCancelledBeforeItBeginsNeverOpens() {
        ScanRequest request = new ScanRequest(List.of(FlowColumn.SRC_ADDR), List.of());
        assertThatThrownBy(() -> FlowScan.open(snapshot, request, cancelAfter(0)))
                .isInstanceOf(ScanCancelledException.class)
                .hasMessage("cancelled by the test");
    }

    @Test
    void aScanEndsAtTheNextQuestionWhereverItIs() throws Exception {
        ScanRequest request =
                new ScanRequest(
                        List.of(FlowColumn.SRC_ADDR, FlowColumn.FLOW_ID),
                        List.of(
                                new ColumnFilter(
                                        FlowColumn.SRC_PORT,
                                        ValueSet.ofLongRange(0, 60_000),
                                        false)));
        AtomicInteger questions = new AtomicInteger();
        FlowRows.drain(FlowScan.open(snapshot, request, questions::incrementAndGet), request);
        // 20,000 rows are 5 batches in 2 pages: each asks once, and once for each output column.
        assertThat(questions.get()).isGreaterThanOrEqualTo(15);
        for (int answers = 1; answers < questions.get(); answers++) {
            ScanControl control = cancelAfter(answers);
            assertThatThrownBy(
                            () ->
                                    FlowRows.drain(
                                            FlowScan.open(snapshot, request, control), request))
                    .isInstanceOf(ScanCancelledException.class);
        }
    }

    @Test
    void rowsThatDoNotPassDoNotDelayTheCancellation() {
        ScanRequest request =
                new ScanRequest(
                        List.of(FlowColumn.SRC_ADDR),
                        List.of(
                                new ColumnFilter(
                                        FlowColumn.FLOW_ID, ValueSet.ofLongRange(1, 2), false)));
        assertThatThrownBy(
                        () ->
                                FlowRows.drain(
                                        FlowScan.open(snapshot, request, cancelAfter(6)), request))
                .isInstanceOf(ScanCancelledException.class);
    }

    private static ScanControl cancelAfter(int answers) {
        AtomicInteger left = new AtomicInteger(answers);
        return () -> {
            if (left.decrementAndGet() < 0) {
                throw new ScanCancelledException("cancelled by the test");
            }
        };
    }
}
