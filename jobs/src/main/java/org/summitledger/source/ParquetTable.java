package org.summitledger.source;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Reads a Parquet file as strictly as a comma-separated one: its rows become rows of text, numbered
 * from 1, with a blank for null. One row group is in memory at a time, and of it only the columns
 * that are read; those may be of any type that has one exact text ({@link ParquetText}).
 */
final class ParquetTable implements RawTable {
  /**
   * A few bytes can stand for any number of equal rows, and rows are compared in memory; a larger
   * table of trade is to be delivered by period, or as CSV.
   */
  static final long MOST_ROWS = 1L << 22;

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);

  /** A file has its magic letters before and after, and the length of its footer. */
  private static final int SHORTEST = 2 * MAGIC.length + Integer.BYTES;

  private final InputFile file;
  private final Set<String> needed;
  private final Predicate<String> read;
  private final Set<String> codes;

  /**
   * A table.
   *
   * @param file the file to read
   * @param needed the columns that must be there
   * @param read which of the others are read too if they are there
   * @param codes those of which every zero counts
   */
  ParquetTable(InputFile file, Set<String> needed, Predicate<String> read, Set<String> codes) {
    this.file = file;
    this.needed = needed;
    this.read = read;
    this.codes = codes;
  }

  @Override
  public long read(Consumer<Set<String>> columns, Consumer<CsvRow> rows, Consumer<Issue> issues) {
    return use(
        reader -> {
          if (reader.getRecordCount() > MOST_ROWS) {
            throw tooMany(reader.getRecordCount());
          }
          List<Type> fields = reader.getFileMetaData().getSchema().getFields();
          List<Type> wanted = wanted(fields);
          columns.accept(new LinkedHashSet<>(names(fields)));
          return read(reader, wanted, rows, issues);
        });
  }

  /** The columns whose type is not read, each with why. */
  Map<String, String> unreadable() {
    return use(
        reader -> {
          Map<String, String> unreadable = new LinkedHashMap<>();
          for (Type field : reader.getFileMetaData().getSchema().getFields()) {
            if (ParquetText.of(field).isEmpty()) {
              unreadable.put(field.getName(), ParquetText.refusal(field));
            }
          }
          return unreadable;
        });
  }

  /** What is done with the open file. */
  private interface Use<T> {
    T of(ParquetFileReader reader) throws IOException;
  }

  /** Bytes are read in no order, so they are compared with those planned before and after. */
  private <T> T use(Use<T> use) {
    file.requireUnchanged();
    T result;
    try (ParquetFileReader reader = sound(this::open)) {
      result = use.of(reader);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
    file.requireUnchanged();
    return result;
  }

  private long read(
      ParquetFileReader reader, List<Type> wanted, Consumer<CsvRow> rows, Consumer<Issue> issues)
      throws IOException {
    List<String> names = names(wanted);
    Map<String, Integer> index = new LinkedHashMap<>();
    names.forEach(name -> index.put(name, index.size()));
    MessageType schema = new MessageType(file.name(), wanted);
    reader.setRequestedSchema(schema);
    ParquetRows groups = new ParquetRows(reader, schema);
    long number = 0;
    while (sound(groups::next)) {
      number++;
      CsvRow row = new CsvRow(file.name(), number, index, cells(groups, number));
      RowChecks.of(row, names).ifPresentOrElse(issues, () -> rows.accept(row));
    }
    return number;
  }

  private List<String> cells(ParquetRows groups, long number) {
    return sound(
        () -> {
          try {
            return groups.cells();
          } catch (CharacterCodingException e) {
            throw file.notUtf8(number);
          }
        });
  }

  /** The columns to read, in the file's order, all of which must be readable. */
  private List<Type> wanted(List<Type> fields) {
    List<String> names = names(fields);
    List<Issue> problems = new ArrayList<>();
    for (String name : CsvTable.repeated(names)) {
      problems.add(
          issue(
              IssueCode.HEADER_COLUMN_DUPLICATE,
              name,
              "The file has two columns of this name, so its values are ambiguous. Columns: "
                  + String.join(",", names)));
    }
    needed.stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> problems.add(RawTable.missing(file.name(), name, names)));
    List<Type> wanted = fields.stream().filter(field -> isRead(field.getName())).toList();
    wanted.stream()
        .filter(field -> ParquetText.of(field).isEmpty())
        .map(
            field ->
                issue(
                    IssueCode.COLUMN_TYPE_UNREADABLE, field.getName(), ParquetText.refusal(field)))
        .forEach(problems::add);
    wanted.stream()
        .filter(field -> codes.contains(field.getName()) && ParquetText.isNumber(field))
        .map(this::withoutZeros)
        .forEach(problems::add);
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return wanted;
  }

  private Issue withoutZeros(Type field) {
    return issue(
        IssueCode.COLUMN_TYPE_UNREADABLE,
        field.getName(),
        "Column '"
            + field.getName()
            + "' holds codes as numbers, which have lost the zeros they begin with. Write it"
            + " as text, or say in the layout's `product.digits` to how many digits all are"
            + " padded.");
  }

  private boolean isRead(String column) {
    return needed.contains(column) || read.test(column);
  }

  private static List<String> names(List<Type> fields) {
    return fields.stream().map(Type::getName).toList();
  }

  /** Without Hadoop's configuration, as published tables are read. */
  private ParquetFileReader open() throws IOException {
    refuseOthers();
    return ParquetFileReader.open(
        new LocalInputFile(file.path()),
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .usePageChecksumVerification()
            .build());
  }

  /** Refuses what is no Parquet, or the beginning of it only. */
  private void refuseOthers() throws IOException {
    byte[] head = new byte[(int) Math.min(InputFile.HEAD, file.bytes())];
    byte[] tail = new byte[(int) Math.min(MAGIC.length, file.bytes())];
    try (RandomAccessFile bytes = new RandomAccessFile(file.path().toFile(), "r")) {
      bytes.readFully(head);
      bytes.seek(file.bytes() - tail.length);
      bytes.readFully(tail);
    }
    file.refuseHtml(head);
    byte[] magic = Arrays.copyOf(head, MAGIC.length);
    if (Arrays.equals(ENCRYPTED, magic)) {
      throw file.stop(
          IssueCode.PARQUET_UNREADABLE, "The file is encrypted. Deliver it without encryption.");
    }
    if (!Arrays.equals(MAGIC, magic)) {
      throw file.stop(
          IssueCode.PARQUET_UNEXPECTED,
          "The name says Parquet but the bytes are not. Name the file for what it holds.");
    }
    if (!Arrays.equals(MAGIC, tail) || file.bytes() < SHORTEST) {
      throw file.stop(
          IssueCode.PARQUET_UNREADABLE,
          "The file begins as Parquet but breaks off after "
              + file.bytes()
              + " bytes. Deliver it again.");
    }
  }

  /** What Parquet's own code does with the file's bytes; it throws anything at all on bad ones. */
  private interface Reading<T> {
    T read() throws IOException;
  }

  private <T> T sound(Reading<T> reading) {
    try {
      return reading.read();
    } catch (BadInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      file.requireUnchanged();
      throw file.stop(
          IssueCode.PARQUET_UNREADABLE,
          "The file cannot be read as Parquet: "
              + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
              + ". Deliver it again: whole, not encrypted, and packed by snappy, zstd, gzip or not"
              + " at all.");
    }
  }

  private BadInputException tooMany(long rows) {
    return file.stop(
        IssueCode.UNPACKS_TOO_LARGE,
        "It holds "
            + rows
            + " rows, more than "
            + MOST_ROWS
            + ". Split it by period, or deliver it as CSV.");
  }

  private Issue issue(IssueCode code, String column, String message) {
    return new Issue(code, file.name(), 0, column, "", message);
  }
}
