package io.weir.sql.plan;

import com.google.common.collect.Iterables;
import io.weir.sql.run.QueryRun;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.function.Predicate1;
import org.apache.calcite.linq4j.function.Predicate2;
import org.apache.calcite.linq4j.tree.BlockStatement;
import org.apache.calcite.linq4j.tree.DeclarationStatement;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ForEachStatement;
import org.apache.calcite.linq4j.tree.ForStatement;
import org.apache.calcite.linq4j.tree.FunctionExpression;
import org.apache.calcite.linq4j.tree.GotoStatement;
import org.apache.calcite.linq4j.tree.MemberDeclaration;
import org.apache.calcite.linq4j.tree.MethodDeclaration;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.linq4j.tree.Shuttle;
import org.apache.calcite.linq4j.tree.Statement;
import org.apache.calcite.linq4j.tree.WhileStatement;
import org.jspecify.annotations.Nullable;

/**
 * Puts a question to the execution's reins into generated code: wherever it repeats something, and
 * wherever the library that it calls may come back to it again and again, which is in functions and
 * in comparators.
 */
final class ReinsInCode extends Shuttle {
    private static final Statement QUESTION =
            Expressions.statement(Expressions.call(QueryRun.class, "check", DataContext.ROOT));

    private static BlockStatement asking(Statement body) {
        List<Statement> statements =
                body instanceof BlockStatement block ? block.statements : List.of(body);
        return Expressions.block(Iterables.concat(List.of(QUESTION), statements));
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as the method that it overrides
    public Expression visit(FunctionExpression function, @Nullable BlockStatement body) {
        return body == null
                ? function
                : Expressions.lambda(
                        (Class) function.getType(),
                        asking(isPredicate(function) ? ofTruth(body) : body),
                        function.parameterList);
    }

    private static boolean isPredicate(FunctionExpression<?> function) {
        return function.getType() == Predicate1.class || function.getType() == Predicate2.class;
    }

    /** Calcite takes {@code x == null ? true : x} for an object, which no predicate may give. */
    private static BlockStatement ofTruth(BlockStatement body) {
        int last = body.statements.size() - 1;
        if (last < 0
                || !(body.statements.get(last) instanceof GotoStatement result)
                || result.expression == null
                || result.expression.getType() != Object.class) {
            return body;
        }
        Expression truth = Expressions.convert_(result.expression, boolean.class);
        return Expressions.block(
                Iterables.concat(
                        body.statements.subList(0, last),
                        List.of(Expressions.return_(null, truth))));
    }

    @Override
    public MemberDeclaration visit(MethodDeclaration method, BlockStatement body) {
        return Expressions.methodDecl(
                method.modifier,
                method.resultType,
                method.name,
                method.parameters,
                method.name.equals("compare") ? asking(body) : body);
    }

    @Override
    public ForStatement visit(
            ForStatement loop,
            List<DeclarationStatement> declarations,
            @Nullable Expression condition,
            @Nullable Expression post,
            Statement body) {
        return Expressions.for_(declarations, condition, post, asking(body));
    }

    @Override
    public ForEachStatement visit(
            ForEachStatement loop,
            ParameterExpression parameter,
            Expression iterable,
            Statement body) {
        return Expressions.forEach(parameter, iterable, asking(body));
    }

    @Override
    public Statement visit(WhileStatement loop, Expression condition, Statement body) {
        return Expressions.while_(condition, asking(body));
    }
}
