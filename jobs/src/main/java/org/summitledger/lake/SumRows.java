package org.summitledger.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.summitledger.store.ParquetFiles;

/**
 * Rows of sums, read on the driver from the files in which they lie: for tables that are made
 * there. A query over the same few files takes longer to plan and to interpret than they take to
 * read, see decision 0055. Conditions are asked one after the other; each of their columns, and
 * then all others, are read only of rows that met those before. Equal texts of a file are one
 * object. Rows are in the order of the files.
 */
public final class SumRows {
  private final Lake lake;
  private final List<Part> parts;
  private final StructType columns;
  private final List<Condition> conditions;
  private final StructType shown;
  private final Optional<FilterPredicate> pages;

  /**
   * A file of sums.
   *
   * @param file in the lake, see {@link SumFiles}
   * @param superseded first days of the periods of which another file speaks: they are left out
   */
  public record Part(Path file, Set<LocalDate> superseded) {
    /** Nobody changes it. */
    public Part {
      superseded = Set.copyOf(superseded);
    }

    private List<Condition> conditions(StructType columns) {
      return superseded.isEmpty()
          ? List.of()
          : List.of(
              new Condition(
                  some(columns, "period_start"),
                  row -> !superseded.contains(row.<LocalDate>getAs(0))));
    }
  }

  /** What is asked of a row that has some columns only. */
  private record Condition(StructType of, Predicate<Row> isMet) {}

  /**
   * All rows of some files.
   *
   * @param lake that holds the files
   * @param columns of the rows, as {@link Rollups} and {@link PairRollup} define them
   */
  public SumRows(Lake lake, List<Part> parts, StructType columns) {
    this(lake, List.copyOf(parts), columns, List.of(), columns, Optional.empty());
  }

  private SumRows(
      Lake lake,
      List<Part> parts,
      StructType columns,
      List<Condition> conditions,
      StructType shown,
      Optional<FilterPredicate> pages) {
    this.lake = lake;
    this.parts = parts;
    this.columns = columns;
    this.conditions = conditions;
    this.shown = shown;
    this.pages = pages;
  }

  /**
   * Those that meet a condition too.
   *
   * @param isMet is asked of rows that have the named columns only, in this order
   * @param of some of the columns of the rows
   */
  public SumRows where(Predicate<Row> isMet, String... of) {
    return new SumRows(
        lake,
        parts,
        columns,
        with(conditions, new Condition(some(columns, of), isMet)),
        shown,
        pages);
  }

  /** Those with a text in a column: parts of files that have it nowhere are not read. */
  public SumRows whereEqual(String column, String text) {
    SumRows equal = where(row -> text.equals(row.get(0)), column);
    FilterPredicate here = FilterApi.eq(FilterApi.binaryColumn(column), Binary.fromString(text));
    return new SumRows(
        lake,
        parts,
        columns,
        equal.conditions,
        shown,
        Optional.of(pages.map(before -> FilterApi.and(before, here)).orElse(here)));
  }

  /** The same with some of the columns only, in this order. */
  public SumRows select(String... names) {
    return new SumRows(lake, parts, columns, conditions, some(columns, names), pages);
  }

  /** How many there are. */
  public long count() {
    return countUpTo(Long.MAX_VALUE);
  }

  /** How many there are; of more than enough, some number above that, so that not all are read. */
  public long countUpTo(long enough) {
    long found = 0;
    for (Part part : parts) {
      if (found > enough) {
        return found;
      }
      found += read(part, new StructType(), row -> {});
    }
    return found;
  }

  /** Shows every row, one row group of a file in memory at a time. */
  public void forEach(Consumer<Row> rows) {
    parts.forEach(part -> read(part, shown, rows));
  }

  /** All rows. */
  public List<Row> list() {
    List<Row> all = new ArrayList<>();
    forEach(all::add);
    return all;
  }

  private static StructType some(StructType columns, String... names) {
    StructType some = new StructType();
    for (String name : names) {
      some = some.add(columns.apply(name));
    }
    return some;
  }

