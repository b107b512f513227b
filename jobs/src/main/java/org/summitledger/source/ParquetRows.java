package org.summitledger.source;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.schema.MessageType;

/** Walks through the rows of a Parquet file, one row group in memory at a time. */
final class ParquetRows {
  private final ParquetFileReader reader;
  private final MessageType schema;
  private final List<ParquetText.Writer> writers;
  private List<ColumnReader> columns = List.of();

  /** Rows of the group that were not walked to. */
  private long left;

  /**
   * The rows of a file that was asked for some of its columns.
   *
   * @param schema these columns, all of which can be written as text
   */
  ParquetRows(ParquetFileReader reader, MessageType schema) {
    this.reader = reader;
    this.schema = schema;
    this.writers =
        schema.getFields().stream().map(field -> ParquetText.of(field).orElseThrow()).toList();
  }

  /** Goes to the next row; false if there is none. */
  boolean next() throws IOException {
    while (left == 0) {
      PageReadStore pages = reader.readNextRowGroup();
      if (pages == null) {
        return false;
      }
      open(pages);
    }
    left--;
    return true;
  }

  /**
   * The cells of the row, in the order of the columns; asked for once. Null is a blank.
   *
   * @throws CharacterCodingException if one is no UTF-8
   */
  List<String> cells() throws CharacterCodingException {
    List<String> cells = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      ColumnReader column = columns.get(i);
      boolean isNull =
          column.getCurrentDefinitionLevel() < column.getDescriptor().getMaxDefinitionLevel();
      cells.add(isNull ? "" : writers.get(i).text(column));
      column.consume();
    }
    return cells;
  }

  private void open(PageReadStore pages) {
    String createdBy = reader.getFileMetaData().getCreatedBy();
    ColumnReadStoreImpl store =
        new ColumnReadStoreImpl(
            pages, new GroupRecordConverter(schema).getRootConverter(), schema, createdBy);
    left = pages.getRowCount();
    for (ColumnDescriptor column : schema.getColumns()) {
      long values = pages.getPageReader(column).getTotalValueCount();
      if (values != left) {
        throw new ParquetDecodingException(
            values + " values for " + left + " rows in column " + column.getPath()[0]);
      }
    }
    columns = schema.getColumns().stream().map(store::getColumnReader).toList();
  }
}
