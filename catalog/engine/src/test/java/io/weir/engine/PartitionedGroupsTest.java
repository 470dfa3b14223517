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
import io.weir.engine.group.Measure;
import io.weir.engine.group.Regrouping;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups that do not fit into the memory that they may take. */
class PartitionedGroupsTest {
    private static final HourPartition HOUR = HourPartition.of(1_795_352_400_000L);
    private static final int ROWS = 30_000;
    private static final List<FlowColumn> COLUMNS =
            List.of(
                    FlowColumn.SRC_ADDR,
                    FlowColumn.HTTP_HOST,
                    FlowColumn.BYTES,
                    FlowColumn.DST_PORT,
                    FlowColumn.USER_NAME);
    private static final Expression ADDRESS = new InputValue(0, ValueKind.ADDRESS);
    private static final Expression HOST = new InputValue(1, ValueKind.TEXT);
    private static final Expression BYTES = new InputValue(2, ValueKind.NUMBER);
    private static final Expression PORT = new InputValue(3, ValueKind.NUMBER);
    private static final Expression IS_BIG =
            new Comparison(Comparison.Operator.GREATER, BYTES, Constant.of(500_000));
    private static final Expression USER = new InputValue(4, ValueKind.TEXT);

    @TempDir private static Path folder;
    private static Snapshot snapshot;
    private static final List<FlowBatch> HOURS = new ArrayList<>();