  private static <T> List<T> with(List<T> some, T more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  /** Shows the rows of a file, and says how many there are. */
  private long read(Part part, StructType wanted, Consumer<Row> rows) {
    List<Condition> asked = new ArrayList<>(part.conditions(columns));
    asked.addAll(conditions);
    MessageType schema = FlowColumns.parquet(columns(asked, wanted), "sums");
    try (ParquetFileReader reader =
        ParquetFiles.open(
            lake.local(part.file()),
            ParquetFiles.options()
                .withRecordFilter(pages.map(FilterCompat::get).orElse(FilterCompat.NOOP))
                .build(),
            Lake.READ_AGAIN)) {
      if (schema.getFieldCount() == 0) {
        return reader.getRecordCount();
      }
      reader.setRequestedSchema(schema);
      String createdBy = reader.getFileMetaData().getCreatedBy();
      SumCells cells = new SumCells(columns, schema);
      long found = 0;
      for (PageReadStore group = reader.readNextFilteredRowGroup();
          group != null;
          group = reader.readNextFilteredRowGroup()) {
        ColumnReadStoreImpl store = new ColumnReadStoreImpl(group, cells, schema, createdBy);
        found +=
            new Group(store, schema, cells, Math.toIntExact(group.getRowCount()))
                .show(asked, wanted, rows);
      }
      return found;
    } catch (ParquetRuntimeException e) {
      throw new UncheckedIOException(
          "Cannot read " + lake.uri(part.file()),
          ParquetFiles.damaged(part.file(), Lake.READ_AGAIN, e));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + lake.uri(part.file()), e);
    }
  }

  /** The columns that have to be read. */
  private StructType columns(List<Condition> asked, StructType wanted) {
    Set<String> names = new LinkedHashSet<>();
    asked.forEach(condition -> names.addAll(List.of(condition.of().fieldNames())));
    names.addAll(List.of(wanted.fieldNames()));
    return some(columns, names.toArray(new String[0]));
  }

  /** A row group. */
  private record Group(ColumnReadStoreImpl store, MessageType schema, SumCells cells, int size) {
    long show(List<Condition> conditions, StructType shown, Consumer<Row> rows) {
      Map<String, @Nullable Object[]> read = new HashMap<>();
      boolean[] wanted = new boolean[size];
      Arrays.fill(wanted, true);
      for (Condition condition : conditions) {
        forEach(wanted, condition.of(), read, (row, i) -> wanted[i] = condition.isMet().test(row));
      }
      forEach(wanted, shown, read, (row, i) -> rows.accept(row));
      return IntStream.range(0, size).filter(i -> wanted[i]).count();
    }

    private void forEach(
        boolean[] wanted,
        StructType of,
        Map<String, @Nullable Object[]> read,
        ObjIntConsumer<Row> rows) {
      @Nullable Object[][] columns = new Object[of.length()][];
      for (int c = 0; c < columns.length; c++) {
        columns[c] = read.computeIfAbsent(of.apply(c).name(), name -> column(name, wanted));
      }
      for (int i = 0; i < size; i++) {
        if (wanted[i]) {
          @Nullable Object[] row = new Object[columns.length];
          for (int c = 0; c < row.length; c++) {
            row[c] = columns[c][i];
          }
          rows.accept(new GenericRowWithSchema(row, of), i);
        }
      }
    }

    private @Nullable Object[] column(String name, boolean[] wanted) {
      ColumnReader column = store.getColumnReader(schema.getColumnDescription(new String[] {name}));
      int present = column.getDescriptor().getMaxDefinitionLevel();
      SumCells.Cell cell = cells.of(name);
      @Nullable Object[] values = new Object[size];
      for (int i = 0; i < size; i++) {
        if (column.getCurrentDefinitionLevel() == present) {
          if (wanted[i]) {
            column.writeCurrentValueToConverter();
            values[i] = cell.value();
          } else {
            column.skip();
          }
        }
        column.consume();
      }
      return values;
    }
  }
}
