package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.parquet.io.api.Binary;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.TestParquet;

/** Parquet files as tables of text: their rows, and what makes a whole file unreadable. */
class ParquetTableTest {
  private static final String ROWS =
      "select 'r' || i as code, i::decimal(18,3) as value from range(1, 5001) t(i)";

  @TempDir private Path folder;
  private Path path = Path.of("");
  private final List<CsvRow> rows = new ArrayList<>();
  private final List<Issue> issues = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"snappy", "zstd", "gzip", "lz4_raw", "uncompressed"})
  void everyUsualPackingIsRead(String codec) {
    write(ROWS, "compression " + codec);
    assertThat(read("code", "value")).isEqualTo(5000);
    assertThat(rows.get(4999).cells()).containsExactly("r5000", "5000.000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "row_group_size 2048",
        "row_group_size 2048, parquet_version v2",
        "per_thread_output false"
      })
  void rowsAreNumberedFromOneThroughAllRowGroups(String options) {
    write(ROWS, options);
    assertThat(read("code")).isEqualTo(5000);
    for (int i = 0; i < 5000; i++) {
      assertThat(rows.get(i).line()).isEqualTo(i + 1L);
      assertThat(rows.get(i).cell("code")).isEqualTo("r" + (i + 1));
    }
  }

  @Test
  void onlyTheColumnsAskedForAreLookedAt() {
    write("select [1.5] as list, 'JPN' as partner, 1.5::double as growth, true as flag", "");
    List<String> header = new ArrayList<>();
    table(Set.of("partner")).read(header::addAll, rows::add, issues::add);
    assertThat(header).containsExactly("list", "partner", "growth", "flag");
    assertThat(rows.get(0).cells()).containsExactly("JPN");
  }

  @Test
  void everythingThatIsWrongWithTheColumnsIsSaidAtOnce() {
    write("select 2018 as year, 1.5::double as value, true as mode", "");
    assertThatThrownBy(() -> read("year", "partner", "value", "mode", "product"))
        .isInstanceOfSatisfying(
            BadInputException.class,
            e ->
                assertThat(e.issues())
                    .extracting(i -> i.code() + " " + i.column() + " " + i.line())
                    .containsExactlyInAnyOrder(
                        "HEADER_COLUMN_MISSING partner 0",
                        "HEADER_COLUMN_MISSING product 0",
                        "COLUMN_TYPE_UNREADABLE value 0",
                        "COLUMN_TYPE_UNREADABLE mode 0"))
        .hasMessageContaining(
            "The descriptor needs column 'partner' but the file's columns are: year,value,mode. If"
                + " the producer renamed it, change the descriptor.");
  }

  @Test
  void rowsThatAreNoRowsAreIssuesWithTheirNumber() {
    write(
        "select unnest(['a', 'code', 'b' || chr(7), repeat('x', 40000)]) as code,"
            + " unnest(['1', 'value', '2', '3']) as value",
        "");
    assertThat(read("code", "value")).isEqualTo(4);
    assertThat(rows).extracting(CsvRow::line).containsExactly(1L);
    assertThat(issues)
        .extracting(i -> i.code() + " " + i.line())
        .containsExactly("ROW_IS_HEADER 2", "CONTROL_CHARACTER 3", "FIELD_TOO_LONG 4");
    assertThat(issues.get(0).message()).endsWith("Remove the row.");
    assertThat(issues.get(0).raw()).isEqualTo("code,value");
  }

  @Test
  void aFileWithoutRowsHasNone() {
    write(ROWS + " limit 0", "");
    assertThat(read("code", "value")).isZero();
  }

  @Test
  void theRowWhoseTextIsNotUtf8IsNamed() {
    byte[] latin = "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    path =
        TestParquet.rows(
            folder.resolve("t.parquet"),
            "required binary code (STRING);",
            row -> row.append("code", "a"),
            row -> row.append("code", Binary.fromConstantByteArray(latin)));
    assertRefused(
        () -> read("code"), IssueCode.INVALID_UTF8, "Row 2 holds bytes that are not UTF-8");
  }

  @Test
  void aColumnThatStandsTwiceIsAmbiguous() {
    path =
        TestParquet.rows(
            folder.resolve("t.parquet"),
            "required int32 year; required int32 year;",
            row -> {
              row.add(0, 2018);
              row.add(1, 2019);
            });
    assertRefused(
        () -> read("year"),
        IssueCode.HEADER_COLUMN_DUPLICATE,
        "The file has two columns of this name, so its values are ambiguous. Columns: year,year");
  }

  @Test
  void bytesThatAreNotParquetAreRefused() throws IOException {
    path = Files.writeString(folder.resolve("t.parquet"), "code,value\na,1\n");
    assertRefused(
        () -> read("code"),
        IssueCode.PARQUET_UNEXPECTED,
        "The name says Parquet but the bytes are not. Name the file for what it holds.");
  }

  @Test
  void aFileOfThreeBytesIsNotParquetEither() throws IOException {
    path = Files.writeString(folder.resolve("t.parquet"), "PAR");
    assertRefused(
        () -> read("code"), IssueCode.PARQUET_UNEXPECTED, "The name says Parquet but the bytes");
  }

  @Test
  void aWebPageIsAWebPage() throws IOException {
    path = Files.writeString(folder.resolve("t.parquet"), "<!DOCTYPE html><html>Login</html>");
    assertRefused(() -> read("code"), IssueCode.FILE_IS_HTML, "The file is a web page");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 12, 200, 20_000})
  void aFileThatBreaksOffIsRefused(int bytes) throws IOException {
    write(ROWS, "compression uncompressed");
    Files.write(path, Arrays.copyOf(Files.readAllBytes(path), bytes));
    assertRefused(
        () -> read("code"),
        IssueCode.PARQUET_UNREADABLE,
        "The file begins as Parquet but breaks off after " + bytes + " bytes. Deliver it again.");
  }

  @Test
  void aFileThatLacksItsMiddleIsRefused() throws IOException {
    write(ROWS, "compression uncompressed");
    byte[] whole = Files.readAllBytes(path);
    byte[] footer = Arrays.copyOfRange(whole, whole.length - 400, whole.length);
    byte[] cut = Arrays.copyOf(whole, 20_000 + footer.length);
    System.arraycopy(footer, 0, cut, 20_000, footer.length);
    Files.write(path, cut);
    assertRefused(
        () -> read("code"), IssueCode.PARQUET_UNREADABLE, "The file cannot be read as Parquet: ");
  }

  /** Without the checksum this would be another figure. */
  @Test
  void aFlippedBitIsFoundWhereTheWriterLeftChecksums() throws IOException {
    path =
        TestParquet.rows(
            folder.resolve("t.parquet"),
            "required int64 value;",
            row -> row.append("value", 0x4142434445464748L));
    byte[] bytes = Files.readAllBytes(path);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("HGFEDCBA");
    bytes[at] ^= 1;
    Files.write(path, bytes);
    assertRefused(
        () -> read("value"), IssueCode.PARQUET_UNREADABLE, "could not verify page integrity");
  }

  @Test
  void anEncryptedFileIsRefused() throws IOException {
    path = Files.writeString(folder.resolve("t.parquet"), "PARE" + "x".repeat(100) + "PARE");
    assertRefused(
        () -> read("code"),
        IssueCode.PARQUET_UNREADABLE,
        "The file is encrypted. Deliver it without encryption.");
  }

  @Test
  void aFewBytesThatStandForMoreRowsThanAreReadAreRefused() throws IOException {
    write("select 1 as code from range(" + (ParquetTable.MOST_ROWS + 1) + ")", "");
    assertThat(Files.size(path)).isLessThan(1 << 20);
    assertRefused(
        () -> read("code"),
        IssueCode.UNPACKS_TOO_LARGE,
        "It holds 4194305 rows, more than 4194304. Split it by period, or deliver it as CSV.");
    assertThat(rows).isEmpty();
  }

  @Test
  void aFileThatChangedAfterPlanningIsRefused() throws IOException {
    write(ROWS, "");
    RawTable planned = table(Set.of("code"));
    write(ROWS + " limit 7", "");
    assertRefused(
        () -> planned.read(columns -> {}, rows::add, issues::add),
        IssueCode.FILE_CHANGED,
        "The file changed after the night was planned");
    assertThat(rows).isEmpty();
  }

  @Test
  void aFileThatChangesWhileItIsReadIsRefused() {
    write(ROWS, "");
    assertRefused(
        () ->
            table(Set.of("code")).read(columns -> write(ROWS + " limit 7", ""), rows::add, i -> {}),
        IssueCode.FILE_CHANGED,
        "The file changed after the night was planned");
  }

  @Test
  void aFileThatWentAwayAfterPlanningIsRefused() throws IOException {
    write(ROWS, "");
    RawTable planned = table(Set.of("code"));
    Files.delete(path);
    assertRefused(
        () -> planned.read(columns -> {}, rows::add, issues::add),
        IssueCode.FILE_CHANGED,
        "The file went away after the night was planned");
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.csv", "t.txt"})
  void parquetUnderAnotherNameIsNotTakenForText(String name) {
    write(ROWS, "");
    assertRefused(
        () ->
            RawTable.of(InputFile.of(path, name), Set.of("code"), c -> false)
                .read(c -> {}, r -> {}, i -> {}),
        IssueCode.PARQUET_UNEXPECTED,
        "The bytes are Parquet but the name is not. Name the file for what it holds, ending in"
            + " .parquet and not packed.");
  }

  @Test
  void columnsThatCannotBeReadAreListedWithWhy() {
    write("select 'a' as code, 1.5::double as value, [1] as list", "");
    assertThat(RawTable.unreadable(InputFile.of(path, "t.parquet")))
        .containsOnlyKeys("value", "list")
        .hasEntrySatisfying("value", why -> assertThat(why).contains("Write it as DECIMAL"));
  }

  private static void assertRefused(ThrowingCallable call, IssueCode code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            BadInputException.class,
            e -> assertThat(e.issues()).extracting(Issue::code).containsExactly(code))
        .hasMessageContaining(message);
  }

  private void write(String query, String options) {
    path =
        TestParquet.duck(
            folder.resolve("t.parquet"), query, options.isEmpty() ? "compression zstd" : options);
  }

  private RawTable table(Set<String> needed) {
    return RawTable.of(InputFile.of(path, "t.parquet"), needed, column -> false);
  }

  private long read(String... needed) {
    return table(Set.of(needed)).read(columns -> {}, rows::add, issues::add);
  }
}
