package org.summitledger.lake;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.SparkTestSession;
import org.summitledger.TestTrade;
import org.summitledger.lake.SumRows.Part;
import org.summitledger.source.FlowBatch;
import org.summitledger.source.FlowBatch.Codes.Period;
import org.summitledger.source.FlowBatch.Codes.Product;
import org.summitledger.source.FlowCodes;

/** Files of several pages, of which conditions skip some, as Spark reads them. */
class SumRowsSparkTest {
  private static final int COUNTRIES = 170;
  private static final String SOME = "C042";

  @TempDir private Path folder;
  private Path file = Path.of("");

  /** Each country buys of each other; every tenth figure is blank. */
  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("pairs.parquet");
    FlowCodes codes = new FlowCodes();
    int year = codes.period(new Period(LocalDate.of(2018, 1, 1), LocalDate.of(2019, 1, 1)));
    int vehicles = codes.product(new Product("87", null));
    int machines = codes.product(new Product("84", null));
    int imports = codes.flow("import");
    FlowBatch batch = FlowBatch.ofSize(COUNTRIES * COUNTRIES);
    for (int i = 0; i < batch.size(); i++) {
      batch.line()[i] = i + 2;
      batch.period()[i] = year;
      batch.reporter()[i] = codes.country(country(i / COUNTRIES));
      batch.partner()[i] = codes.country(country(i % COUNTRIES));
      batch.flow()[i] = imports;
      batch.product()[i] = i % 3 == 0 ? machines : vehicles;
      batch.value()[i] = i % 10 == 0 ? FlowBatch.MISSING : 1000L * i;
      batch.quantity()[i] = FlowBatch.MISSING;
    }
    ProductSectors sectors = new ProductSectors(RandomTrade.GROUPING);
    PairRollup.write(
        file,
        TestTrade.file("sha", "all", "none"),
        PairSums.of(WorldSums.of(batch, sectors, codes), codes, sectors));
  }

  private static String country(int i) {
    return String.format("C%03d", i);
  }

  private SumRows rows() {
    return new SumRows(new Lake(folder), List.of(new Part(file, Set.of())), PairRollup.columns());
  }

  private Dataset<Row> bySpark(Column condition) {
    return SparkTestSession.get()
        .read()
        .schema(PairRollup.columns())
        .parquet(file.toString())
        .filter(condition);
  }

  @Test
  void allRowsAreThoseThatSparkReads() {
    assertThat(rows().list())
        .hasSizeGreaterThan(2 * COUNTRIES * COUNTRIES - 1)
        .isEqualTo(bySpark(col("kind").isNotNull()).collectAsList());
  }

  @Test
  void rowsInSomePagesAreFoundWholeWhereOthersAreSkipped() {
    SumRows some =
        rows()
            .whereEqual("kind", PairRollup.PAIR_SECTOR)
            .whereEqual("exporter", SOME)
            .where(row -> !row.getString(0).equals(row.getString(1)), "exporter", "importer");

    assertThat(some.list())
        .hasSizeGreaterThan(COUNTRIES - 2)
        .isEqualTo(
            bySpark(
                    col("kind")
                        .equalTo(PairRollup.PAIR_SECTOR)
                        .and(col("exporter").equalTo(SOME))
                        .and(col("importer").notEqual(SOME)))
                .collectAsList());
    assertThat(some.count()).isEqualTo(some.list().size());
  }

  @Test
  void columnsAreThoseThatAreAskedForWhateverTheConditionsAreAbout() {
    assertThat(rows().whereEqual("exporter", SOME).select("value", "importer").list())
        .isEqualTo(
            bySpark(col("exporter").equalTo(SOME)).select("value", "importer").collectAsList());
  }
}
