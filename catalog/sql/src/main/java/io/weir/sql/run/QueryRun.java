package io.weir.sql.run;

import io.weir.engine.FlowCursor;
import io.weir.engine.FlowScan;
import io.weir.engine.ScanControl;
import io.weir.engine.ScanRequest;
import io.weir.engine.expression.TupleSet;
import io.weir.engine.group.FlowGroups;
import io.weir.engine.group.GroupCursor;
import io.weir.engine.group.GroupRequest;
import io.weir.engine.work.MemoryBudget;
import io.weir.format.repository.Repository;
import io.weir.format.repository.Snapshot;
import io.weir.sql.FlowSqlException;
import io.weir.sql.QueryControl;
import io.weir.udfs.FlowContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a statement: its snapshot of the repository (one for all scans, so that they
 * agree), its parameters, its current time and its reins. Used by one thread.
 */
public final class QueryRun implements DataContext, Bindings {
    /**
     * Results of functions that look an address up; more than so many distinct ones are asked
     * again.
     */
    private static final int REMEMBERED = 1 << 18;

    private final Repository repository;
    private final FlowContext flowContext;
    private final JavaTypeFactory types;
    private final Map<String, Object> stash;
    private final List<@Nullable Object> parameters;
    private final QueryControl control;
    private final long nowMillis;
    private final Map<Lookup, Optional<Object>> lookups = new HashMap<>();
    private final EarlyPlans early;
    private final Map<Integer, KeySet> keySets = new HashMap<>();
    private final Map<Integer, TupleSet> tupleSets = new HashMap<>();
    private final Map<Integer, TupleLookup> tupleLookups = new HashMap<>();
    private final Map<Integer, List<@Nullable Object>> kept = new HashMap<>();
    private final IdentityHashMap<Object, QueryStep> steps = new IdentityHashMap<>();
    private final List<QueryStep> stepsInOrder = new ArrayList<>();
    private final MemoryBudget memory;
    private final IdentityHashMap<Object, MemoryBudget> memories = new IdentityHashMap<>();
    private final SchemaPlus recursions = CalciteSchema.createRootSchema(false, false).plus();
    private @Nullable Snapshot snapshot;

    private record Lookup(int function, ByteString address) {}

    /**
     * @param parameters values in Calcite's internal form
     * @param nowMillis the statement's current time, milliseconds since 1970
     * @param early what runs before the rows that ask it
     */
    public QueryRun(
            Repository repository,
            FlowContext flowContext,
            JavaTypeFactory types,
            Map<String, Object> stash,
            List<@Nullable Object> parameters,
            QueryControl control,
            long nowMillis,
            EarlyPlans early) {
        this.early = early;
        this.repository = repository;
        this.flowContext = flowContext;
        this.types = types;
        this.stash = stash;
        this.parameters = new ArrayList<>(parameters);
        this.control = control;
        this.nowMillis = nowMillis;
        long limit = control.maxMemory();
        memory = limit > 0 ? new MemoryBudget(limit) : MemoryBudget.ofHeap();
    }

    /** Reads the sub-queries that stand for values, before all else. */
    public void begin() {
        for (ValuePlan plan : early.values()) {
            parameters.add(plan.read(this));
        }
    }

    @Override
    public FlowContext flowContext() {
        return flowContext;
    }

    @Override
    public @Nullable Object parameter(int index) {
        return parameters.get(index);
    }

    @Override
    public long nowMillis() {
        return nowMillis;
    }

    @Override
    public DataContext session() {
        return this;
    }

    /** The result of a function for an address, asked once for each address. */
    @Nullable Object remembered(
            int function, @Nullable Object address, Supplier<@Nullable Object> question) {
        if (!(address instanceof byte[] bytes)) {
            return question.get();
        }
        Lookup lookup = new Lookup(function, new ByteString(bytes));
        Optional<Object> known = lookups.get(lookup);
        if (known == null) {
            known = Optional.ofNullable(question.get());
            if (lookups.size() < REMEMBERED) {
                lookups.put(lookup, known);
            }
        }
        return known.orElse(null);
    }

