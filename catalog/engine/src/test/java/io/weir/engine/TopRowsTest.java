package io.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.weir.engine.expression.Comparison;
import io.weir.engine.expression.Constant;
import io.weir.engine.expression.Expression;
import io.weir.engine.expression.InputValue;
import io.weir.engine.expression.ValueKind;
import io.weir.engine.group.FlowGroups;
import io.weir.engine.group.GroupCursor;
import io.weir.engine.group.GroupOrder;
import io.weir.engine.group.GroupRequest;
import io.weir.engine.group.GroupStatistics;
import io.weir.engine.work.MemoryBudget;
import io.weir.engine.work.MemoryLimitException;
import io.weir.format.FlowBatch;
import io.weir.format.FlowColumn;
import io.weir.format.HourPartition;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first rows of an order, found while scanning, against sorting all rows in memory. */
class TopRowsTest {
    private static final HourPartition HOUR = HourPartition.of(1_795_352_400_000L);
    private static final int ROWS = 20_000;
    private static final int HOURS = 4;
    private static final List<FlowColumn> COLUMNS =
            List.of(
                    FlowColumn.BYTES,
                    FlowColumn.FLOW_ID,
                    FlowColumn.SRC_ADDR,
                    FlowColumn.HTTP_HOST,
                    FlowColumn.START_TIME);
    private static final Expression BYTES = new InputValue(0, ValueKind.NUMBER);
    private static final Expression ID = new InputValue(1, ValueKind.NUMBER);
    private static final Expression ADDRESS = new InputValue(2, ValueKind.ADDRESS);
    private static final Expression HOST = new InputValue(3, ValueKind.TEXT);
    private static final Expression START = new InputValue(4, ValueKind.NUMBER);
    private static final MemoryBudget AMPLE = new MemoryBudget(1L << 30);

    @TempDir private static Path folder;
    private static Snapshot snapshot;
    private static final List<Row> ALL = new ArrayList<>();

    /** What is compared; the flow's id breaks ties. */
    private record Row(
            boolean hasBytes,
            long bytes,
            long id,
            long high,
            long low,
            boolean hasHost,
            String host,
            long start) {}

    @BeforeAll
    static void write() throws IOException {
        Repository repository = Repository.openOrCreate(folder);
        List<HourOfFlows> parts = new ArrayList<>();
        for (int i = 0; i < HOURS; i++) {
            HourPartition hour = HourPartition.of(HOUR.startMillis() + i * HourPartition.MILLIS);
            FlowBatch flows = RandomFlows.of(i, hour, ROWS);
            parts.add(new HourOfFlows(hour, flows));
            for (int row = 0; row < ROWS; row++) {
                ALL.add(row(flows, row));
            }
        }
        snapshot = FlowRows.commit(repository, parts);
    }

    private static Row row(FlowBatch flows, int row) {
        boolean hasBytes = flows.isPresent(FlowColumn.BYTES, row);
        String host = flows.getText(FlowColumn.HTTP_HOST, row);
        return new Row(
                hasBytes,
                hasBytes ? flows.getLong(FlowColumn.BYTES, row) : 0,
                flows.getLong(FlowColumn.FLOW_ID, row),
                flows.getHigh(FlowColumn.SRC_ADDR, row),
                flows.getLong(FlowColumn.SRC_ADDR, row),
                host != null,
                host == null ? "" : host,
                flows.getLong(FlowColumn.START_TIME, row));
    }

    private static GroupRequest request(Expression... conditions) {
        return new GroupRequest(
                COLUMNS,
                List.of(),
                List.of(conditions),
                List.of(BYTES, ID, ADDRESS, HOST, START),
                List.of(),
                List.of(),
                null,
                List.of(),
                true);
    }

    private static GroupOrder order(long count, GroupOrder.Term... terms) {
        return new GroupOrder(List.of(terms), count);
    }

