package io.weir.sql.plan;

import io.weir.sql.FlowErrorCode;
import io.weir.sql.FlowSqlException;
import io.weir.sql.ParameterInfo;
import io.weir.sql.companion.Companion;
import io.weir.sql.companion.Companions;
import io.weir.sql.run.SimplePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableInterpretable;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.Context;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.DateRangeRules;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.tools.Program;
import org.apache.calcite.tools.Programs;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.CancelFlag;
import org.jspecify.annotations.Nullable;

/**
 * From the text of a query to a {@link PlannedQuery}. Thread-safe: each call has its own Calcite
 * objects.
 */
public final class FlowPlanner {
    private static final SqlParser.Config PARSER =
            SqlParser.config()
                    .withParserFactory(SqlBabelParserImpl.FACTORY)
                    .withConformance(FlowConformance.INSTANCE)
                    .withQuoting(Quoting.DOUBLE_QUOTE)
                    .withUnquotedCasing(Casing.UNCHANGED)
                    .withQuotedCasing(Casing.UNCHANGED)
                    .withCaseSensitive(false)
                    .withIdentifierMaxLength(256);
    private static final CalciteConnectionConfig CONFIG =
            CalciteConnectionConfigImpl.DEFAULT
                    .set(CalciteConnectionProperty.CASE_SENSITIVE, "false")
                    .set(CalciteConnectionProperty.CONFORMANCE, "BABEL");

    /** The schema that tables are in; a name may leave it out. */
    private static final String SCHEMA = "weir";

    private final CalciteSchema schema;
    private final boolean groupsInScan;

    /** A planner over the table {@code flows} and those beside it. */
    public FlowPlanner() {
        this(true);
    }

    /**
     * @param groupsInScan whether the engine groups what it can; if not, Calcite's operators do
     */
    public FlowPlanner(boolean groupsInScan) {
        this.groupsInScan = groupsInScan;
        schema = CalciteSchema.createRootSchema(false, false);
        CalciteSchema tables = schema.add(SCHEMA, new AbstractSchema());
        tables.add(FlowTable.NAME, new FlowTable());
        tables.add(FlowEndsView.NAME, new FlowEndsView());
        for (Companion table : Companions.all()) {
            tables.add(table.sqlName(), new CompanionTable(table));
        }
        schema.plus().add("IPADDRESS", types -> ((FlowTypeFactory) types).address(true));
    }

    /**
     * Plans one query.
     *
     * @param sql without a trailing semicolon
     * @param stop once it is set, nobody waits for the plan any more
     */
    public PlannedQuery plan(String sql, AtomicBoolean stop) throws FlowSqlException {
        try {
            SqlNode parsed = parse(IntervalText.standard(sql));
            SqlNode spelled = parsed.accept(new CommaJoins()).accept(new PostgresSpellings());
            Context context = Contexts.of(new CancelFlag(stop));
            return plan(spelled, SelectLabels.of(parsed, sql), context);
        } catch (SqlParseException | RuntimeException | StackOverflowError | AssertionError e) {
            throw PlanErrors.of(e);
        }
    }

    private static SqlNode parse(String sql) throws SqlParseException {
        SqlNode node = SqlParser.create(sql, PARSER).parseStmt();
        if (!node.isA(SqlKind.QUERY)) {
            throw new PlanException(
                    FlowErrorCode.UNSUPPORTED,
                    node.getKind()
                            + " is not supported: Weir reads flows and never changes them; expected SELECT, VALUES or"
                            + " WITH",
                    1,
                    1);
        }
        return node;
    }

    private PlannedQuery plan(SqlNode parsed, SelectLabels labels, Context context) {
        FlowTypeFactory types = new FlowTypeFactory();
        CalciteCatalogReader catalog =
                new CalciteCatalogReader(schema, List.of(SCHEMA), types, CONFIG);
        SqlValidator validator = validator(catalog, types);
        SqlNode validated = validator.validate(parsed);
        RelRoot root = toRelations(validator, catalog, types, validated, context);
        Map<String, Object> stash = new ConcurrentHashMap<>();
        List<ParameterInfo> parameters = parameters(validator.getParameterRowType(validated));
        EarlyParts early = new EarlyParts(stash, parameters.size(), this::made);
        Plan plan = made(root, early);
        RelDataType row = validator.getValidatedNodeType(validated);
        return new PlannedQuery(
                labels.apply(ResultColumns.of(row, validator.getFieldOrigins(validated))),
                parameters,
                plan.code(),
                stash,
                types,
                early.plans(),
                () -> plan.explanation() + early.explanation());
    }

    /** A tree, and what runs it. */
    record Plan(RelNode tree, Supplier<List<String>> above, Bindable<?> code) {
        String explanation() {
            StringBuilder text = new StringBuilder();
            text.append(RelOptUtil.toString(tree, SqlExplainLevel.EXPPLAN_ATTRIBUTES));
            above.get().forEach(line -> text.append(line).append('\n'));
            return text.toString();
        }
    }