    @Override
    public KeySet keySet(int number) {
        KeySet known = keySets.get(number);
        if (known == null) {
            known = early.keySets().get(number).read(this);
            keySets.put(number, known);
        }
        return known;
    }

    @Override
    public TupleSet tupleSet(int number) {
        TupleSet known = tupleSets.get(number);
        if (known == null) {
            known = early.tupleSets().get(number).read(this);
            tupleSets.put(number, known);
        }
        return known;
    }

    /** The same, for single rows. */
    TupleLookup tupleLookup(int number) {
        TupleLookup known = tupleLookups.get(number);
        if (known == null) {
            known = early.tupleSets().get(number).lookup(tupleSet(number));
            tupleLookups.put(number, known);
        }
        return known;
    }

    /** The rows of a part that runs first. */
    List<@Nullable Object> kept(int number) {
        List<@Nullable Object> known = kept.get(number);
        if (known == null) {
            known = early.kept().get(number).read(this);
            kept.put(number, known);
        }
        return known;
    }

    /** A leaf begins, for the first time or again. */
    QueryStep step(Object leaf, String name) {
        QueryStep step = steps.get(leaf);
        if (step == null) {
            step = new QueryStep(name);
            steps.put(leaf, step);
            stepsInOrder.add(step);
        }
        step.begin();
        return step;
    }

    /**
     * Memory for a part of the plan, which begins; what it took when it ran before, it does not
     * hold any more.
     */
    MemoryBudget memory(Object holder) {
        MemoryBudget part = memory.part();
        MemoryBudget former = memories.put(holder, part);
        if (former != null) {
            former.giveBack();
        }
        return part;
    }

    /** What the leaves did, in the order in which they began. */
    public List<QueryStep> steps() {
        return stepsInOrder;
    }

    FlowCursor open(ScanPlan plan) throws IOException {
        ScanRequest request = plan.bind(this);
        ScanControl check = this::check;
        return FlowScan.open(snapshot(), request, check);
    }

    GroupCursor group(GroupPlan plan, MemoryBudget budget) throws IOException {
        GroupRequest request = plan.bind(this);
        return FlowGroups.of(snapshot(), request, plan.order(), this::check, budget);
    }

    CompanionPlan.Span span(CompanionPlan plan) {
        return plan.bind(this::parameter, nowMillis);
    }

    /** What all scans of this execution see. */
    Snapshot snapshot() throws IOException {
        Snapshot pinned = snapshot;
        if (pinned == null) {
            pinned = repository.snapshot();
            snapshot = pinned;
        }
        return pinned;
    }

    /** Called by generated code. */
    public static void check(DataContext root) {
        ((QueryRun) root).check();
    }

    /**
     * @throws SqlRuntimeException after a cancel or past the time limit
     */
    void check() {
        try {
            control.checkStopped();
        } catch (FlowSqlException e) {
            throw new SqlRuntimeException(e.code(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public @Nullable Object get(String name) {
        if (name.startsWith("?")) {
            return parameters.get(Integer.parseInt(name.substring(1)));
        }
        Object stashed = stash.get(name);
        return stashed == null ? variable(name) : stashed;
    }

    private @Nullable Object variable(String name) {
        for (Variable variable : Variable.values()) {
            if (variable.camelName.equals(name)) {
                return switch (variable) {
                    case UTC_TIMESTAMP, CURRENT_TIMESTAMP, LOCAL_TIMESTAMP -> nowMillis;
                    case TIME_ZONE -> TimeZone.getTimeZone("UTC");
                    case CANCEL_FLAG -> control.stopFlag();
                    case USER, SYSTEM_USER -> "weir";
                    case LOCALE -> Locale.ROOT;
                    default -> null;
                };
            }
        }
        return null;
    }

    /** Where generated code keeps what WITH RECURSIVE has found. */
    @Override
    public SchemaPlus getRootSchema() {
        return recursions;
    }

    @Override
    public JavaTypeFactory getTypeFactory() {
        return types;
    }

    @Override
    public QueryProvider getQueryProvider() {
        throw new UnsupportedOperationException("Plans of Weir ask no query provider");
    }
}
