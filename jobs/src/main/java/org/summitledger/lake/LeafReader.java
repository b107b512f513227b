package org.summitledger.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.summitledger.source.Flow;
import org.summitledger.source.FlowBatch;
import org.summitledger.source.FlowBatch.Codes.Period;
import org.summitledger.source.FlowBatch.Codes.Product;
import org.summitledger.source.FlowCodes;
import org.summitledger.store.ParquetFiles;

/** Reads a leaf file again, batch by batch, as {@link LeafWriter} was given it. */
final class LeafReader {
  private final LakeEntry entry;
  private final FlowCodes codes = new FlowCodes();

  /** A reader of an entry's file. */
  LeafReader(LakeEntry entry) {
    this.entry = entry;
  }

  /** Takes batches. */
  interface Visitor {
    /**
     * Takes a batch.
     *
     * @param units the quantities' units where they differ from line to line, empty for none; or
     *     nothing where the entry's is that of all
     */
    void visit(FlowBatch batch, List<String> units);
  }

  /** The codes that the batches' places stand for. */
  FlowBatch.Codes codes() {
    return codes;
  }

  /** Shows every batch, in the order of the file. The numbers of the lines are left out. */
  void forEach(Path file, Visitor visitor) throws IOException {
    try (ParquetFileReader reader =
        ParquetFiles.open(file, ParquetFiles.options().build(), Lake.READ_AGAIN)) {
      String createdBy = reader.getFileMetaData().getCreatedBy();
      for (PageReadStore pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        Columns columns = columns(pages, createdBy);
        visitor.visit(
            batch(columns),
            entry.quantityUnit() == null ? columns.texts(LeafWriter.UNIT) : List.of());
      }
    } catch (ParquetRuntimeException e) {
      throw ParquetFiles.damaged(file, Lake.READ_AGAIN, e);
    }
  }

  private static Columns columns(PageReadStore pages, String createdBy) {
    return new Columns(
        new ColumnReadStoreImpl(
            pages,
            new GroupRecordConverter(LeafWriter.SCHEMA).getRootConverter(),
            LeafWriter.SCHEMA,
            createdBy),
        Math.toIntExact(pages.getRowCount()));
  }

  private FlowBatch batch(Columns columns) {
    int size = columns.size();
    return new FlowBatch(
        size,
        new long[size],
        columns.places(LeafWriter.PERIOD, day -> codes.period(period(day))),
        columns.places(LeafWriter.REPORTER, code -> codes.country(LeafCodes.country(code))),
        columns.places(LeafWriter.PARTNER, code -> codes.country(LeafCodes.country(code))),
        columns.flows(codes.flow("import"), codes.flow("export")),
        columns.products(codes),
        columns.numbers(LeafWriter.VALUE),
        columns.numbers(LeafWriter.QUANTITY));
  }

  private Period period(int day) {
    LocalDate start = LocalDate.ofEpochDay(day);
    return new Period(start, Flow.endOf(entry.frequency(), start));
  }

  /** The columns of one row group. */
  private record Columns(ColumnReadStoreImpl store, int size) {
    private ColumnReader column(String name) {
      return store.getColumnReader(LeafWriter.SCHEMA.getColumnDescription(new String[] {name}));
    }

    int[] places(String name, IntUnaryOperator place) {
      ColumnReader column = column(name);
      Map<Integer, Integer> placeOf = new HashMap<>();
      int[] places = new int[size];
      for (int i = 0; i < size; i++) {
        places[i] = placeOf.computeIfAbsent(column.getInteger(), place::applyAsInt);
        column.consume();
      }
      return places;
    }

    int[] products(FlowCodes codes) {
      ColumnReader product = column(LeafWriter.PRODUCT);
      ColumnReader revision = column(LeafWriter.REVISION);
      Map<Long, Integer> placeOf = new HashMap<>();
      int[] places = new int[size];
      for (int i = 0; i < size; i++) {
        int year = revision.getCurrentDefinitionLevel() == 0 ? 0 : revision.getInteger();
        long both = (long) product.getInteger() << Integer.SIZE | year;
        places[i] = placeOf.computeIfAbsent(both, b -> codes.product(product(b)));
        product.consume();
        revision.consume();
      }
      return places;
    }

    private static Product product(long both) {
      int year = (int) both;
      return new Product(
          LeafCodes.product((int) (both >>> Integer.SIZE)),
          year == 0 ? null : LeafCodes.revision(year));
    }

    int[] flows(int imports, int exports) {
      ColumnReader column = column(LeafWriter.IS_EXPORT);
      int[] flows = new int[size];
      for (int i = 0; i < size; i++) {
        flows[i] = column.getBoolean() ? exports : imports;
        column.consume();
      }
      return flows;
    }

    long[] numbers(String name) {
      ColumnReader column = column(name);
      long[] numbers = new long[size];
      for (int i = 0; i < size; i++) {
        numbers[i] = column.getCurrentDefinitionLevel() == 0 ? FlowBatch.MISSING : column.getLong();
        column.consume();
      }
      return numbers;
    }

    List<String> texts(String name) {
      ColumnReader column = column(name);
      List<String> texts = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        texts.add(
            column.getCurrentDefinitionLevel() == 0 ? "" : column.getBinary().toStringUsingUTF8());
        column.consume();
      }
      return texts;
    }
  }
}
