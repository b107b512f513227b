package org.summitledger.report.revision;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.DriverMemory;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;

/**
 * The revision triangle of trade by sector, where it is not the same all along: each period as each
 * release stated it. Money is as the reporter states it, in whole units of currency.
 */
public final class Revisions implements ReportTable {
  private static final String TABLE = "revisions";

  private final DriverMemory memory;

  /** Made on the driver where its memory holds all statements. */
  public Revisions() {
    this(DriverMemory.ofTable());
  }

  /**
   * A table of which less may be made on the driver.
   *
   * @param memory what its rows may take there
   */
  Revisions(DriverMemory memory) {
    this.memory = memory;
  }

  @Override
  public TableDefinition definition() {
    return TableDefinition.named(
            TABLE,
            "Trade in a sector and period as a release stated it. Only what was changed, added or"
                + " deleted by some release is listed, and then with every release that holds the"
                + " period; what is not listed is the same in all of them. Empty where no period"
                + " was released twice.")
        .from("the files of a dataflow that were known on the day, superseded ones too")
        .key("source", "The statistical source; see table sources.")
        .key("dataflow", "What releases replace; see table sources.")
        .key("reporter", "Whose statistics: ISO3.")
        .key("partner", "The other country: ISO3, WLD for the world, or a special area's code.")
        .key("flow", "import or export, seen from the reporter.")
        .key("sector", "The sector; at HS2 some stand for several, see sectors.csv.")
        .key("currency", "ISO 4217 code of the money columns.")
        .key("frequency", "A year, Q quarter, M month (SDMX CL_FREQ).")
        .key("period_start", DataTypes.DateType, "First day of the period.")
        .key("known_from", DataTypes.DateType, "The day of the release: the vintage.")
        .date("period_end", "The day after the period's last.")
        .text("period", "The period as written: 2018, 2018-19 (fiscal), 2018-Q2, 2018-07.")
        .count("release", "releases", "Which release of the period it is, from 1.")
        .column(
            "maturity_months",
            DataTypes.LongType,
            false,
            "months",
            "Age of the period at the release: 0 if it came in the month after the period.",
            "month of known_from - month of period_end")
        .money(
            "value",
            "whole units of currency",
            "Trade as this release states it; null where it is blank or deleted.",
            "sum over the sector's products")
        .money(
            "previous_value",
            "whole units of currency",
            "Trade as the release before stated it; null where that is blank, did not hold it, or"
                + " there is none.",
            "")
        .money(
            "revision",
            "whole units of currency",
            "What this release changed, above zero for upwards; null where one of the two values is"
                + " missing.",
            "value - previous_value")
        .money(
            "first_value",
            "whole units of currency",
            "Trade as first stated; null where that was blank.",
            "")
        .money(
            "latest_value",
            "whole units of currency",
            "Trade as the last release known on the day states it; null where that is blank or"
                + " deleted it.",
            "")
        .money(
            "difference",
            "whole units of currency",
            "What all releases changed together, later minus earlier; null where one of the two"
                + " values is missing.",
            "latest_value - first_value")
        .flag(
            "appeared",
            "Whether the release before did not state it: a partner or sector that came later, or a"
                + " period that is new in a release which also states earlier periods anew.")
        .flag(
            "deleted",
            "Whether the release before stated it and this one, which holds the period, does not.")
        .reason()
        .mayBeEmpty()
        .build();
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    return RevisedSeries.table(inputs, this, RevisedSeries::triangle, memory);
  }
}
