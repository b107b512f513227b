package org.summitledger.report.gravity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;

/**
 * Whether countries trade more after a summit than gravity expects of them: Poisson pseudo maximum
 * likelihood (Santos Silva and Tenreyro 2006) with fixed effects of exporter and period, importer
 * and period, and pair (Correia, Guimarães and Zylkin 2020), over the whole world's trade.
 */
public final class Gravity implements ReportTable {
  private static final String LOG_RATIO = "log ratio";

  private final GravityFit.Limits limits;

  /** Panels of two million printed figures and more are estimated by Spark's executors. */
  public Gravity() {
    this(GravityFit.Limits.USUAL);
  }

  Gravity(GravityFit.Limits limits) {
    this.limits = limits;
  }

  @Override
  public TableDefinition definition() {
    TableDefinition.Builder table =
        TableDefinition.named(
                "gravity",
                "What the whole world's trade says of trade after a summit: the effect of a"
                    + " commitment in a gravity equation, and how far trade between parties of a"
                    + " commitment is from what the equation expects.")
            .from("trade between all countries, of sources that hold it; commitments.csv");
    sample(errors(key(table).answer(VALUE, FORMULA)));
    return table.mayBeEmpty().build();
  }

  private static final String VALUE =
      "Of term summit: by how much the logarithm of expected trade changes once the window of a"
          + " commitment between the two countries has opened (exp(value) - 1 is the change as a"
          + " ratio). Of term residual: above zero, trade is more than expected.";

  private static final String FORMULA =
      "summit: b in E[trade] = exp(fixed effects + b summit), by Poisson pseudo maximum likelihood"
          + " (Santos Silva and Tenreyro 2006; Correia, Guimarães and Zylkin 2020); residual:"
          + " ln(actual / fitted)";

  private static TableDefinition.Builder key(TableDefinition.Builder table) {
    return table
        .key("source", "The statistical source; see table sources.")
        .key("dataflow", "Of the source.")
        .key(
            "specification",
            "pair_and_country_year: fixed effects of exporter and period, importer and period,"
                + " exporter and importer, all products together."
                + " pair_sector_and_country_sector_year: each of them by sector, for panels of up"
                + " to 400,000 printed figures. all: the source can be estimated by none.")
        .key("currency", "ISO 4217 code of the money that is explained.")
        .key("frequency", "A year, Q quarter, M month.")
        .key(
            "term",
            "summit: 1 from the first period on that starts in the window of a commitment between"
                + " the two countries, else 0; the period in which the window opens, if it began"
                + " before, is left out. residual: of a pair in a period. all: no row by term.")
        .key("exporter", "ISO3, of a residual; otherwise all.")
        .key("importer", "ISO3, of a residual; otherwise all.")
        .key("sector", "The sector, or all_products, of a residual; otherwise all.")
        .key(
            "period_start",
            DataTypes.DateType,
            "First day of the period; of a row that is no residual that of the panel's first"
                + " period.")
        .date("period_end", "The day after the period's, or the panel's, last.")
        .text("period", "The period as written, or the panel's first and last.");
  }

  private static TableDefinition.Builder errors(TableDefinition.Builder table) {
    String few =
        " Null where a window opens between fewer than "
            + GravityRows.FEWEST_PAIRS
            + " pairs of countries, and for residuals.";
    return table
        .column(
            "standard_error",
            DataTypes.DoubleType,
            true,
            LOG_RATIO,
            "Standard error of a coefficient, clustered by pair of countries, both directions"
                + " together."
                + few,
            "Liang and Zeger 1986, with G / (G - 1)")
        .column(
            "statistic",
            DataTypes.DoubleType,
            true,
            "standard errors",
            "How many standard errors the coefficient is from zero; null as it." + few,
            "value / standard_error")
        .ratio(
            "p_value",
            "How often a coefficient this far from zero comes from none." + few,
            "two tails of a standard normal")
        .column(
            "low",
            DataTypes.DoubleType,
            true,
            LOG_RATIO,
            "Lower bound of the 95 % interval." + few,
            "value - 1.96 standard_error")
        .column(
            "high",
            DataTypes.DoubleType,
            true,
            LOG_RATIO,
            "Upper bound of the 95 % interval." + few,
            "value + 1.96 standard_error");
  }

  private static TableDefinition.Builder sample(TableDefinition.Builder table) {
    return table
        .optionalCount("clusters", "pairs", "Pairs of countries in the estimate; null without one.")
        .optionalCount(
            "pairs_with_summit",
            "pairs",
            "Those between which the window of a commitment opens inside the panel; null without"
                + " an estimate.")
        .optionalCount(
            "observations",
            "observations",
            "Exporter, importer, (sector) and period in the estimate, with zeros where a pair that"
                + " trades in some period has none printed; null without one.")
        .optionalCount(
            "dropped_separated",
            "observations",
            "Zeros that fixed effects and summit fit perfectly and that tell nothing of the"
                + " coefficient (Correia, Guimarães and Zylkin 2019); null without an estimate.")
        .optionalCount(
            "dropped_zero",
            "observations",
            "Zeros of countries without any trade in the period; null without an estimate.")
        .optionalCount(
            "dropped_alone",
            "observations",
            "Alone in one of their fixed effects; null without an estimate.")
        .optionalCount(
            "below_zero",
            "figures",
            "Figures below zero, such as corrections: they are left out; null without an estimate.")
        .optionalCount(
            "blank",
            "figures",
            "Figures of which the source has left a line blank: they are not known, and left out;"
                + " null without an estimate.")
        .optionalCount(
            "straddling",
            "figures",
            "Those of the period in which the countries' window opens, where it began before: it is"
                + " neither before nor after, and left out; null without an estimate.")
        .optionalCount(
            "iterations",
            "rounds",
            "Weighted least squares problems until the deviance stood still; null without an"
                + " estimate, as where it does not in 200 rounds.")
        .money(
            "actual",
            "whole units of currency",
            "What the source prints, of a residual; zero where it prints nothing, null where it is"
                + " blank.",
            "")
        .money(
            "fitted",
            "whole units of currency",
            "What the equation expects, its coefficient included, of a residual; null where it"
                + " expects nothing that is known, and where a window opens in the period.",
            "exp(fixed effects + b summit)");
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    List<GravityPanel> panels =
        GravityPanel.of(inputs.trade().selected()).stream()
            .filter(p -> !p.periods().isEmpty())
            .toList();
    Set<List<String>> ofWorld =
        panels.stream()
            .filter(GravityPanel::coversWorldTrade)
            .map(GravityPanel::name)
            .collect(Collectors.toSet());
    List<Row> rows = new ArrayList<>();
    for (GravityPanel panel : panels) {
      if (panel.coversWorldTrade()) {
        for (GravitySpecification specification : GravitySpecification.values()) {
          rows.addAll(GravityRows.of(GravityFit.of(panel, specification, inputs, limits)));
        }
      } else if (!ofWorld.contains(panel.name())) {
        rows.add(GravityRows.withoutWorld(panel));
      }
    }
    return Rows.table(inputs.spark(), definition(), rows);
  }
}
