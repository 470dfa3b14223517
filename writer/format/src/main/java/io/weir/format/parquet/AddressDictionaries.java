package io.weir.format.parquet;

import static java.util.Objects.requireNonNull;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainFixedLenArrayDictionaryValuesWriter;
import org.apache.parquet.column.values.factory.ValuesWriterFactory;
import org.jspecify.annotations.Nullable;

/**
 * Dictionary coding without a way back. parquet-java's own writers give the dictionary up when the
 * first page has few repetitions, and then no scan can compare ids.
 */
final class AddressDictionaries implements ValuesWriterFactory {
    private @Nullable ParquetProperties properties;

    @Override
    public void initialize(ParquetProperties parquetProperties) {
        properties = parquetProperties;
    }

    @Override
    public ValuesWriter newValuesWriter(ColumnDescriptor column) {
        ParquetProperties profile = requireNonNull(properties);
        return new PlainFixedLenArrayDictionaryValuesWriter(
                profile.getDictionaryPageSizeThreshold(),
                column.getPrimitiveType().getTypeLength(),
                Encoding.RLE_DICTIONARY,
                Encoding.PLAIN,
                profile.getAllocator());
    }
}
