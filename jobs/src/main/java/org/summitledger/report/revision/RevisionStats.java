package org.summitledger.report.revision;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.DriverMemory;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;

/**
 * How much figures of an age were still to change: for each series, the revisions from the figure
 * known at a maturity to the latest one, over all periods that were stated at that age and again
 * later. Figures that did not change count as revisions of zero.
 */
public final class RevisionStats implements ReportTable {
  private static final String MONEY = "whole units of currency";

  private final DriverMemory memory;

  /** Made on the driver where its memory holds all statements. */
  public RevisionStats() {
    this(DriverMemory.ofTable());
  }

  /**
   * A table of which less may be made on the driver.
   *
   * @param memory what its rows may take there
   */
  RevisionStats(DriverMemory memory) {
    this.memory = memory;
  }

  @Override
  public TableDefinition definition() {
    return TableDefinition.named(
            "revision_stats",
            "How much figures of a series that were known at an age were still to change, up to the"
                + " latest release known on the day. A revision is the later figure minus the"
                + " earlier one. Empty where no period was released twice.")
        .from("the files of a dataflow that were known on the day, superseded ones too")
        .key("source", "The statistical source; see table sources.")
        .key("dataflow", "What releases replace; see table sources.")
        .key("reporter", "Whose statistics: ISO3.")
        .key("partner", "The other country: ISO3, WLD for the world, or a special area's code.")
        .key("flow", "import or export, seen from the reporter.")
        .key("sector", "The sector; at HS2 some stand for several, see sectors.csv.")
        .key("currency", "ISO 4217 code of the money columns.")
        .key("frequency", "A year, Q quarter, M month (SDMX CL_FREQ).")
        .key(
            "maturity_months",
            DataTypes.LongType,
            "Age of the periods when the earlier figure was released: 0 if in the month after the"
                + " period. Of several releases in one month the first counts that is not blank.")
        .count(
            "periods",
            "periods",
            "Periods with a figure at that age and a latest one from a later release: n.")
        .count("periods_revised", "periods", "Of these, periods whose figure changed.")
        .count("periods_revised_up", "periods", "Of these, periods whose figure rose.")
        .count(
            "periods_deleted",
            "periods",
            "Periods stated at that age that the latest release no longer holds; not among the"
                + " others.")
        .money(
            "mean_revision",
            MONEY,
            "Mean revision: above zero where figures of that age are too low; null without"
                + " periods.",
            "sum of (latest - earlier) / periods (McKenzie and Gamba 2008)")
        .money(
            "mean_absolute_revision",
            MONEY,
            "Mean absolute revision; null without periods.",
            "sum of |latest - earlier| / periods (McKenzie and Gamba 2008)")
        .money(
            "standard_deviation",
            MONEY,
            "Standard deviation of the revisions about their mean; null for fewer than two"
                + " periods.",
            "square root of sum of (revision - mean_revision)^2 / (periods - 1)")
        .money(
            "smallest_revision",
            MONEY,
            "Smallest revision, with its sign; null without periods.",
            "")
        .money(
            "largest_revision", MONEY, "Largest revision, with its sign; null without periods.", "")
        .ratio(
            "relative_mean_revision",
            "The mean revision beside the figures of that age; null without periods or where these"
                + " are zero.",
            "sum of (latest - earlier) / sum of |earlier|")
        .ratio(
            "relative_mean_absolute_revision",
            "The mean absolute revision beside the figures of that age; null without periods or"
                + " where these are zero.",
            "sum of |latest - earlier| / sum of |earlier|")
        .reason()
        .mayBeEmpty()
        .build();
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    return RevisedSeries.table(inputs, this, RevisedSeries::statistics, memory);
  }
}
