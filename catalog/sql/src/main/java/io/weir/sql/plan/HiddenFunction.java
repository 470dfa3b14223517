package io.weir.sql.plan;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/** A function that only plans have: it is in no operator table, so no statement can name it. */
class HiddenFunction extends SqlUserDefinedFunction {
    /**
     * @param operands what its operands are; none where a plan alone makes calls of it
     */
    HiddenFunction(
            String name,
            SqlReturnTypeInference type,
            List<SqlTypeFamily> operands,
            JavaFunction body) {
        super(
                new SqlIdentifier(name, SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                type,
                InferTypes.FIRST_KNOWN,
                OperandTypes.operandMetadata(
                        operands, types -> List.of(), i -> "value", i -> false),
                body);
    }
}
