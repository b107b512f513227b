package org.summitledger.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.summitledger.store.ParquetFiles;

/**
 * Reads a published Parquet file as any reader but Spark would: an audit with the code that wrote
 * the file would share its mistakes.
 */
public final class TableFile {
  private static final String RESTORE =
      "Restore it, or show readers another version with versions rollback; what is staged is made anew by the next"
          + " night";

  private final Path file;
  private final List<String> selected;

  /** The file at a place, with all its columns. */
  public TableFile(Path file) {
    this(file, List.of());
  }

  private TableFile(Path file, List<String> selected) {
    this.file = file;
    this.selected = selected;
  }

  /**
   * The same file, of whose rows some columns only are read.
   *
   * @param columns at least one, each of the file's
   */
  public TableFile select(Collection<String> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("Cannot read no column of " + file + ". Name one.");
    }
    return new TableFile(file, List.copyOf(columns));
  }

  /** Takes every row. */
  @FunctionalInterface
  public interface Visitor {
    /** Takes one row; it is only valid during the call. */
    void visit(Group row);
  }

  /** Takes the columns of every row group. */
  @FunctionalInterface
  public interface ColumnVisitor {
    /** Takes those of one row group; they are only valid during the call. */
    void visit(Columns columns);
  }

  /** The columns of a row group: each can be gone through once, without making rows of them. */
  public static final class Columns {
    private final ColumnReadStoreImpl store;
    private final MessageType schema;
    private final int rows;

    private Columns(PageReadStore pages, MessageType schema, String createdBy) {
      this.store =
          new ColumnReadStoreImpl(
              pages, new GroupRecordConverter(schema).getRootConverter(), schema, createdBy);
      this.schema = schema;
      this.rows = Math.toIntExact(pages.getRowCount());
    }

    /** How many rows each has. */
    public int rows() {
      return rows;
    }

    /** A column, at its first row. */
    public ColumnReader of(String column) {
      return store.getColumnReader(schema.getColumnDescription(new String[] {column}));
    }
  }

  /** All columns with their types as SQL names them, in order. */
  public List<String> columns() {
    try (ParquetFileReader reader = open()) {
      List<String> columns = new ArrayList<>();
      for (Type field : reader.getFileMetaData().getSchema().getFields()) {
        columns.add(field.getName() + " " + sqlType(field.asPrimitiveType()));
      }
      return columns;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot re-read " + file, e);
    }
  }

  /** How many rows the file's footer counts. */
  public long rows() {
    try (ParquetFileReader reader = open()) {
      return reader.getRecordCount();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot re-read " + file, e);
    }
  }

  /** Shows every row, in the order of the file. */
  public void forEach(Visitor visitor) {
    forEachPages(
        (pages, schema, createdBy) -> {
          RecordReader<Group> records =
              new ColumnIOFactory()
                  .getColumnIO(schema)
                  .getRecordReader(pages, new GroupRecordConverter(schema));
          for (long i = 0; i < pages.getRowCount(); i++) {
            visitor.visit(records.read());
          }
        });
  }

  /** Shows every row group, in the order of the file. */
  public void forEachGroup(ColumnVisitor visitor) {
    forEachPages(
        (pages, schema, createdBy) -> visitor.visit(new Columns(pages, schema, createdBy)));
  }

  /** Takes the pages of every row group. */
  private interface Pages {
    void take(PageReadStore pages, MessageType schema, String createdBy);
  }

  private void forEachPages(Pages taker) {
    try (ParquetFileReader reader = open()) {
      MessageType schema = schema(reader);
      String createdBy = reader.getFileMetaData().getCreatedBy();
      for (var pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        taker.take(pages, schema, createdBy);
      }
    } catch (ParquetDecodingException e) {
      throw new UncheckedIOException(
          "Cannot re-read " + file, ParquetFiles.damaged(file, RESTORE, e));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot re-read " + file, e);
    }
  }

  private MessageType schema(ParquetFileReader reader) {
    MessageType all = reader.getFileMetaData().getSchema();
    if (selected.isEmpty()) {
      return all;
    }
    MessageType some = new MessageType(all.getName(), selected.stream().map(all::getType).toList());
    reader.setRequestedSchema(some);
    return some;
  }

  private ParquetFileReader open() throws IOException {
    return ParquetFiles.open(file, ParquetFiles.options().build(), RESTORE);
  }

  private static String sqlType(PrimitiveType type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return "DECIMAL(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
    }
    return switch (type.getPrimitiveTypeName()) {
      case BINARY -> meaning == null ? "BINARY" : "STRING";
      case INT32 -> meaning == null ? "INT" : "DATE";
      case INT64 -> "BIGINT";
      case DOUBLE -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      default -> type.getPrimitiveTypeName().name();
    };
  }
}
