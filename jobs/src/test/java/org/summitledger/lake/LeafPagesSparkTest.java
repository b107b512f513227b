package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.SparkTestSession;
import org.summitledger.TestTrade;
import org.summitledger.source.FlowBatch;
import org.summitledger.source.FlowBatch.Codes.Period;
import org.summitledger.source.FlowBatch.Codes.Product;
import org.summitledger.source.FlowCodes;

/** Columns of more than one page, among them pages without a value, as other readers see them. */
class LeafPagesSparkTest {
  private static final int ROWS = 45_000;
  private static final String SUMS =
      "select count(*), sum(line), count(value), sum(value), count(quantity), sum(quantity),"
          + " count(hs_revision), sum(hs_revision), sum(product), count_if(is_export),"
          + " count(distinct reporter), count(distinct partner), count(distinct period_start) from"
          + " ";

  @TempDir private Path folder;
  private Path file = Path.of("");
  private final FlowBatch batch = FlowBatch.ofSize(ROWS);

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("flows.parquet");
    FlowCodes codes = new FlowCodes();
    List<String> countries = List.of("IND", "JPN", "CHN", "USA", "WLD");
    for (int i = 0; i < ROWS; i++) {
      batch.line()[i] = i + 2;
      batch.period()[i] = codes.period(year(2018 + i / 15_000));
      batch.reporter()[i] = codes.country("IND");
      batch.partner()[i] = codes.country(countries.get(i % countries.size()));
      batch.flow()[i] = codes.flow(i % 7 == 0 ? "export" : "import");
      batch.product()[i] = codes.product(product(i));
      batch.value()[i] = isInTheSecondPage(i) ? FlowBatch.MISSING : 1000L * i - 500;
      batch.quantity()[i] = i % 3 == 0 ? FlowBatch.MISSING : i;
    }
    try (LeafWriter writer = new LeafWriter(file)) {
      writer.append(writer.prepare(batch, KnownCodes.of(codes), List.of()));
    }
  }

  private static boolean isInTheSecondPage(int row) {
    return row >= 20_000 && row < 40_000;
  }

  private static Period year(int year) {
    return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
  }

  private static Product product(int row) {
    return new Product(String.valueOf(840000 + row % 5000), row < 30_000 ? null : "HS2017");
  }

  @Test
  void everyReaderSeesTheSameSumsAndTheSameNulls() throws Exception {
    List<Object> duck = duck("'" + file + "'");
    Row spark = SparkTestSession.get().sql(SUMS + "parquet.`" + file + "`").first();
    for (int i = 0; i < duck.size(); i++) {
      assertThat(new BigDecimal(spark.get(i).toString()))
          .as("column " + i)
          .isEqualByComparingTo(new BigDecimal(duck.get(i).toString()));
    }
    assertThat(duck.get(0)).isEqualTo((long) ROWS);
    assertThat(duck.get(2)).isEqualTo(ROWS - 20_000L);
    assertThat(duck.get(3)).isEqualTo(new BigDecimal(sumOfValues()).movePointLeft(3));
    assertThat(duck.get(4)).isEqualTo(ROWS / 3 * 2L);
    assertThat(duck.get(6)).isEqualTo(15_000L);
  }

  private static long sumOfValues() {
    long sum = 0;
    for (int i = 0; i < ROWS; i++) {
      sum += isInTheSecondPage(i) ? 0 : 1000L * i - 500;
    }
    return sum;
  }

  @Test
  void aConditionThatSkipsPagesFindsWhatIsInTheOthers() {
    List<Row> found =
        SparkTestSession.get()
            .sql("select line from parquet.`" + file + "` where value = 44999 - 0.5")
            .collectAsList();
    assertThat(found).singleElement().extracting(r -> r.getLong(0)).isEqualTo(45_001L);
  }

  @Test
  void ourOwnReaderGivesTheColumnsBack() throws Exception {
    LeafReader reader = new LeafReader(TestTrade.file("sha", "some", "none"));
    List<FlowBatch> batches = new ArrayList<>();
    reader.forEach(file, (batch, units) -> batches.add(batch));
    assertThat(batches).singleElement();
    assertThat(batches.get(0).size()).isEqualTo(ROWS);
    assertThat(batches.get(0).value()).isEqualTo(batch.value());
  }

  private static List<Object> duck(String table) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(SUMS + table)) {
      result.next();
      List<Object> cells = new ArrayList<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        cells.add(result.getObject(i));
      }
      return cells;
    }
  }
}
