package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.TestParquet;

/** Each type of Parquet: the text that stands for its values, or why it is not read. */
class ParquetTextTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "varchar | Côte d'Ivoire | Côte d'Ivoire",
        "varchar | 0101 | 0101",
        "enum('import', 'export') | export | export",
        "tinyint | -128 | -128",
        "utinyint | 255 | 255",
        "smallint | 2018 | 2018",
        "integer | -2147483648 | -2147483648",
        "uinteger | 4294967295 | 4294967295",
        "bigint | 9223372036854775807 | 9223372036854775807",
        "ubigint | 18446744073709551615 | 18446744073709551615",
        "decimal(4,1) | -0.5 | -0.5",
        "decimal(9,2) | 1234567.89 | 1234567.89",
        "decimal(18,3) | 123456789012345.678 | 123456789012345.678",
        "decimal(18,3) | 0 | 0.000",
        "decimal(38,3) | -12345678901234567890123456789012345.678"
            + " | -12345678901234567890123456789012345.678",
        "decimal(18,0) | 100 | 100",
        "date | 2018-04-01 | 2018-04-01",
        "date | 0987-01-01 | 0987-01-01"
      })
  void aValueIsTheTextThatACsvFileWouldHold(String type, String value, String text) {
    Path file =
        TestParquet.duck(
            folder.resolve("t.parquet"),
            "select '%s'::%s as c".formatted(value.replace("'", "''"), type));
    assertThat(cells(file)).containsExactly(text);
  }

  @Test
  void decimalsOfBytesAreReadAsThoseOfNumbers() {
    byte[] bytes = new BigDecimal("-1234.5").unscaledValue().toByteArray();
    byte[] sixteen = new byte[16];
    sixteen[15] = 77;
    Path file =
        TestParquet.rows(
            folder.resolve("t.parquet"),
            "required binary some (DECIMAL(30,1)); required fixed_len_byte_array(16) all"
                + " (DECIMAL(38,3)); required int32 few (DECIMAL(9,2));",
            row ->
                row.append("some", Binary.fromConstantByteArray(bytes))
                    .append("all", Binary.fromConstantByteArray(sixteen))
                    .append("few", 5));
    assertThat(cells(file)).containsExactly("-1234.5", "0.077", "0.05");
  }

  @Test
  void nullIsABlankAndNotAZero() {
    Path file =
        TestParquet.duck(
            folder.resolve("t.parquet"),
            "select null::decimal(18,3) as d, null::integer as i, null::varchar as v, '' as e,"
                + " 0 as z");
    assertThat(cells(file)).containsExactly("", "", "", "", "0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.5::double | DOUBLE, which does not hold figures exactly. Write it as DECIMAL,",
        "1.5::float | FLOAT, which does not hold figures exactly. Write it as DECIMAL,",
        "170141183460469231731687303715884105727::hugeint"
            + " | DOUBLE, which does not hold figures exactly. Write it as DECIMAL,",
        "true | BOOLEAN. Only text, whole numbers, DECIMAL and DATE are read. Write it as text.",
        "timestamp '2018-04-01' | TIMESTAMP(MICROS,false), a moment and no day. Write it as DATE,",
        "timestamptz '2018-04-01 00:00:00+00' | TIMESTAMP(MICROS,true), a moment and no day.",
        "time '12:00:00' | TIME(MICROS,false). Only text, whole numbers, DECIMAL and DATE",
        "'a'::blob | BINARY. Only text, whole numbers, DECIMAL and DATE are read.",
        "uuid() | UUID. Only text, whole numbers, DECIMAL and DATE are read.",
        "interval '1' month | INTERVAL. Only text, whole numbers, DECIMAL and DATE are read.",
        "['a', 'b'] | nested or repeated. Write one plain value a row.",
        "{'a': 1} | nested or repeated. Write one plain value a row.",
        "map {'a': 1} | nested or repeated. Write one plain value a row."
      })
  void aTypeWithoutOneExactTextIsRefused(String value, String why) {
    Path file = TestParquet.duck(folder.resolve("t.parquet"), "select " + value + " as c");
    assertRefused(file, "Column 'c' is " + why);
  }

  @Test
  void aMomentOfNinetySixBitsIsRefused() {
    Path file =
        TestParquet.rows(
            folder.resolve("t.parquet"),
            "optional int96 c;",
            row -> row.append("c", new NanoTime(2_458_210, 0)));
    assertRefused(file, "Column 'c' is INT96, a moment and no day. Write it as DATE, or as text.");
  }

  @Test
  void aColumnThatIsRepeatedWithoutAListIsRefused() {
    Path file =
        TestParquet.rows(
            folder.resolve("t.parquet"),
            "repeated int32 c;",
            row -> row.append("c", 1).append("c", 2));
    assertRefused(file, "Column 'c' is nested or repeated. Write one plain value a row.");
  }

  private void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> cells(file))
        .isInstanceOfSatisfying(
            BadInputException.class,
            e ->
                assertThat(e.issues())
                    .singleElement()
                    .satisfies(
                        issue -> {
                          assertThat(issue.code()).isEqualTo(IssueCode.COLUMN_TYPE_UNREADABLE);
                          assertThat(issue.column()).isEqualTo("c");
                          assertThat(issue.line()).isZero();
                        }))
        .hasMessageContaining(message);
  }

  private static List<String> cells(Path path) {
    List<String> cells = new ArrayList<>();
    RawTable.of(InputFile.of(path, "t.parquet"), Set.of(), column -> true)
        .read(columns -> {}, row -> cells.addAll(row.cells()), issue -> {});
    return cells;
  }
}
