package org.summitledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.SparkTestSession;
import org.summitledger.lake.FlowColumns;
import org.summitledger.publish.TableWriter;
import org.summitledger.report.AuditResults.Finding;

/** Checks on small tables that hold only the columns which are checked. */
class ContentChecksSparkTest {
  private static final StructType SOURCES =
      new StructType()
          .add("file_name", DataTypes.StringType)
          .add("rows_read", DataTypes.LongType)
          .add("rows_kept", DataTypes.LongType)
          .add("rows_rejected", DataTypes.LongType)
          .add("rows_excluded", DataTypes.LongType)
          .add("value_read", FlowColumns.TOTAL_MONEY)
          .add("value_kept", FlowColumns.TOTAL_MONEY)
          .add("value_rejected", FlowColumns.TOTAL_MONEY)
          .add("value_excluded", FlowColumns.TOTAL_MONEY);

  private static final StructType GROWTH =
      new StructType()
          .add("sector", DataTypes.StringType)
          .add("source", DataTypes.StringType)
          .add("reporter", DataTypes.StringType)
          .add("partner", DataTypes.StringType)
          .add("flow", DataTypes.StringType)
          .add("currency", DataTypes.StringType)
          .add("frequency", DataTypes.StringType)
          .add("period", DataTypes.StringType)
          .add("share_of_total", DataTypes.DoubleType);

  private static final StructType AUDIT =
      new StructType()
          .add("table", DataTypes.StringType)
          .add("check", DataTypes.StringType)
          .add("severity", DataTypes.StringType)
          .add("passed", DataTypes.BooleanType);

  @TempDir private Path folder;

  @BeforeEach
  void publish() {
    write("sources", SOURCES, source(10, "7.000"));
    write("sector_growth", GROWTH, share("chemicals", 0.25), share("other", 0.75));
    write("audit_results", AUDIT, RowFactory.create("sources", "drift", "warn", false));
  }

  /** 8 values of 5 are kept, 1 of 2 rejected and 1 of 0 excluded. */
  private static Row source(long rowsRead, String valueRead) {
    return RowFactory.create(
        "customs/imports.csv",
        rowsRead,
        8L,
        1L,
        1L,
        new BigDecimal(valueRead),
        new BigDecimal("5.000"),
        new BigDecimal("2.000"),
        new BigDecimal("0.000"));
  }

  private static Row share(String sector, Double share) {
    return RowFactory.create(
        sector, "customs", "IND", "JPN", "import", "USD", "A", "2018-19", share);
  }

  private void write(String name, StructType schema, Row... rows) {
    new TableWriter(folder)
        .write(
            name,
            schema,
            List.of(schema.fieldNames()[0]),
            SparkTestSession.get().createDataFrame(List.of(rows), schema));
  }

  private void rewrite(String name, StructType schema, Row... rows) throws IOException {
    Files.delete(folder.resolve(name + ".parquet"));
    write(name, schema, rows);
  }

  private List<String> failures() {
    return new ContentChecks(folder)
        .all().stream()
            .filter(f -> !f.passed())
            .map(f -> f.table() + ": " + f.check() + ": " + f.observed())
            .toList();
  }

  /** Versions before held it in eight bytes. */
  @Test
  void moneyIsAddedUpInEarlierVersionsToo() throws IOException {
    StructType before = new StructType();
    for (StructField field : SOURCES.fields()) {
      before =
          before.add(
              field.name(),
              field.dataType().equals(FlowColumns.TOTAL_MONEY)
                  ? FlowColumns.MONEY
                  : field.dataType());
    }
    rewrite("sources", before, source(10, "7.001"));
    assertThat(failures()).singleElement().asString().startsWith("sources: money_add_up: 1 files");
    rewrite("sources", before, source(10, "7.000"));
    assertThat(failures()).isEmpty();
  }

  @Test
  void tablesThatAgreePassAndAWarningIsNoFailure() {
    assertThat(new ContentChecks(folder).all()).hasSize(4).allMatch(Finding::passed);
  }

  @Test
  void rowsThatAreNotAccountedForAreFoundWithTheirFile() throws IOException {
    rewrite("sources", SOURCES, source(11, "7.000"));

    assertThat(failures())
        .containsExactly(
            "sources: rows_add_up: 1 files that do not account for all rows: customs/imports.csv");
  }

  @Test
  void moneyThatIsNotAccountedForIsFoundToTheLastDigit() throws IOException {
    rewrite("sources", SOURCES, source(10, "7.001"));

    assertThat(failures())
        .containsExactly(
            "sources: money_add_up: 1 files that do not account for all money: customs/imports.csv");
  }

  @Test
  void sharesThatDoNotAddUpAreFoundWithTheirCellAndSum() throws IOException {
    rewrite("sector_growth", GROWTH, share("chemicals", 0.25), share("other", 0.5));

    assertThat(failures())
        .containsExactly(
            "sector_growth: shares_add_up: 1 cells whose shares do not add up to 1:"
                + " customs IND JPN import USD A 2018-19 (0.75)");
  }

  @Test
  void aCellWithoutSharesIsNotChecked() throws IOException {
    rewrite("sector_growth", GROWTH, share("chemicals", null));

    assertThat(failures()).isEmpty();
  }

  @Test
  void aBlockingCheckThatFailedIsFound() throws IOException {
    rewrite("audit_results", AUDIT, RowFactory.create("sources", "schema", "block", false));

    assertThat(failures())
        .containsExactly(
            "audit_results: no_blocking_failure: 1 failed checks that block: sources: schema");
  }
}
