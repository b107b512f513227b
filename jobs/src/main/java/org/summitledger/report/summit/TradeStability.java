package org.summitledger.report.summit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.summitledger.reference.Countries;
import org.summitledger.report.table.Answer;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.PartyTrade;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;
import org.summitledger.report.trade.SectorSeries;
import org.summitledger.report.trade.SummitWindows;

/** How steady trade of parties of commitments was before each summit, and since. */
public final class TradeStability implements ReportTable {
  private static final String ALL = "all";
  private static final String OF_LEVELS =
      " Levels are values of a year: of months and quarters sums of twelve months, all in the span.";

  private static final Map<String, String> DEFINITIONS =
      Map.of(
          "log_growth_deviation",
          "Standard deviation (n - 1) of ln(value / value twelve months before) of the span's"
              + " periods.",
          "coefficient_of_variation",
          "Standard deviation (n - 1) / mean of levels." + OF_LEVELS,
          "largest_drawdown",
          "(peak - trough) / peak of the largest fall of levels." + OF_LEVELS,
          "months_to_recover",
          "Months from the trough of the largest fall until a level as high as its peak."
              + OF_LEVELS,
          "partner_concentration",
          "Sum of squared shares of partners in the reporter's trade of the whole span.",
          "product_concentration",
          "Sum of squared shares of products, at the level in method, in trade of the whole span.",
          ALL,
          "None of the indicators: the span has no figure.");

  @Override
  public TableDefinition definition() {
    return TableDefinition.named(
            "trade_stability",
            "How steady a reporter's trade in a sector was before a summit, or since, by one"
                + " indicator.")
        .from("commitments.csv; trade by sector and by product")
        .key("source", "The statistical source; see table sources.")
        .key("reporter", "Whose statistics these are: ISO3, and a party of the summit.")
        .key("partner", "The other party: ISO3, or WLD for the world.")
        .key("flow", "import or export, seen from the reporter.")
        .key(
            "sector",
            "The sector, or all_products: as the source states it, else the sum of its sectors.")
        .key("currency", "ISO 4217 code of the money that the row is made of.")
        .key("frequency", "A year, Q quarter, M month.")
        .key("summit_id", "The summit.")
        .key(
            "span",
            "before: periods that end by the day in opens; since: those that start on it or later. A"
                + " period that holds the day otherwise is in neither.")
        .key(
            "indicator",
            "log_growth_deviation (Ramey and Ramey 1995), coefficient_of_variation (Pearson 1896),"
                + " largest_drawdown and months_to_recover (Magdon-Ismail and Atiya 2004),"
                + " partner_concentration, of the world only, and product_concentration (Hirschman"
                + " 1945; Herfindahl 1950); all where none can be computed.")
        .text("definition", "What the indicator is, in words.")
        .date(
            "opens",
            "The day that parts the spans: the first of the earliest window that sources state for"
                + " the summit's commitments, else the summit's own.")
        .optionalDate("span_start", "First day of the span's first period; null without any.")
        .optionalDate("span_end", "The day after the span's last period; null without any.")
        .count("periods", "periods", "Periods of the span with a figure.")
        .answer("The indicator; null where reason says why.", "see definition")
        .mayBeEmpty()
        .build();
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    PartyTrade trade = inputs.partyTrade();
    List<SectorSeries> sectors = AllProducts.beside(trade.sectorSeries());
    List<SectorSeries> withListed = new ArrayList<>(sectors);
    withListed.addAll(trade.sectorSeriesOfListedPartners());
    SpanConcentration concentration = new SpanConcentration(withListed, trade.productSeries());
    List<SummitOpening> summits = SummitOpening.of(inputs.ledger());
    List<Row> rows = new ArrayList<>();
    for (SectorSeries series : StudySeries.current(sectors)) {
      for (SummitOpening summit : summits) {
        boolean isWorld = series.partner().equals(Countries.WORLD);
        if (isWorld
            ? summit.hasParty(series.reporter())
            : summit.joins(series.reporter(), series.partner())) {
          addRows(rows, series, summit, concentration);
        }
      }
    }
    return Rows.table(inputs.spark(), definition(), rows);
  }

  private static void addRows(
      List<Row> rows, SectorSeries series, SummitOpening summit, SpanConcentration parts) {
    StabilitySpan before =
        new StabilitySpan(series, p -> SummitWindows.before(p.end(), summit.opens()));
    StabilitySpan since =
        new StabilitySpan(series, p -> SummitWindows.after(p.start(), summit.opens()));
    answers(series, before, parts)
        .forEach((name, answer) -> rows.add(row(series, summit, before, "before", name, answer)));
    answers(series, since, parts)
        .forEach((name, answer) -> rows.add(row(series, summit, since, "since", name, answer)));
  }

  private static Map<String, Answer> answers(
      SectorSeries series, StabilitySpan span, SpanConcentration parts) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    if (span.periods() == 0) {
      answers.put(ALL, Answer.missing(why(series), "ratio", "none", "1"));
      return answers;
    }
    answers.put("log_growth_deviation", span.growthDeviation());
    answers.put("coefficient_of_variation", span.coefficientOfVariation());
    answers.put("largest_drawdown", span.largestDrawdown());
    answers.put("months_to_recover", span.monthsToRecover());
    if (series.partner().equals(Countries.WORLD)) {
      answers.put("partner_concentration", parts.ofPartners(series, span));
    }
    answers.put("product_concentration", parts.ofProducts(series, span));
    answers.replaceAll((name, answer) -> span.withBlanks(answer));
    return answers;
  }

  private static String why(SectorSeries series) {
    return series.measureRelation().equals("not_observable")
        ? "not observable: " + series.note()
        : "the source has no figure in the span";
  }

  private static Row row(
      SectorSeries series,
      SummitOpening summit,
      StabilitySpan span,
      String spanName,
      String indicator,
      Answer answer) {
    List<@Nullable Object> head = new ArrayList<>(series.name());
    head.addAll(
        List.of(
            summit.summitId(),
            spanName,
            indicator,
            DEFINITIONS.getOrDefault(indicator, ""),
            summit.opens(),
            span.start(),
            span.end(),
            (long) span.periods()));
    return Rows.of(head, answer);
  }
}
