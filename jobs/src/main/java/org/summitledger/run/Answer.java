package org.summitledger.run;

import static org.apache.spark.sql.functions.col;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.summitledger.publish.Manifest;
import org.summitledger.report.TableDefinition;
import org.summitledger.report.Tables;

/** What a person reads at the end of a night: the tables, and where each commitment stands. */
public final class Answer {
  private static final int WIDEST = 78;
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final List<String> NAMES = List.of("", " thousand", " million", " bn", " tn");

  private final Manifest manifest;
  private final List<Row> progress;

  private Answer(Manifest manifest, List<Row> progress) {
    this.manifest = manifest;
    this.progress = progress;
  }

  /** Read from the staged files, before they are moved. */
  static Answer of(SparkSession spark, Path staging, Manifest manifest) {
    List<Row> progress =
        spark
            .read()
            .parquet(staging.resolve("commitment_progress.parquet").toUri().toString())
            .orderBy(col("commitment_id"), col("scenario"))
            .collectAsList();
    return new Answer(manifest, progress);
  }

  /** Prints it. */
  void print(PrintStream out, Path version) {
    out.println("Tables in " + version + ", as of " + manifest.asOf());
    tables(manifest).print(out);
    out.println();
    out.println("Where each commitment stands");
    TextTable table =
        new TextTable("commitment", "scenario", "target", "measured", "expected", "status", "why");
    for (Row row : progress) {
      table.row(
          row.getAs("commitment_id"),
          row.getAs("scenario"),
          money(row.getAs("target_value"), row.getAs("unit")),
          money(row.getAs("actual_value"), row.getAs("unit")),
          money(row.getAs("expected_linear"), row.getAs("unit")),
          row.getAs("status"),
          shorten(row.getAs("reason")));
    }
    table.print(out);
  }

  /** The tables of a version, with their rows and keys. */
  public static TextTable tables(Manifest manifest) {
    TextTable table = new TextTable("table", "rows", "KiB", "key");
    for (TableDefinition definition : Tables.definitions()) {
      for (Manifest.Output output : manifest.outputs()) {
        if (output.file().equals(definition.name() + ".parquet")) {
          table.row(
              definition.name(),
              String.valueOf(output.rows()),
              String.valueOf((output.bytes() + 1023) / 1024),
              String.join(", ", definition.key()));
        }
      }
    }
    return table;
  }

  static String money(@Nullable BigDecimal value, @Nullable String unit) {
    if (value == null) {
      return "-";
    }
    BigDecimal shown = value;
    int step = 0;
    while (shown.abs().compareTo(THOUSAND) >= 0 && step < NAMES.size() - 1) {
      shown = shown.divide(THOUSAND, MathContext.DECIMAL64);
      step++;
    }
    String digits = shown.setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    return digits + NAMES.get(step) + (unit == null ? "" : " " + unit);
  }

  private static String shorten(@Nullable String text) {
    if (text == null) {
      return "";
    }
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
  }
}