    private static List<Row> found(GroupRequest request, GroupOrder order) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (GroupCursor cursor = open(request, order, AMPLE)) {
            while (cursor.next()) {
                rows.add(
                        new Row(
                                !cursor.isNull(0),
                                cursor.isNull(0) ? 0 : cursor.getLong(0),
                                cursor.getLong(1),
                                cursor.getHigh(2),
                                cursor.getLong(2),
                                !cursor.isNull(3),
                                cursor.isNull(3) ? "" : cursor.getText(3),
                                cursor.getLong(4)));
            }
        }
        return rows;
    }

    private static GroupCursor open(GroupRequest request, GroupOrder order, MemoryBudget budget)
            throws IOException {
        return FlowGroups.of(snapshot, request, order, ScanControl.none(), budget);
    }

    private static List<Row> first(int count, Comparator<Row> by) {
        return ALL.stream().sorted(by).limit(count).toList();
    }

    @Test
    void theLargestWithTheNullsFirst() throws IOException {
        GroupOrder order =
                order(
                        12_000,
                        new GroupOrder.Term(0, true, true),
                        new GroupOrder.Term(1, false, true));
        Comparator<Row> by =
                Comparator.comparing(Row::hasBytes)
                        .thenComparing(Row::bytes, Comparator.reverseOrder())
                        .thenComparing(Row::id);
        assertThat(found(request(), order)).containsExactlyInAnyOrderElementsOf(first(12_000, by));
    }

    @Test
    void theSmallestWithTheNullsLast() throws IOException {
        GroupOrder order =
                order(
                        100,
                        new GroupOrder.Term(0, false, false),
                        new GroupOrder.Term(1, true, true));
        Comparator<Row> by =
                Comparator.comparing(Row::hasBytes, Comparator.reverseOrder())
                        .thenComparing(Row::bytes)
                        .thenComparing(Row::id, Comparator.reverseOrder());
        assertThat(found(request(), order)).containsExactlyInAnyOrderElementsOf(first(100, by));
    }

    @Test
    void addressesAndTexts() throws IOException {
        GroupOrder order =
                order(
                        500,
                        new GroupOrder.Term(3, true, false),
                        new GroupOrder.Term(2, false, false),
                        new GroupOrder.Term(1, false, false));
        Comparator<Row> by =
                Comparator.comparing(Row::hasHost, Comparator.reverseOrder())
                        .thenComparing(Row::host, Comparator.reverseOrder())
                        .thenComparing(Row::high, Long::compareUnsigned)
                        .thenComparing(Row::low, Long::compareUnsigned)
                        .thenComparing(Row::id);
        assertThat(found(request(), order)).containsExactlyInAnyOrderElementsOf(first(500, by));
    }

    @Test
    void onlyRowsThatPassAreAmongThem() throws IOException {
        GroupOrder order = order(10, new GroupOrder.Term(1, true, true));
        Comparison isSmall = new Comparison(Comparison.Operator.LESS, BYTES, Constant.of(1_000));
        List<Row> expected =
                ALL.stream()
                        .filter(row -> row.hasBytes() && row.bytes() < 1_000)
                        .sorted(Comparator.comparing(Row::id).reversed())
                        .limit(10)
                        .toList();
        assertThat(found(request(isSmall), order)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void hoursThatCannotHaveTheLatestAreNotRead() throws IOException {
        GroupOrder order = order(10, new GroupOrder.Term(4, true, true));
        GroupRequest request = request();
        GroupStatistics statistics;
        try (GroupCursor cursor = open(request, order, AMPLE)) {
            statistics = cursor.statistics();
        }
        // Each thread reads an hour before it knows.
        int cores = Runtime.getRuntime().availableProcessors();
        assertThat(statistics.scan().rowGroupsSkipped()).isGreaterThanOrEqualTo(HOURS - cores);
        assertThat(found(request, order))
                .extracting(Row::start)
                .containsExactlyInAnyOrderElementsOf(
                        first(10, Comparator.comparing(Row::start).reversed()).stream()
                                .map(Row::start)
                                .toList());
    }

    @Test
    void noneAreWanted() throws IOException {
        assertThat(found(request(), order(0, new GroupOrder.Term(1, true, true)))).isEmpty();
    }

    @Test
    void moreThanMemoryHolds() {
        GroupOrder order = order(50_000, new GroupOrder.Term(1, true, true));
        assertThatExceptionOfType(MemoryLimitException.class)
                .isThrownBy(() -> open(request(), order, new MemoryBudget(1 << 20)).close())
                .withMessageContaining("ORDER BY with LIMIT")
                .withMessageContaining("1 MiB");
    }
}
