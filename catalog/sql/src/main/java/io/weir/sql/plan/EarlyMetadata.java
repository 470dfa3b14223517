package io.weir.sql.plan;

import com.google.common.collect.ImmutableList;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.JaninoRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a plan's nodes while they are made. It knows no order of rows: each node asks
 * for that, and the answer takes generated code, which most statements can do without. Whatever
 * else is asked, Calcite answers.
 */
final class EarlyMetadata extends RelMetadataQuery {
    EarlyMetadata() {
        super(new Handlers());
    }

    @Override
    public @Nullable ImmutableList<RelCollation> collations(RelNode node) {
        return ImmutableList.of();
    }

    /** None: the answer looks into sub-queries, where it fails. */
    @Override
    public RelOptPredicateList getPulledUpPredicates(RelNode node) {
        return RelOptPredicateList.EMPTY;
    }

    /**
     * One handler for all kinds, which knows no answer and is replaced when it is asked. Calcite's
     * own makes a class for each kind first, a tenth of the time of a start.
     */
    private static final class Handlers implements MetadataHandlerProvider {
        private static final Object UNKNOWING =
                Proxy.newProxyInstance(
                        BuiltInMetadata.class.getClassLoader(),
                        kinds(),
                        (proxy, method, arguments) -> {
                            throw new NoHandler(((RelNode) arguments[0]).getClass());
                        });

        private static Class<?>[] kinds() {
            List<Class<?>> kinds = new ArrayList<>();
            for (Class<?> metadata : BuiltInMetadata.class.getDeclaredClasses()) {
                for (Class<?> kind : metadata.getDeclaredClasses()) {
                    if (MetadataHandler.class.isAssignableFrom(kind)) {
                        kinds.add(kind);
                    }
                }
            }
            return kinds.toArray(Class<?>[]::new);
        }

        @Override
        public <H extends MetadataHandler<?>> H handler(Class<H> kind) {
            return kind.cast(UNKNOWING);
        }

        @Override
        public <H extends MetadataHandler<?>> H revise(Class<H> kind) {
            return JaninoRelMetadataProvider.of(DefaultRelMetadataProvider.INSTANCE).revise(kind);
        }
    }
}
