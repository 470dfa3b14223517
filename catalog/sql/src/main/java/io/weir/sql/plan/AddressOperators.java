package io.weir.sql.plan;

import io.weir.sql.run.AddressValues;
import java.util.List;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** The two conversions between addresses and text. Both are NULL for NULL. */
final class AddressOperators {
    /** Text to address; a text that is none is an error. */
    static final SqlFunction TO_ADDRESS =
            operator(
                    "TO_ADDRESS",
                    ReturnTypes.explicit(SqlTypeName.VARBINARY, FlowTypeFactory.ADDRESS_BYTES)
                            .andThen(SqlTypeTransforms.TO_NULLABLE),
                    SqlTypeFamily.CHARACTER,
                    JavaFunction.strict(AddressValues.class, "parse", String.class));

    /** Address to its canonical text. */
    static final SqlFunction ADDRESS_TEXT =
            operator(
                    "ADDRESS_TEXT",
                    ReturnTypes.explicit(SqlTypeName.VARCHAR)
                            .andThen(SqlTypeTransforms.TO_NULLABLE),
                    SqlTypeFamily.BINARY,
                    JavaFunction.strict(AddressValues.class, "format", ByteString.class));

    private AddressOperators() {}

    private static SqlFunction operator(
            String name, SqlReturnTypeInference type, SqlTypeFamily operand, JavaFunction body) {
        return new Conversion(name, type, operand, body);
    }

    /** Types itself, as it cannot be looked up. */
    private static final class Conversion extends HiddenFunction {
        Conversion(
                String name,
                SqlReturnTypeInference type,
                SqlTypeFamily operand,
                JavaFunction body) {
            super(name, type, List.of(operand), body);
        }

        @Override
        public RelDataType deriveType(
                SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
            return validateOperands(validator, scope, call);
        }
    }
}
