package io.weir.format.parquet;

import io.weir.format.ColumnType;
import io.weir.format.FlowColumn;
import java.util.List;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** How flows look in Parquet: schema, encodings, codecs and sizes. */
final class ParquetProfile {
    static final int PAGE_BYTES = 4 << 20;

    /** Holds an address of every row of a row group. */
    static final int DICTIONARY_BYTES = WriterProfile.ROW_GROUP_ROWS * 16;

    /** Ranges of the pages keep this many bytes of a text; an address is never cut. */
    static final int INDEX_TRUNCATE_BYTES = 64;

    private static final String ROOT = "flows";

    private static final List<Type> FIELDS =
            FlowColumn.stored().stream()
                    .map(column -> field(column.sqlName(), column.type(), column.isNullable()))
                    .toList();

    private static final List<String> TIMES =
            FlowColumn.stored().stream()
                    .filter(column -> column.type() == ColumnType.TIMESTAMP)
                    .map(FlowColumn::sqlName)
                    .toList();

    /** The columns of {@link FlowColumn#stored()}, in that order. */
    static final MessageType SCHEMA = new MessageType(ROOT, FIELDS);

    /** For columns that change to another encoding where a dictionary does not pay. */
    static final ParquetProperties ADAPTIVE = properties(TIMES).build();

    /** For addresses: dictionary coded whatever it costs, so that a scan compares ids. */
    static final ParquetProperties ALWAYS_DICTIONARY =
            properties(TIMES).withValuesWriterFactory(new AddressDictionaries()).build();

    private ParquetProfile() {}

    /** A schema of one column, so that a column can be written on its own. */
    static MessageType schemaOf(int storedIndex) {
        return new MessageType(ROOT, FIELDS.get(storedIndex));
    }

    /**
     * Properties that all columns share.
     *
     * @param times columns of times, which have no dictionary
     */
    static ParquetProperties.Builder properties(List<String> times) {
        ParquetProperties.Builder builder =
                ParquetProperties.builder()
                        .withWriterVersion(WriterVersion.PARQUET_2_0)
                        .withPageSize(PAGE_BYTES)
                        .withPageRowCountLimit(WriterProfile.PAGE_ROWS)
                        .withDictionaryPageSize(DICTIONARY_BYTES)
                        .withDictionaryEncoding(true)
                        .withColumnIndexTruncateLength(INDEX_TRUNCATE_BYTES)
                        .withPageWriteChecksumEnabled(true);
        times.forEach(time -> builder.withDictionaryEncoding(time, false));
        return builder;
    }

    /** A column's schema. */
    static Type field(String name, ColumnType type, boolean nullable) {
        Types.PrimitiveBuilder<PrimitiveType> builder =
                switch (type) {
                    case TIMESTAMP ->
                            primitive(PrimitiveTypeName.INT64, nullable)
                                    .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS));
                    case BIGINT -> primitive(PrimitiveTypeName.INT64, nullable);
                    case INTEGER, SMALLINT -> primitive(PrimitiveTypeName.INT32, nullable);
                    case ADDRESS ->
                            primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, nullable).length(16);
                    case TEXT ->
                            primitive(PrimitiveTypeName.BINARY, nullable)
                                    .as(LogicalTypeAnnotation.stringType());
                };
        return builder.named(name);
    }

    private static Types.PrimitiveBuilder<PrimitiveType> primitive(
            PrimitiveTypeName type, boolean nullable) {
        return nullable ? Types.optional(type) : Types.required(type);
    }
}