    @BeforeAll
    static void writeThreeHours() throws IOException {
        Repository repository = Repository.openOrCreate(folder);
        List<HourOfFlows> parts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            HourPartition hour = HourPartition.of(HOUR.startMillis() + i * HourPartition.MILLIS);
            HOURS.add(RandomFlows.of(i, hour, ROWS));
            parts.add(new HourOfFlows(hour, HOURS.get(i)));
        }
        snapshot = FlowRows.commit(repository, parts);
    }

    private static GroupRequest request(List<Expression> keys, Measure... measures) {
        return new GroupRequest(COLUMNS, List.of(), List.of(), keys, List.of(measures));
    }

    private static GroupCursor group(GroupRequest request, GroupOrder order, long bytes)
            throws IOException {
        return FlowGroups.of(snapshot, request, order, ScanControl.none(), new MemoryBudget(bytes));
    }

    @Test
    void aSumForEachNumberIsThatOfTheRows() throws IOException {
        Map<Long, Long> expected = new TreeMap<>();
        for (FlowBatch hour : HOURS) {
            for (int row = 0; row < ROWS; row++) {
                long bytes =
                        hour.isPresent(FlowColumn.BYTES, row)
                                ? hour.getLong(FlowColumn.BYTES, row)
                                : -1;
                expected.merge(bytes, 1L, Long::sum);
            }
        }
        Map<Long, Long> found = new TreeMap<>();
        try (GroupCursor groups =
                group(
                        request(List.of(BYTES), new Measure(Measure.Kind.ROWS, null, null)),
                        GroupOrder.ALL,
                        1 << 20)) {
            while (groups.next()) {
                Long before =
                        found.put(groups.isNull(0) ? -1 : groups.getLong(0), groups.getLong(1));
                assertThat(before).isNull();
            }
            assertThat(groups.statistics().spilledBytes()).isGreaterThan(ROWS);
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void everyKindOfKeyAndMeasureIsAsInMemory() throws IOException {
        GroupRequest request =
                request(
                        List.of(ADDRESS, HOST),
                        new Measure(Measure.Kind.ROWS, null, null),
                        new Measure(Measure.Kind.SUM, BYTES, null),
                        new Measure(Measure.Kind.DISTINCT, PORT, null),
                        new Measure(Measure.Kind.LARGEST, USER, null),
                        new Measure(Measure.Kind.BIT_OR, PORT, null),
                        new Measure(Measure.Kind.BIT_XOR, BYTES, null));
        List<String> inMemory = rows(request, GroupOrder.ALL, 1L << 30, false);
        assertThat(inMemory).hasSizeGreaterThan(ROWS);
        assertThat(rows(request, GroupOrder.ALL, 4 << 20, true)).isEqualTo(inMemory);
        // So little that partitions are divided again.
        assertThat(rows(request, GroupOrder.ALL, 600 << 10, true)).isEqualTo(inMemory);
    }

    @Test
    void groupsOfGroupsAreAsInMemory() throws IOException {
        Measure rows = new Measure(Measure.Kind.ROWS, null, null);
        Expression count = new InputValue(2, ValueKind.NUMBER);
        Measure total = new Measure(Measure.Kind.SUM, count, null);
        Measure hosts = new Measure(Measure.Kind.VALUES, HOST, null);
        for (List<Expression> keys :
                List.of(List.of(ADDRESS), List.<Expression>of(), List.of(count))) {
            GroupRequest request =
                    new GroupRequest(
                            COLUMNS,
                            List.of(),
                            List.of(),
                            List.of(ADDRESS, HOST),
                            List.of(rows),
                            List.of(),
                            new Regrouping(List.of(), keys, List.of(rows, hosts, total)),
                            List.of(),
                            false);
            List<String> inMemory = rows(request, GroupOrder.ALL, 1L << 30, false);
            assertThat(inMemory.stream().mapToLong(row -> last(row)).sum()).isEqualTo(3 * ROWS);
            assertThat(rows(request, GroupOrder.ALL, 4 << 20, true)).isEqualTo(inMemory);
        }
    }

    @Test
    void rowsOfTwoSourcesAreInTheSameGroups() throws IOException {
        Map<Long, long[]> expected = new TreeMap<>();
        for (FlowBatch hour : HOURS) {
            for (int row = 0; row < ROWS; row++) {
                boolean hasBytes = hour.isPresent(FlowColumn.BYTES, row);
                long bytes = hasBytes ? hour.getLong(FlowColumn.BYTES, row) : -1;
                long port = hour.getLong(FlowColumn.DST_PORT, row);
                expected.computeIfAbsent(bytes, key -> new long[2])[0]++;
                expected.computeIfAbsent(port, key -> new long[2])[1] += hasBytes ? bytes : 0;
            }
        }
        Map<Long, List<Long>> sums = new TreeMap<>();
        expected.forEach((key, value) -> sums.put(key, List.of(value[0], value[1])));
        Expression none = Constant.ofNull(ValueKind.NUMBER);
        GroupRequest ports =
                request(
                        List.of(PORT),
                        new Measure(Measure.Kind.VALUES, none, null),
                        new Measure(Measure.Kind.SUM, BYTES, null));
        GroupRequest request =
                new GroupRequest(
                        COLUMNS,
                        List.of(),
                        List.of(),
                        List.of(BYTES),
                        List.of(
                                new Measure(Measure.Kind.VALUES, Constant.of(1), null),
                                new Measure(Measure.Kind.SUM, none, null)),
                        List.of(ports),
                        null,
                        List.of(),
                        false);
        for (long memory : new long[] {1L << 30, 1 << 20, 700 << 10}) {
            Map<Long, List<Long>> found = new TreeMap<>();
            try (GroupCursor groups = group(request, GroupOrder.ALL, memory)) {
                while (groups.next()) {
                    long sum = groups.isNull(2) ? 0 : groups.getLong(2);
                    List<Long> before =
                            found.put(
                                    groups.isNull(0) ? -1 : groups.getLong(0),
                                    List.of(groups.getLong(1), sum));
                    assertThat(before).isNull();
                }
                assertThat(groups.statistics().spilledBytes() > 0).isEqualTo(memory < 1 << 30);
                assertThat(groups.statistics().scan().rowsRead()).isEqualTo(2 * 3 * ROWS);
            }
            assertThat(found.equals(sums)).isTrue();
        }
    }

    private static long last(String row) {
        return Long.parseLong(row.substring(row.lastIndexOf('|') + 1));
    }

    @Test
    void theFirstOfAnOrderAreAmongThoseGiven() throws IOException {
        GroupRequest request =
                request(List.of(BYTES), new Measure(Measure.Kind.DISTINCT, PORT, null));
        GroupOrder order = new GroupOrder(List.of(new GroupOrder.Term(0, true, false)), 3);
        List<String> first = rows(request, order, 1L << 30, false);
        assertThat(first).hasSize(3);
        assertThat(rows(request, order, 1 << 20, true))
                .containsAll(first)
                .hasSizeLessThan(3 * 1024 + 1);
    }

    @Test
    void distinctValuesAloneAreThoseBesideOthers() throws IOException {
        distinctValuesAlone(List.of(BYTES), ADDRESS, 2 << 20);
        distinctValuesAlone(List.of(PORT), ADDRESS, 1 << 20);
        distinctValuesAlone(List.of(PORT), BYTES, 1 << 20);
        distinctValuesAlone(List.of(HOST), USER, 1 << 20);
        distinctValuesAlone(List.of(HOST), BYTES, 2 << 20);
        distinctValuesAlone(List.of(), BYTES, 1 << 20);
    }

    /** Beside an average they are kept for each group, and are found in one step. */
    private static void distinctValuesAlone(List<Expression> keys, Expression value, long little)
            throws IOException {
        Measure distinct = new Measure(Measure.Kind.DISTINCT, value, null);
        Measure rows = new Measure(Measure.Kind.ROWS, null, null);
        Measure sum = new Measure(Measure.Kind.SUM, BYTES, null);
        Measure average = new Measure(Measure.Kind.AVERAGE, PORT, null);
        GroupRequest inOneStep = request(keys, distinct, rows, sum, average);
        List<String> expected =
                rows(inOneStep, GroupOrder.ALL, 1L << 30, false).stream()
                        .map(row -> row.substring(0, row.lastIndexOf('|')))
                        .sorted()
                        .toList();
        GroupRequest request = request(keys, distinct, rows, sum);
        assertThat(rows(request, GroupOrder.ALL, 1L << 30, false)).isEqualTo(expected);
        assertThat(rows(request, GroupOrder.ALL, little, true)).isEqualTo(expected);
    }

    @Test
    void distinctValuesOfAllRowsGoToPartitionsByValue() throws IOException {
        GroupRequest request =
                request(
                        List.of(),
                        new Measure(Measure.Kind.ROWS, null, null),
                        new Measure(Measure.Kind.DISTINCT, BYTES, null),
                        new Measure(Measure.Kind.DISTINCT, HOST, null),
                        new Measure(Measure.Kind.SUM, PORT, null));
        List<String> inMemory = rows(request, GroupOrder.ALL, 1L << 30, false);
        Set<Long> numbers = new HashSet<>();
        Set<String> hosts = new HashSet<>();
        for (FlowBatch hour : HOURS) {
            for (int row = 0; row < ROWS; row++) {
                if (hour.isPresent(FlowColumn.BYTES, row)) {
                    numbers.add(hour.getLong(FlowColumn.BYTES, row));
                }
                if (hour.isPresent(FlowColumn.HTTP_HOST, row)) {
                    hosts.add(hour.getText(FlowColumn.HTTP_HOST, row));
                }
            }
        }
        assertThat(inMemory).hasSize(1);
        assertThat(inMemory.get(0))
                .startsWith(3 * ROWS + "|" + numbers.size() + "|" + hosts.size() + "|");
        assertThat(rows(request, GroupOrder.ALL, 1 << 20, true)).isEqualTo(inMemory);
    }

    @Test
    void distinctValuesOfFewGroupsGoToPartitionsByValue() throws IOException {
        GroupRequest request =
                request(
                        List.of(PORT),
                        new Measure(Measure.Kind.DISTINCT, ADDRESS, null),
                        new Measure(Measure.Kind.DISTINCT, BYTES, IS_BIG),
                        new Measure(Measure.Kind.AVERAGE, BYTES, null));
        List<String> inMemory = rows(request, GroupOrder.ALL, 1L << 30, false);
        assertThat(inMemory).hasSizeGreaterThan(2);
        assertThat(rows(request, GroupOrder.ALL, 1 << 20, true)).isEqualTo(inMemory);
    }

    @Test
    void oneValueThatDoesNotFitCannotBeDivided() {
        GroupRequest request =
                request(
                        List.of(ADDRESS, HOST, BYTES, PORT, USER),
                        new Measure(Measure.Kind.ROWS, null, null));
        assertThatExceptionOfType(MemoryLimitException.class)
                .isThrownBy(() -> rows(request, GroupOrder.ALL, 4 << 10, true))
                .withMessageContaining("0 MiB")
                .withMessageContaining("--max-memory");
    }

    private static List<String> rows(
            GroupRequest request, GroupOrder order, long bytes, boolean spills) throws IOException {
        List<String> rows = new ArrayList<>();
        try (GroupCursor groups = group(request, order, bytes)) {
            assertThat(groups.statistics().spilledBytes() > 0).isEqualTo(spills);
            while (groups.next()) {
                List<String> row = new ArrayList<>();
                for (int output = 0; output < outputs(request); output++) {
                    ValueKind kind = kind(request, output);
                    row.add(
                            groups.isNull(output)
                                    ? "NULL"
                                    : switch (kind) {
                                        case NUMBER -> groups.getLong(output) + "";
                                        case DOUBLE -> groups.getDouble(output) + "";
                                        case ADDRESS ->
                                                groups.getHigh(output)
                                                        + ":"
                                                        + groups.getLong(output);
                                        case TEXT -> groups.getText(output);
                                    });
                }
                rows.add(String.join("|", row));
            }
        }
        rows.sort(null);
        return rows;
    }

    private static int outputs(GroupRequest request) {
        Regrouping again = request.again();
        return again == null
                ? request.keys().size() + request.measures().size()
                : again.keys().size() + again.measures().size();
    }

    private static ValueKind kind(GroupRequest request, int output) {
        Regrouping again = request.again();
        List<Expression> keys = again == null ? request.keys() : again.keys();
        if (output < keys.size()) {
            return keys.get(output).kind();
        }
        List<Measure> measures = again == null ? request.measures() : again.measures();
        Measure measure = measures.get(output - keys.size());
        Expression argument = measure.argument();
        return measure.kind() == Measure.Kind.LARGEST && argument != null
                ? argument.kind()
                : ValueKind.NUMBER;
    }
}
