package org.summitledger.report.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Offset;
import org.summitledger.Found;
import org.summitledger.report.table.TableDefinition;

/** What every table of answers keeps, whatever its input. */
final class Answers {
  private static final Offset<Double> EXACT = within(1e-12);

  private Answers() {}

  /** Lines of trade that stand in one line with semicolons between. */
  static String lines(String text) {
    return Arrays.stream(text.split(";"))
        .map(String::strip)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** There are rows, each with a number or a reason, and no key stands twice. */
  static void areNumbersOrReasons(Found found, TableDefinition table) {
    assertThat(found.rows()).isNotEmpty();
    for (Row row : found.rows()) {
      Double value = row.getAs("value");
      if (value == null) {
        assertThat(row.<String>getAs("reason")).isNotBlank();
      } else {
        assertThat(value).as(row.toString()).isFinite();
      }
    }
    List<List<Object>> keys =
        found.rows().stream()
            .map(r -> table.key().stream().map(k -> r.<Object>getAs(k)).toList())
            .toList();
    assertThat(keys).doesNotHaveDuplicates();
  }

  /** Money is ten times as large in the second, and ratios are the same. */
  static void areOfTenfoldMoney(Found once, Found tenfold, String... key) {
    assertThat(once.rows()).hasSameSizeAs(tenfold.rows());
    for (Row row : once.rows()) {
      Row other =
          tenfold.one(
              Stream.of(key)
                  .flatMap(c -> Stream.of(c, String.valueOf(row.<Object>getAs(c))))
                  .toArray(String[]::new));
      Double value = row.getAs("value");
      if (value != null) {
        double factor = row.getAs("unit").equals("USD") ? 10 : 1;
        assertThat(other.<Double>getAs("value")).isCloseTo(factor * value, EXACT);
      }
    }
  }
}
