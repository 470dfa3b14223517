package io.weir.jdbc;

import io.weir.jdbc.result.JdbcType;
import io.weir.jdbc.result.SqlErrors;
import io.weir.jdbc.result.Wrapping;
import io.weir.sql.ParameterInfo;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;

/** A statement's parameters. Thread-safe. */
final class WeirParameterMetaData implements ParameterMetaData {
    private final List<ParameterInfo> parameters;

    WeirParameterMetaData(List<ParameterInfo> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    private ParameterInfo parameter(int number) throws SQLException {
        if (number < 1 || number > parameters.size()) {
            throw SqlErrors.badIndex(
                    "No parameter " + number + "; the statement has " + parameters.size());
        }
        return parameters.get(number - 1);
    }

    @Override
    public int getParameterCount() {
        return parameters.size();
    }

    @Override
    public int isNullable(int parameter) throws SQLException {
        parameter(parameter);
        return parameterNullable;
    }

    @Override
    public boolean isSigned(int parameter) throws SQLException {
        return JdbcType.isNumber(parameter(parameter).type());
    }

    @Override
    public int getPrecision(int parameter) throws SQLException {
        ParameterInfo found = parameter(parameter);
        return JdbcType.size(found.type(), found.precision());
    }

    @Override
    public int getScale(int parameter) throws SQLException {
        ParameterInfo found = parameter(parameter);
        return JdbcType.decimalDigits(found.type(), found.precision(), found.scale());
    }

    @Override
    public int getParameterType(int parameter) throws SQLException {
        return JdbcType.code(parameter(parameter).type());
    }

    @Override
    public String getParameterTypeName(int parameter) throws SQLException {
        return parameter(parameter).type().name();
    }

    @Override
    public String getParameterClassName(int parameter) throws SQLException {
        return JdbcType.className(parameter(parameter).type());
    }

    @Override
    public int getParameterMode(int parameter) throws SQLException {
        parameter(parameter);
        return parameterModeIn;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return Wrapping.unwrap(this, type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type != null && type.isInstance(this);
    }
}
