package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.summitledger.TestFiles;
import org.summitledger.report.Tables;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.run.Warehouses.Night;

/**
 * Published numbers that must not change unnoticed: tables and views of them, each a query and its
 * result as text in {@code src/test/resources/golden}. Ratios are printed to ten digits. After a
 * change on purpose they are written anew by
 *
 * <pre>./mvnw test -Dtest=GoldenTablesSparkTest -Dgolden.update=true</pre>
 *
 * and what changed is reviewed with the change that caused it.
 */
class GoldenTablesSparkTest {
  private static final MathContext TEN_DIGITS = new MathContext(10);

  static Stream<String> views() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".sql"))
          .map(name -> name.replace(".sql", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static Path folder() {
    return TestFiles.root().resolve("jobs/src/test/resources/golden");
  }

  @ParameterizedTest
  @MethodSource("views")
  void publishedNumbersAreThoseThatWereReviewed(String view) throws IOException, SQLException {
    Path golden = folder().resolve(view + ".csv");
    String now = csv(Files.readString(folder().resolve(view + ".sql")));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, now);
      Assumptions.abort("Wrote " + golden.getFileName() + "; review the difference.");
    }
    assertThat(now)
        .as("see golden/README.md for how to update " + golden.getFileName())
        .isEqualTo(Files.readString(golden));
  }

  private static String csv(String sql) throws SQLException {
    Night night = Warehouses.first();
    List<String> tables = Tables.definitions().stream().map(TableDefinition::name).toList();
    try (Duck duck = new Duck(night.latest(), tables)) {
      String header = String.join(",", duck.columns(sql));
      return duck.rows(sql).stream()
          .map(
              row -> row.stream().map(GoldenTablesSparkTest::text).collect(Collectors.joining(",")))
          .collect(Collectors.joining("\n", header + "\n", "\n"));
    }
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    String text =
        value instanceof Double d
            ? new BigDecimal(d).round(TEN_DIGITS).stripTrailingZeros().toPlainString()
            : value instanceof BigDecimal money ? money.toPlainString() : value.toString();
    return text.matches("[^,\"\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