    /**
     * Most statements are groups of one scan and need no planner; for others Calcite plans and
     * makes code.
     */
    private Plan made(RelRoot root, EarlyParts early) {
        RelNode taken = groupsInScan ? early.take(root.rel) : root.rel;
        RelNode listed = taken.accept(new PushFilter());
        if (groupsInScan && SimplePlans.isChain(listed)) {
            Plan simple = simple(root, listed.accept(new PushGroups()));
            if (simple != null) {
                return simple;
            }
        }
        RelNode grouped = grouped(root, listed, early);
        Plan simple = groupsInScan ? simple(root, grouped) : null;
        if (simple != null) {
            return simple;
        }
        RelNode physical = physical(root, grouped);
        return new Plan(
                physical,
                () -> AboveScan.of(grouped),
                EnumerableInterpretable.toBindable(
                        early.stash(),
                        null,
                        new Reined(physical.accept(new HeldRowsInPlan())),
                        EnumerableRel.Prefer.ARRAY));
    }

    private static @Nullable Plan simple(RelRoot root, RelNode tree) {
        SimplePlan plan = SimplePlans.of(root, tree);
        return plan == null ? null : new Plan(tree, () -> AboveScan.ofSimple(tree), plan);
    }

    private static SqlValidator validator(CalciteCatalogReader catalog, FlowTypeFactory types) {
        return new FlowValidator(
                FlowOperators.all(),
                catalog,
                types,
                SqlValidator.Config.DEFAULT
                        .withConformance(FlowConformance.INSTANCE)
                        .withIdentifierExpansion(true)
                        .withTypeCoercionEnabled(true)
                        .withLenientOperatorLookup(false)
                        .withTypeCoercionFactory(FlowTypeCoercion::new));
    }

    private static RelRoot toRelations(
            SqlValidator validator,
            CalciteCatalogReader catalog,
            FlowTypeFactory types,
            SqlNode validated,
            Context context) {
        VolcanoPlanner planner = new VolcanoPlanner(context);
        planner.setExecutor(new RexExecutorImpl(null));
        planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
        planner.addRelTraitDef(RelCollationTraitDef.INSTANCE);
        RelOptCluster cluster = RelOptCluster.create(planner, new RexBuilder(types));
        cluster.setMetadataQuerySupplier(EarlyMetadata::new);
        SqlToRelConverter converter =
                new SqlToRelConverter(
                        (row, view, path, names) -> {
                            throw new UnsupportedOperationException("views");
                        },
                        validator,
                        catalog,
                        cluster,
                        FlowConvertlets.INSTANCE,
                        SqlToRelConverter.config()
                                .withTrimUnusedFields(false)
                                .withExpand(false)
                                .withRelBuilderConfigTransform(FlowPlanner::asWritten));
        RelRoot root = converter.convertQuery(validated, false, true);
        RexBuilder builder = cluster.getRexBuilder();
        RelNode exact =
                root.rel.accept(new AddressCasts(builder)).accept(new ExactArithmetic(builder));
        return root.withRel(exact);
    }

    /**
     * Projections are not merged while they are made: the converter takes those with a sub-query
     * that uses their rows to be over what it gave them, and the decorrelator finds constant keys.
     */
    private static RelBuilder.Config asWritten(RelBuilder.Config config) {
        return config.withBloat(-1);
    }

