package io.weir.udfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.udfs.address.Addresses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FlowFunctionsTest {
    private static final FlowContext CONTEXT = new NewRepositoryContext();

    @Test
    void listHoldsTheNamesThatScriptsUse() {
        assertThat(FlowFunctions.all())
                .extracting(FlowFunction::signature)
                .containsExactly(
                        "cidr_match(addr, cidr...)",
                        "geo_country(addr)",
                        "is_internal(addr)",
                        "is_private(addr)",
                        "is_multicast(addr)",
                        "ip_version(addr)",
                        "ip_prefix(addr, v4len[, v6len])",
                        "protocol_name(protocol)",
                        "port_name(port[, protocol])",
                        "icmp_name(type, code[, protocol])",
                        "flags_match(flags, test)",
                        "flags_all(flags, letters)",
                        "flags_any(flags, letters)",
                        "flags_text(flags)",
                        "time_bucket(interval, ts)",
                        "active_between(start, end, a, b)",
                        "bits_per_second(bytes, duration_ms)");
    }

    @TestFactory
    Stream<DynamicTest> exampleGivesItsResult() {
        return FlowFunctions.all().stream()
                .flatMap(
                        function ->
                                function.examples().stream()
                                        .map(
                                                example ->
                                                        DynamicTest.dynamicTest(
                                                                example.call(function.name()),
                                                                () -> check(function, example))));
    }

    private static void check(FlowFunction function, FunctionExample example) {
        Object result = function.body().call(CONTEXT, arguments(function, example));

        assertThat(SqlLiteral.write(result, function.returns())).isEqualTo(example.result());
    }

    private static @Nullable Object[] arguments(FlowFunction function, FunctionExample example) {
        List<@Nullable Object> values = new ArrayList<>();
        for (String literal : example.arguments()) {
            values.add(SqlLiteral.read(literal, function.parameter(values.size()).type()));
        }
        return values.toArray();
    }

    @Test
    void everyDescriptionIsComplete() {
        for (FlowFunction function : FlowFunctions.all()) {
            assertThat(function.summary()).as(function.name()).endsWith(".").doesNotContain(". ");
            assertThat(function.nullRule()).as(function.name()).startsWith("NULL if").endsWith(".");
            assertThat(function.examples()).as(function.name()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(FlowFunctions.find(function.name().toUpperCase(java.util.Locale.ROOT)))
                    .isSameAs(function);
        }
        assertThat(FlowFunctions.find("no_such_function")).isNull();
    }

    @TestFactory
    Stream<DynamicTest> nullInAnyPlaceGivesNull() {
        return FlowFunctions.all().stream()
                .map(
                        function ->
                                DynamicTest.dynamicTest(
                                        function.name(), () -> checkNulls(function)));
    }

    private static void checkNulls(FlowFunction function) {
        FunctionExample example = function.examples().get(0);
        for (int i = 0; i < example.arguments().size(); i++) {
            @Nullable Object[] arguments = arguments(function, example);
            arguments[i] = null;
            assertThat(function.body().call(CONTEXT, arguments)).as("argument %d", i).isNull();
        }
    }

    @Test
    void onlyFunctionsSaidToBeNullableGiveNullForOtherThanNull() {
        Set<String> seen = new HashSet<>();
        for (FlowFunction function : FlowFunctions.all()) {
            for (FunctionExample example : function.examples()) {
                if (example.result().equals("NULL") && !example.arguments().contains("NULL")) {
                    seen.add(function.name());
                }
            }
        }
        assertThat(FlowFunctions.all().stream().filter(FlowFunction::nullable))
                .extracting(FlowFunction::name)
                .containsExactlyInAnyOrderElementsOf(seen);
    }

    @Test
    void onlyFunctionsSaidToNeedTheContextAskIt() {
        FlowContext refusing =
                new FlowContext() {
                    @Override
                    public boolean isInternal(byte[] address) {
                        throw new AssertionError("asked");
                    }

                    @Override
                    public @Nullable String country(byte[] address) {
                        throw new AssertionError("asked");
                    }
                };
        for (FlowFunction function : FlowFunctions.all()) {
            @Nullable Object[] arguments = arguments(function, function.examples().get(0));
            if (function.needsContext()) {
                assertThatThrownBy(() -> function.body().call(refusing, arguments))
                        .as(function.name())
                        .isInstanceOf(AssertionError.class);
            } else {
                assertThat(function.body().call(refusing, arguments)).isNotNull();
            }
        }
    }

    @Test
    void argumentsMayBeOfAnyIntegerClassAndAddressesMayBeText() {
        assertThat(call("port_name", (short) 80, (byte) 6)).isEqualTo("http");
        assertThat(call("port_name", 80, 6L)).isEqualTo("http");
        assertThat(call("is_private", "10.0.0.1")).isEqualTo(true);
        assertThat(call("is_private", (Object) Addresses.parse("10.0.0.1"))).isEqualTo(true);
    }

    @Test
    void countOfArgumentsIsKnownBeforeACall() {
        assertThat(counts("cidr_match")).containsExactly(2, Integer.MAX_VALUE);
        assertThat(counts("ip_prefix")).containsExactly(2, 3);
        assertThat(counts("active_between")).containsExactly(4, 4);
    }

    private static List<Integer> counts(String name) {
        FlowFunction function = find(name);
        return List.of(function.fewestArguments(), function.mostArguments());
    }

    static @Nullable Object call(String name, @Nullable Object... arguments) {
        return find(name).body().call(CONTEXT, Arrays.copyOf(arguments, arguments.length));
    }

    private static FlowFunction find(String name) {
        FlowFunction function = FlowFunctions.find(name);
        assertThat(function).as(name).isNotNull();
        return java.util.Objects.requireNonNull(function);
    }
}
