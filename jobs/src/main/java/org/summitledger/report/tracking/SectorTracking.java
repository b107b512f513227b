package org.summitledger.report.tracking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.commitment.Ledger;
import org.summitledger.indicator.Outcome;
import org.summitledger.reference.Countries;
import org.summitledger.report.table.Rows;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.Joins;
import org.summitledger.report.trade.Joins.Cardinality;
import org.summitledger.report.trade.Joins.JoinCount;
import org.summitledger.report.trade.Joins.Keep;
import org.summitledger.report.trade.MirrorRanges;
import org.summitledger.report.trade.MirrorRanges.Range;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;
import org.summitledger.report.trade.SectorFigure;
import org.summitledger.report.trade.SectorSeries;
import org.summitledger.report.trade.StudyCase;

/**
 * What trade did beside a commitment: for every commitment, scenario and sector the growth of the
 * parties' trade since the baseline, beside the growth before it, the reporter's trade with the
 * world in that sector, and the sectors outside the commitment's scope. Trade is shown beside a
 * pledge; it never attains one. Values are as the source states them, growth is told in US dollars.
 *
 * <p>The baseline of a period is the like period of the last complete year before the window opens:
 * the last fiscal year for annual figures, the same month for monthly ones. A stated baseline
 * period takes its place where the source has that very period.
 */
public final class SectorTracking implements ReportTable {
  private static final String TABLE = "sector_tracking";
  private static final String MONEY = "whole units of currency";

  @Override
  public TableDefinition definition() {
    TableDefinition.Builder table =
        TableDefinition.named(
                TABLE,
                "Trade between the parties of a commitment in a sector and period, beside what it was"
                    + " before, what the world did and what other sectors did.")
            .from("commitments.csv, scenarios.csv; sector_growth")
            .key("commitment_id", "The commitment.")
            .key("scenario", "Name of the assumptions; stated uses stated facts only.")
            .key("source", "The statistical source; see table sources.")
            .key("reporter", "Whose statistics: ISO3.")
            .key("partner", "The other party: ISO3.")
            .key("flow", "import or export, seen from the reporter.")
            .key("sector", "The sector; at HS2 some stand for several.")
            .key("currency", "ISO 4217 code of the money in which the source states the trade.")
            .key("frequency", "A year, Q quarter, M month.")
            .key("period_start", DataTypes.DateType, "First day of the period.")
            .date("period_end", "The day after its last.")
            .text("period", "The period as written: 2018, 2018-19 (fiscal), 2018-07.");
    return others(yardsticks(growth(values(table)))).mayBeEmpty().build();
  }

  private static TableDefinition.Builder values(TableDefinition.Builder table) {
    return table
        .optionalFlag(
            "in_scope",
            "Whether the commitment's scope, stated or assumed by the scenario, holds the sector,"
                + " or part of it; null without a scope, and for all products together and those"
                + " that are in no sector for sure.")
        .money(
            "pledged_value",
            "see column pledged_unit",
            "Money pledged for this sector; null unless the scenario gives this very sector a"
                + " share of it. A share of a sector that the source does not tell apart, such as"
                + " one that a combined sector stands for, is in no row. Import and export, all"
                + " sources and all periods repeat it: it is never added up.",
            "target_value * the scenario's sector_share")
        .optionalText("pledged_unit", "Currency of pledged_value; null without one.")
        .optionalDate(
            "baseline_period_start",
            "First day of the baseline period; null without a window, and before it opens.")
        .money(
            "baseline_value",
            MONEY,
            "Trade in the baseline period; null where the source does not hold it.",
            "")
        .money(
            "value",
            MONEY,
            "Trade in the period; null where the source is blank, or the sector is not observable.",
            "")
        .money(
            "value_low",
            MONEY,
            "The lowest of what importer and exporter say at FOB, over all comparable sources and"
                + " all CIF margins; null where only one side has a comparable figure. Value is as"
                + " the reporter states it, and may lie outside.",
            "least of FOB and CIF / (1 + cif_margin); see mirror_gap")
        .money(
            "value_high",
            MONEY,
            "The highest of the same; null as value_low.",
            "greatest of FOB and CIF / (1 + cif_margin); see mirror_gap");
  }

  private static TableDefinition.Builder growth(TableDefinition.Builder table) {
    return table
        .from("sector_growth; exchange_rates.csv")
        .optionalCount("years_since", "years", "Years from the baseline period to this one.")
        .ratio(
            "growth_since_baseline",
            "Growth since the baseline in US dollars, at the mean of the months' rates of either"
                + " period; null where a month has no rate.",
            "value / baseline_value - 1, in USD")
        .optionalCount(
            "years_before",
            "years",
            "Years before the baseline over which cagr_before is taken: as many as the window has,"
                + " as far as the source and, for other currencies than dollars, the rates go"
                + " back.")
        .ratio(
            "cagr_before",
            "Compound annual growth up to the baseline, in US dollars.",
            "(baseline_value / value years_before earlier)^(1/years_before) - 1, in USD")
        .ratio(
            "cagr_since",
            "Compound annual growth since the baseline, in US dollars.",
            "(value / baseline_value)^(1/years_since) - 1, in USD")
        .ratio(
            "acceleration",
            "Growth after the promise beyond growth before it.",
            "cagr_since - cagr_before");
  }

