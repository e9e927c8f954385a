package org.deltarad.node.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * A table as Parquet: all columns optional, text as UTF8, whole numbers as INT64, others as DOUBLE. Not compressed: features
 * hardly can be, and codecs are native code.
 */
final class ParquetTableWriter implements TableWriter {
    private final ParquetWriter<ResultRow> writer;

    ParquetTableWriter(Path file, List<Column> columns) throws IOException {
        this.writer = new Builder(new LocalOutputFile(file), columns)
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .build();
    }

    @Override
    public void write(ResultRow row) throws IOException {
        writer.write(row);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static MessageType schema(List<Column> columns) {
        return new MessageType(
                "features", columns.stream().map(ParquetTableWriter::type).toList());
    }

    private static Type type(Column column) {
        return switch (column.kind()) {
            case TEXT ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
            case WHOLE -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
            case REAL -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
        };
    }

    /** Parquet's own builder, for our rows. */
    private static final class Builder extends ParquetWriter.Builder<ResultRow, Builder> {
        private final List<Column> columns;

        Builder(OutputFile file, List<Column> columns) {
            super(file);
            this.columns = columns;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in Parquet; it calls the other
        protected WriteSupport<ResultRow> getWriteSupport(Configuration configuration) {
            return new Support(columns);
        }

        @Override
        protected WriteSupport<ResultRow> getWriteSupport(ParquetConfiguration configuration) {
            return new Support(columns);
        }
    }

    /** Says a row field by field; an empty cell is not said. */
    private static final class Support extends WriteSupport<ResultRow> {
        private final List<Column> columns;
        private RecordConsumer out;

        Support(List<Column> columns) {
            this.columns = columns;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in Parquet; it calls the other
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema(columns), Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema(columns), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            this.out = consumer;
        }

        @Override
        public void write(ResultRow row) {
            out.startMessage();
            for (int n = 0; n < columns.size(); n++) {
                Object cell = columns.get(n).of(row);
                if (cell != null) {
                    out.startField(columns.get(n).name(), n);
                    add(cell);
                    out.endField(columns.get(n).name(), n);
                }
            }
            out.endMessage();
        }

        private void add(Object cell) {
            if (cell instanceof Long whole) {
                out.addLong(whole);
            } else if (cell instanceof Double real) {
                out.addDouble(real);
            } else {
                out.addBinary(Binary.fromString(cell.toString()));
            }
        }
    }
}