    private static void register(RelOptPlanner planner) {
        if (planner.getRules().isEmpty()) {
            RelOptUtil.registerDefaultRules(planner, false, false);
            planner.addRule(EnumerableRules.ENUMERABLE_LIMIT_SORT_RULE);
            planner.removeRule(EnumerableRules.ENUMERABLE_TABLE_SCAN_RULE);
            planner.removeRule(DateRangeRules.FILTER_INSTANCE);
            planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_JOIN_RULE); // would sort all flows
            planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_UNION_RULE); // cuts before DISTINCT
            planner.removeRule(CoreRules.PROJECT_TO_SEMI_JOIN); // takes a total of no rows for none
            planner.removeRule(CoreRules.JOIN_TO_SEMI_JOIN); // the same
            // Orders by a time before it is cut down to its date, and so does not come to the next
            // key.
            planner.removeRule(CoreRules.SORT_PROJECT_TRANSPOSE);
            // Takes a key that is NULL in some sets for one that never is.
            planner.removeRule(CoreRules.AGGREGATE_PROJECT_MERGE);
        }
    }

    private static RelTraitSet wanted(RelRoot root) {
        return root.rel
                .getCluster()
                .traitSetOf(EnumerableConvention.INSTANCE)
                .replace(root.collation)
                .simplify();
    }

    /**
     * Filters go down. Apart, because its rules bring many classes that simple plans do not need.
     */
    private static final class PushDown {
        static final HepProgram PROGRAM =
                HepProgram.builder()
                        .addRuleCollection(
                                List.of(
                                        CoreRules.FILTER_INTO_JOIN,
                                        CoreRules.JOIN_CONDITION_PUSH,
                                        CoreRules.JOIN_PUSH_EXPRESSIONS,
                                        CoreRules.FILTER_PROJECT_TRANSPOSE,
                                        CoreRules.FILTER_AGGREGATE_TRANSPOSE,
                                        CoreRules.FILTER_SET_OP_TRANSPOSE,
                                        CoreRules.FILTER_MERGE))
                        .build();

        private PushDown() {}
    }

    /** Without sub-queries, with what the scans can do inside them. */
    private RelNode grouped(RelRoot root, RelNode listed, EarlyParts early) {
        RelOptCluster cluster = root.rel.getCluster();
        cluster.setMetadataQuerySupplier(LateMetadata::new);
        cluster.invalidateMetadataQuery();
        RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(cluster, null);
        RelTraitSet wanted = wanted(root);
        RelNode flat = run(Programs.subQuery(DefaultRelMetadataProvider.INSTANCE), listed, wanted);
        RelNode joined = Joins.of(flat, builder.transform(FlowPlanner::asWritten));
        RelNode down = pushedDown(joined);
        if (groupsInScan) {
            RelNode asking = down.accept(new KeptSides(early));
            down = asking == down ? down : pushedDown(asking);
        }
        RelNode trimmed =
                new RelFieldTrimmer(null, builder)
                        .trim(down.accept(new NullConstants()).accept(new PushFilter()));
        RelNode windowed = trimmed.accept(new WindowInputs());
        return groupsInScan
                ? expanded(
                                windowed.accept(new DistinctSides())
                                        .accept(new RolledSets())
                                        .accept(new GroupBelowJoin())
                                        .accept(new SplitGroups())
                                        .accept(new PushGroups()))
                        .accept(new RolledSets())
                        .accept(new PushGroups())
                : expanded(windowed);
    }

    /** What is left of DISTINCT aggregates as groups by the values too, and groups of these. */
    private static RelNode expanded(RelNode node) {
        return rewritten(DistinctTotals.EXPANSION, node).accept(new DistinctTotals());
    }

    private static RelNode pushedDown(RelNode node) {
        return rewritten(PushDown.PROGRAM, node);
    }

    private static RelNode rewritten(HepProgram program, RelNode node) {
        HepPlanner hep = new HepPlanner(program, node.getCluster().getPlanner().getContext());
        hep.setRoot(node);
        return hep.findBestExp();
    }

    private static RelNode physical(RelRoot root, RelNode grouped) {
        RelTraitSet wanted = wanted(root);
        register(grouped.getCluster().getPlanner());
        RelNode physical = run(FlowPlanner::volcano, grouped, wanted);
        RelNode tuned =
                run(
                        Programs.calc(DefaultRelMetadataProvider.INSTANCE),
                        physical.accept(new SmallSide()),
                        wanted);
        RelNode kept = KeptInput.inJoinsOf(tuned);
        return root.isRefTrivial() ? kept : outputOnly(root, kept);
    }

    /** Leaves out the columns that were needed for ORDER BY alone. */
    private static RelNode outputOnly(RelRoot root, RelNode node) {
        RexBuilder builder = node.getCluster().getRexBuilder();
        List<RexNode> kept = new ArrayList<>();
        for (Map.Entry<Integer, String> field : root.fields) {
            kept.add(builder.makeInputRef(node, field.getKey()));
        }
        RexProgram program =
                RexProgram.create(node.getRowType(), kept, null, root.validatedRowType, builder);
        return EnumerableCalc.create(node, program);
    }

    private static RelNode run(Program program, RelNode node, RelTraitSet wanted) {
        return program.run(node.getCluster().getPlanner(), node, wanted, List.of(), List.of());
    }

    private static RelNode volcano(
            RelOptPlanner planner,
            RelNode node,
            RelTraitSet wanted,
            List<?> materializations,
            List<?> lattices) {
        planner.setRoot(
                node.getTraitSet().equals(wanted) ? node : planner.changeTraits(node, wanted));
        return planner.findBestExp();
    }

    private static List<ParameterInfo> parameters(RelDataType row) {
        List<ParameterInfo> parameters = new ArrayList<>();
        for (RelDataTypeField field : row.getFieldList()) {
            RelDataType type = field.getType();
            parameters.add(
                    new ParameterInfo(
                            ResultTypes.of(type),
                            ResultTypes.precision(type),
                            ResultTypes.scale(type)));
        }
        return parameters;
    }
}
