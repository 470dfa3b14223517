package io.weir.sql.companion;

import io.weir.udfs.FlowFunction;
import io.weir.udfs.FlowFunctions;
import io.weir.udfs.FunctionExample;
import io.weir.udfs.FunctionType;
import io.weir.udfs.traffic.CountryNames;
import io.weir.udfs.traffic.PortNames;
import io.weir.udfs.traffic.ProtocolNames;
import java.util.Iterator;

/** Rows that are the same in every repository. */
final class ReferenceRows {
    private ReferenceRows() {}

    static Iterator<ListedRow> protocols() {
        return ProtocolNames.all().stream()
                .map(each -> ListedRow.of((long) each.number(), each.name(), each.description()))
                .iterator();
    }

    static Iterator<ListedRow> services() {
        return PortNames.all().stream()
                .map(each -> ListedRow.of((long) each.port(), (long) each.protocol(), each.name()))
                .iterator();
    }

    static Iterator<ListedRow> countries() {
        return CountryNames.all().stream()
                .map(each -> ListedRow.of(each.code(), each.name()))
                .iterator();
    }

    static Iterator<ListedRow> functions() {
        return FlowFunctions.all().stream().map(ReferenceRows::row).iterator();
    }

    private static ListedRow row(FlowFunction function) {
        FunctionExample example = function.examples().get(0);
        return ListedRow.of(
                function.name(),
                function.signature(),
                type(function.returns()),
                function.summary(),
                example.call(function.name()),
                example.result());
    }

    private static String type(FunctionType type) {
        return switch (type) {
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, DOUBLE, TIMESTAMP, INTERVAL -> type.name();
            case TEXT -> "VARCHAR";
            case ADDRESS -> "IPADDRESS";
        };
    }
}
