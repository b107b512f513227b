package org.summitledger.run;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.jspecify.annotations.Nullable;
import org.summitledger.publish.Manifest;
import org.summitledger.publish.TableFile;
import org.summitledger.report.Tables;
import org.summitledger.report.table.TableDefinition;

/** What a person reads at the end of a night: the tables, and where each commitment stands. */
public final class NightSummary {
  private static final int WIDEST = 78;
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final List<String> NAMES = List.of("", " thousand", " million", " bn", " tn");

  private final Manifest manifest;
  private final List<List<String>> progress;

  private NightSummary(Manifest manifest, List<List<String>> progress) {
    this.manifest = manifest;
    this.progress = progress;
  }

  /** Read from the staged files, before they are moved. */
  static NightSummary of(Path staging, Manifest manifest) {
    List<List<String>> progress = new ArrayList<>();
    new TableFile(staging.resolve("commitment_progress.parquet"))
        .forEach(row -> progress.add(line(row)));
    return new NightSummary(manifest, progress);
  }

  private static List<String> line(Group row) {
    String unit = text(row, "unit");
    return List.of(
        row.getString("commitment_id", 0),
        row.getString("scenario", 0),
        money(number(row, "target_value"), unit),
        money(number(row, "actual_value"), unit),
        money(number(row, "expected_linear"), unit),
        row.getString("status", 0),
        shorten(text(row, "reason")));
  }

  private static @Nullable String text(Group row, String column) {
    return row.getFieldRepetitionCount(column) == 0 ? null : row.getString(column, 0);
  }

  private static @Nullable BigDecimal number(Group row, String column) {
    if (row.getFieldRepetitionCount(column) == 0) {
      return null;
    }
    var type = row.getType().getType(column).getLogicalTypeAnnotation();
    int scale = type instanceof DecimalLogicalTypeAnnotation decimal ? decimal.getScale() : 0;
    return BigDecimal.valueOf(row.getLong(column, 0), scale);
  }

  /** Prints it. */
  void print(PrintStream out, String version) {
    out.println("Tables in " + version + ", as of " + manifest.asOf());
    tables(manifest).print(out);
    out.println();
    out.println("Where each commitment stands");
    TextTable table =
        new TextTable("commitment", "scenario", "target", "measured", "expected", "status", "why");
    progress.forEach(line -> table.row(line.toArray(String[]::new)));
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
              TextTable.kibibytes(output.bytes()),
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
