package org.summitledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.SparkTestSession;
import org.summitledger.lake.FlowColumns;
import org.summitledger.publish.TableWriter;
import org.summitledger.report.AuditResults.Finding;

/** Identities in a small table that holds only the columns which are read. */
class GravityIdentitiesSparkTest {
  private static final StructType GRAVITY =
      new StructType()
          .add("exporter", DataTypes.StringType)
          .add("value", DataTypes.DoubleType)
          .add("low", DataTypes.DoubleType)
          .add("high", DataTypes.DoubleType)
          .add("actual", FlowColumns.MONEY)
          .add("fitted", FlowColumns.MONEY);

  @TempDir private Path folder;

  private static Row residual(@Nullable Double value, String actual, @Nullable String fitted) {
    return RowFactory.create(
        "A",
        value,
        null,
        null,
        new BigDecimal(actual),
        fitted == null ? null : new BigDecimal(fitted));
  }

  private static Row coefficient(double value, double low, double high) {
    return RowFactory.create("all", value, low, high, null, null);
  }

  private List<Finding> findings(Row... rows) {
    new TableWriter(folder)
        .write(
            "gravity",
            GRAVITY,
            List.of("exporter"),
            SparkTestSession.get().createDataFrame(List.of(rows), GRAVITY));
    return new GravityIdentities(folder).all();
  }

  @Test
  void whatIsSoPasses() {
    List<Finding> found =
        findings(
            residual(StrictMath.log(1.25), "1000000.000", "800000.000"),
            residual(StrictMath.log(0.002 / 0.00149), "0.002", "0.001"),
            residual(null, "0.000", "12.000"),
            residual(null, "5.000", null),
            coefficient(0.5, 0.3, 0.7));

    assertThat(found).allMatch(Finding::passed);
    assertThat(found.get(0).observed()).isEqualTo("2 rows, off by 0.0e+00 at most");
    assertThat(found.get(1).observed()).startsWith("1 rows, off by ");
  }

  @Test
  void aResidualOfAnotherFigureIsFound() {
    List<Finding> found = findings(residual(0.1, "1000.000", "1000.000"));

    assertThat(found.get(0).check()).isEqualTo("residual_is_log_of_actual_over_fitted");
    assertThat(found.get(0).passed()).isFalse();
    assertThat(found.get(0).observed()).isEqualTo("1 rows, off by 1.1e-01 at most");
  }

  @Test
  void aResidualBesideNothingThatIsExpectedIsFound() {
    assertThat(findings(residual(0.1, "1000.000", "0.000")).get(0).passed()).isFalse();
  }

  @Test
  void aCoefficientOutsideTheMiddleOfItsIntervalIsFound() {
    List<Finding> found = findings(coefficient(0.5, 0.5, 0.7));

    assertThat(found.get(1).check()).isEqualTo("coefficient_is_in_the_middle_of_its_interval");
    assertThat(found.get(1).passed()).isFalse();
  }
}
