package io.weir.jdbc.metadata;

import io.weir.jdbc.result.WeirResultSet;
import io.weir.sql.ResultColumn;
import io.weir.sql.SqlType;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The results of {@link DatabaseMetaData}'s methods with the columns that JDBC 4.3 prescribes. A
 * column is VARCHAR unless {@code :s} (SMALLINT), {@code :i} (INTEGER), {@code :l} (BIGINT) or
 * {@code :b} (BOOLEAN) follows its name.
 */
enum MetaDataTable {
    CATALOGS("TABLE_CAT"),
    SCHEMAS("TABLE_SCHEM TABLE_CATALOG"),
    TABLE_TYPES("TABLE_TYPE"),
    TABLES(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME TABLE_TYPE REMARKS TYPE_CAT TYPE_SCHEM TYPE_NAME"
                    + " SELF_REFERENCING_COL_NAME REF_GENERATION"),
    COLUMNS(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME DATA_TYPE:i TYPE_NAME COLUMN_SIZE:i"
                    + " BUFFER_LENGTH:i DECIMAL_DIGITS:i NUM_PREC_RADIX:i NULLABLE:i REMARKS"
                    + " COLUMN_DEF SQL_DATA_TYPE:i SQL_DATETIME_SUB:i CHAR_OCTET_LENGTH:i"
                    + " ORDINAL_POSITION:i IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE"
                    + " SOURCE_DATA_TYPE:s IS_AUTOINCREMENT IS_GENERATEDCOLUMN"),
    TYPE_INFO(
            "TYPE_NAME DATA_TYPE:i PRECISION:i LITERAL_PREFIX LITERAL_SUFFIX CREATE_PARAMS"
                    + " NULLABLE:s CASE_SENSITIVE:b SEARCHABLE:s UNSIGNED_ATTRIBUTE:b"
                    + " FIXED_PREC_SCALE:b AUTO_INCREMENT:b LOCAL_TYPE_NAME MINIMUM_SCALE:s"
                    + " MAXIMUM_SCALE:s SQL_DATA_TYPE:i SQL_DATETIME_SUB:i NUM_PREC_RADIX:i"),
    FUNCTIONS("FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME REMARKS FUNCTION_TYPE:s SPECIFIC_NAME"),
    FUNCTION_COLUMNS(
            "FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME COLUMN_NAME COLUMN_TYPE:s DATA_TYPE:i"
                    + " TYPE_NAME PRECISION:i LENGTH:i SCALE:s RADIX:s NULLABLE:s REMARKS"
                    + " CHAR_OCTET_LENGTH:i ORDINAL_POSITION:i IS_NULLABLE SPECIFIC_NAME"),
    CLIENT_INFO_PROPERTIES("NAME MAX_LEN:i DEFAULT_VALUE DESCRIPTION"),
    PROCEDURES(
            "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME RESERVED1 RESERVED2 RESERVED3 REMARKS"
                    + " PROCEDURE_TYPE:s SPECIFIC_NAME"),
    PROCEDURE_COLUMNS(
            "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME COLUMN_NAME COLUMN_TYPE:s DATA_TYPE:i"
                    + " TYPE_NAME PRECISION:i LENGTH:i SCALE:s RADIX:s NULLABLE:s REMARKS"
                    + " COLUMN_DEF SQL_DATA_TYPE:i SQL_DATETIME_SUB:i CHAR_OCTET_LENGTH:i"
                    + " ORDINAL_POSITION:i IS_NULLABLE SPECIFIC_NAME"),
    PRIMARY_KEYS("TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME KEY_SEQ:s PK_NAME"),
    FOREIGN_KEYS(
            "PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT FKTABLE_SCHEM"
                    + " FKTABLE_NAME FKCOLUMN_NAME KEY_SEQ:s UPDATE_RULE:s DELETE_RULE:s FK_NAME"
                    + " PK_NAME DEFERRABILITY:s"),
    INDEX_INFO(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME NON_UNIQUE:b INDEX_QUALIFIER INDEX_NAME TYPE:s"
                    + " ORDINAL_POSITION:s COLUMN_NAME ASC_OR_DESC CARDINALITY:l PAGES:l"
                    + " FILTER_CONDITION"),
    ROW_IDENTIFIERS(
            "SCOPE:s COLUMN_NAME DATA_TYPE:i TYPE_NAME COLUMN_SIZE:i BUFFER_LENGTH:i"
                    + " DECIMAL_DIGITS:s PSEUDO_COLUMN:s"),
    COLUMN_PRIVILEGES(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE"),
    TABLE_PRIVILEGES("TABLE_CAT TABLE_SCHEM TABLE_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE"),
    USER_TYPES("TYPE_CAT TYPE_SCHEM TYPE_NAME CLASS_NAME DATA_TYPE:i REMARKS BASE_TYPE:s"),
    SUPER_TYPES("TYPE_CAT TYPE_SCHEM TYPE_NAME SUPERTYPE_CAT SUPERTYPE_SCHEM SUPERTYPE_NAME"),
    SUPER_TABLES("TABLE_CAT TABLE_SCHEM TABLE_NAME SUPERTABLE_NAME"),
    ATTRIBUTES(
            "TYPE_CAT TYPE_SCHEM TYPE_NAME ATTR_NAME DATA_TYPE:i ATTR_TYPE_NAME ATTR_SIZE:i"
                    + " DECIMAL_DIGITS:i NUM_PREC_RADIX:i NULLABLE:i REMARKS ATTR_DEF"
                    + " SQL_DATA_TYPE:i SQL_DATETIME_SUB:i CHAR_OCTET_LENGTH:i ORDINAL_POSITION:i"
                    + " IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE SOURCE_DATA_TYPE:s"),
    PSEUDO_COLUMNS(
            "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME DATA_TYPE:i COLUMN_SIZE:i"
                    + " DECIMAL_DIGITS:i NUM_PREC_RADIX:i COLUMN_USAGE REMARKS CHAR_OCTET_LENGTH:i"
                    + " IS_NULLABLE");

    private static final int NAME_LENGTH = 128;

    private final String definition;

    MetaDataTable(String definition) {
        this.definition = definition;
    }

    private static ResultColumn column(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        SqlType type = colon < 0 ? SqlType.VARCHAR : type(text.charAt(colon + 1));
        int precision = type == SqlType.VARCHAR ? NAME_LENGTH : 0;
        return new ResultColumn(name, name, "", type, precision, 0, true, "");
    }

    private static SqlType type(char letter) {
        return switch (letter) {
            case 's' -> SqlType.SMALLINT;
            case 'i' -> SqlType.INTEGER;
            case 'l' -> SqlType.BIGINT;
            case 'b' -> SqlType.BOOLEAN;
            default -> throw new IllegalArgumentException("No type " + letter);
        };
    }

    /** A result of these rows, each with a value for every column. */
    ResultSet of(List<? extends List<? extends @Nullable Object>> rows) {
        List<ResultColumn> columns =
                Stream.of(definition.split(" ")).map(MetaDataTable::column).toList();
        return WeirResultSet.ofRows(columns, rows);
    }

    /** A result without rows. */
    ResultSet empty() {
        return of(List.of());
    }
}