  private static TableDefinition.Builder yardsticks(TableDefinition.Builder table) {
    return table
        .ratio(
            "world_growth_since_baseline",
            "The same reporter's trade with the world in the sector, over the same periods and in"
                + " US dollars.",
            "world value / world baseline value - 1, in USD")
        .ratio(
            "excess_over_world",
            "How much faster the pair's trade grew than the reporter's trade with the world.",
            "growth_since_baseline - world_growth_since_baseline")
        .ratio(
            "out_of_scope_growth",
            "The same pair's trade in all sectors outside the scope, stated or assumed, together;"
                + " in US dollars.",
            "sum of value / sum of baseline_value over sectors with in_scope false, minus 1; in"
                + " USD")
        .ratio(
            "excess_over_out_of_scope",
            "How much faster the sector grew than those outside the scope; null for these"
                + " themselves, and where in_scope is.",
            "growth_since_baseline - out_of_scope_growth");
  }

  private static TableDefinition.Builder others(TableDefinition.Builder table) {
    return table
        .from("sector_growth")
        .ratio(
            "share_of_reporter",
            "Share of the partner in the reporter's trade with the world in the sector.",
            "value / world value")
        .text(
            "measure_relation",
            "How well trade at this level shows the sector: direct, proxy, context or"
                + " not_observable; proxy also where the figure that growth is measured from is"
                + " one.")
        .reason();
  }

  @Override
  public boolean joins() {
    return true;
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    List<Tracked> tracked = tracked(inputs);
    List<TrackedPeriod> periods = tracked.stream().flatMap(t -> t.periods().stream()).toList();
    Map<MirrorRanges.Point, Range> ranges = MirrorRanges.of(inputs.mirror(), inputs.cifMargins());
    inputs
        .joins()
        .add(
            JoinCount.of(
                join("mirror", Cardinality.AT_MOST_ONE, Keep.ALL_LEFT),
                periods,
                period -> range(period, ranges).isPresent() ? 1 : 0,
                TrackedPeriod::value));
    OutOfScope outOfScope = new OutOfScope(periods);
    return Rows.table(
        inputs.spark(),
        definition(),
        periods.stream()
            .map(period -> row(period, range(period, ranges), outOfScope.growth(period)))
            .toList());
  }

  private static Joins.Spec join(String name, Cardinality cardinality, Keep keep) {
    return new Joins.Spec(TABLE, name, cardinality, keep);
  }

  /** Every series between parties beside every commitment between them. */
  private static List<Tracked> tracked(ReportInputs inputs) {
    Map<List<String>, TrackedSeries> series = TrackedSeries.of(ofParties(inputs));
    List<TrackedSeries> pairs = series.values().stream().filter(s -> !s.isWithWorld()).toList();
    Map<Ledger.Case, StudyCase> cases = new LinkedHashMap<>();
    inputs.ledger().cases().forEach(c -> cases.put(c, StudyCase.of(c, inputs.sectors())));
    List<Tracked> tracked = new ArrayList<>();
    for (TrackedSeries pair : pairs) {
      Optional<TrackedSeries> world = Optional.ofNullable(series.get(pair.nameWithWorld()));
      cases.forEach(
          (given, study) -> {
            if (study.isOf(pair.head())) {
              tracked.add(new Tracked(given, study, pair, world, inputs.rates()));
            }
          });
    }
    Joins joins = inputs.joins();
    joins.add(
        JoinCount.of(
            join("commitments", Cardinality.FAN_OUT, Keep.MATCHED_ONLY),
            pairs,
            pair -> (int) cases.values().stream().filter(c -> c.isOf(pair.head())).count(),
            TrackedSeries::sum));
    joins.add(
        JoinCount.of(
            join("world", Cardinality.AT_MOST_ONE, Keep.ALL_LEFT),
            tracked,
            t -> t.world().isPresent() ? 1 : 0,
            t -> t.series().sum()));
    return tracked;
  }

  /** A source of the whole world's trade holds hundreds of partners that no commitment names. */
  private static List<SectorFigure> ofParties(ReportInputs inputs) {
    Set<String> parties = inputs.ledger().counterparts().keySet();
    return inputs.partyTrade().sectorFigures().stream()
        .filter(f -> parties.contains(f.series().reporter()))
        .filter(
            f ->
                f.series().partner().equals(Countries.WORLD)
                    || parties.contains(f.series().partner()))
        .toList();
  }

  private static Optional<Range> range(
      TrackedPeriod period, Map<MirrorRanges.Point, Range> ranges) {
    return Optional.ofNullable(ranges.get(MirrorRanges.Point.of(period.figure())));
  }

  private static Row row(TrackedPeriod period, Optional<Range> range, Outcome outOfScope) {
    SectorSeries series = period.series();
    Optional<Boolean> inScope = period.of().study().inScope(series);
    Optional<BigDecimal> pledged = period.pledged();
    return Rows.of(
        period.of().study().commitmentId(),
        period.of().study().scenario(),
        series.source(),
        series.reporter(),
        series.partner(),
        series.flow(),
        series.sector(),
        series.currency(),
        series.frequency(),
        period.point().start(),
        period.point().end(),
        period.point().period(),
        inScope,
        pledged,
        pledged.map(money -> period.commitment().unit()),
        period.baselineStart(),
        period.baselineValue(),
        period.value(),
        range.map(Range::low),
        range.map(Range::high),
        period.yearsSince(),
        period.growth().value(),
        period.yearsBefore(),
        period.growthBefore().value(),
        period.growthSince().value(),
        beyond(period.growthSince(), period.growthBefore()),
        period.worldGrowth().value(),
        beyond(period.growth(), period.worldGrowth()),
        outOfScope.value(),
        inScope.filter(in -> in).flatMap(in -> beyond(period.growth(), outOfScope)),
        period.shareOfReporter().value(),
        period.measureRelation(),
        period.reason(outOfScope));
  }

  private static Optional<Double> beyond(Outcome growth, Outcome yardstick) {
    return growth.with(yardstick, (g, y) -> g - y).value();
  }
}
