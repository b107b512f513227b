package org.summitledger.report.trade;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.summitledger.lake.FlowColumns;
import org.summitledger.reference.CifMargin;
import org.summitledger.report.table.Rows;
import org.summitledger.report.trade.MirrorComparison.Range;

/** For each stated figure that the other side speaks of too: the range of what both say at FOB. */
public final class MirrorRanges {
  /** The columns of a series' row that a range is for; the table has them with m_ before. */
  public static final List<String> KEY =
      List.of("source", "reporter", "partner", "flow", "sector", "frequency", "period_start");

  private static final StructType SCHEMA =
      new StructType()
          .add("m_source", DataTypes.StringType, false)
          .add("m_reporter", DataTypes.StringType, false)
          .add("m_partner", DataTypes.StringType, false)
          .add("m_flow", DataTypes.StringType, false)
          .add("m_sector", DataTypes.StringType, false)
          .add("m_frequency", DataTypes.StringType, false)
          .add("m_period_start", DataTypes.DateType, false)
          .add("value_low", FlowColumns.MONEY, false)
          .add("value_high", FlowColumns.MONEY, false);

  private MirrorRanges() {}

  /** The row of a series in a period. */
  record Point(
      String source,
      String reporter,
      String partner,
      String flow,
      String sector,
      String frequency,
      LocalDate start) {

    static Point of(MirrorFigure figure) {
      MirrorFigure.Cell cell = figure.cell();
      return new Point(
          figure.source(),
          figure.reporter(),
          figure.isImport() ? cell.exporter() : cell.importer(),
          figure.isImport() ? "import" : "export",
          cell.sector(),
          cell.frequency(),
          cell.start());
    }
  }

  /** Of several sources of the other side the widest range. */
  private static Map<Point, Range> of(
      List<MirrorComparison> comparisons, List<CifMargin> margins, String currency) {
    Map<Point, Range> ranges = new LinkedHashMap<>();
    for (MirrorComparison comparison : comparisons) {
      comparison
          .range(margins)
          .ifPresent(
              range ->
                  comparison.figures().stream()
                      .filter(f -> f.isStated() && f.cell().currency().equals(currency))
                      .forEach(f -> ranges.merge(Point.of(f), range, Range::and)));
    }
    return ranges;
  }

  /**
   * The ranges as rows that trade can be joined to, in whole units of a currency at FOB.
   *
   * @param margins between CIF and FOB; the range is over all of them
   * @param currency of all values, ISO 4217; figures in others have no row
   */
  public static Dataset<Row> table(
      SparkSession spark, MirrorTrade mirror, List<CifMargin> margins, String currency) {
    return table(spark, of(mirror.comparisons(), margins, currency));
  }

  private static Dataset<Row> table(SparkSession spark, Map<Point, Range> ranges) {
    List<Row> rows = new ArrayList<>();
    ranges.forEach(
        (p, range) ->
            rows.add(
                Rows.of(
                    p.source,
                    p.reporter,
                    p.partner,
                    p.flow,
                    p.sector,
                    p.frequency,
                    p.start,
                    range.low(),
                    range.high())));
    return spark.createDataFrame(rows, SCHEMA);
  }
}
