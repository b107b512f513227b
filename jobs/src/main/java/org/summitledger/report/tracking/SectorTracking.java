package org.summitledger.report.tracking;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.map_keys;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.summitledger.indicator.Ratios;
import org.summitledger.lake.FlowColumns;
import org.summitledger.reference.Countries;
import org.summitledger.reference.Sectors;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.report.trade.Joins;
import org.summitledger.report.trade.Joins.Cardinality;
import org.summitledger.report.trade.Joins.Keep;
import org.summitledger.report.trade.MirrorRanges;
import org.summitledger.report.trade.ReportInputs;
import org.summitledger.report.trade.ReportTable;

/**
 * What trade did beside a commitment: for every commitment, scenario and sector the growth of the
 * parties' trade since the baseline, beside the growth before it, the reporter's trade with the
 * world in that sector, and the sectors outside the commitment's scope. Trade is shown beside a
 * pledge; it never attains one.
 *
 * <p>The baseline of a period is the like period of the last complete year before the window opens:
 * the last fiscal year for annual figures, the same month for monthly ones. A stated baseline
 * period takes its place where the source has that very period.
 */
public final class SectorTracking implements ReportTable {
  private static final String TABLE = "sector_tracking";
  private static final int YEAR = 12;
  private static final List<String> SERIES =
      List.of("source", "reporter", "partner", "flow", "sector", "currency", "frequency");

  @Override
  public TableDefinition definition() {
    return TableDefinition.named(
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
        .key("frequency", "A year, Q quarter, M month.")
        .key("period_start", DataTypes.DateType, "First day of the period.")
        .date("period_end", "The day after its last.")
        .text("period", "The period as written: 2018, 2018-19 (fiscal), 2018-07.")
        .optionalFlag(
            "in_scope",
            "Whether the commitment's scope, stated or assumed by the scenario, holds the sector,"
                + " or part of it; null without a scope, and for all products together.")
        .money(
            "pledged_value",
            "see column pledged_unit",
            "Money pledged for this sector; null unless a source or the scenario splits the pledge"
                + " by sector.",
            "target_value * the scenario's sector_share")
        .optionalText("pledged_unit", "Currency of pledged_value.")
        .optionalDate(
            "baseline_period_start", "First day of the baseline period; null without a window.")
        .money(
            "baseline_value",
            "USD",
            "Trade in the baseline period; null where the source does not hold it.",
            "")
        .money(
            "value",
            "USD",
            "Trade in the period; null where the source is blank, not in USD, or the sector is not"
                + " observable.",
            "")
        .money(
            "value_low",
            "USD",
            "The lowest of what importer and exporter say at FOB, over all comparable sources and"
                + " all CIF margins; null where only one side has a comparable figure. Value is as"
                + " the reporter states it, and may lie outside.",
            "least of FOB and CIF / (1 + cif_margin); see mirror_gap")
        .money(
            "value_high",
            "USD",
            "The highest of the same; null as value_low.",
            "greatest of FOB and CIF / (1 + cif_margin); see mirror_gap")
        .optionalCount("years_since", "years", "Years from the baseline period to this one.")
        .ratio(
            "growth_since_baseline",
            "Growth since the baseline, in USD.",
            "value / baseline_value - 1")
        .optionalCount(
            "years_before",
            "years",
            "Years before the baseline over which cagr_before is taken: as many as the window has,"
                + " as far as the source goes back.")
        .ratio(
            "cagr_before",
            "Compound annual growth up to the baseline.",
            "(baseline_value / value years_before earlier)^(1/years_before) - 1")
        .ratio(
            "cagr_since",
            "Compound annual growth since the baseline.",
            "(value / baseline_value)^(1/years_since) - 1")
        .ratio(
            "acceleration",
            "Growth after the promise beyond growth before it.",
            "cagr_since - cagr_before")
        .ratio(
            "world_growth_since_baseline",
            "The same reporter's trade with the world in the sector, over the same periods.",
            "world value / world baseline value - 1")
        .ratio(
            "excess_over_world",
            "How much faster the pair's trade grew than the reporter's trade with the world.",
            "growth_since_baseline - world_growth_since_baseline")
        .ratio(
            "out_of_scope_growth",
            "The same pair's trade in all sectors outside the scope, stated or assumed, together.",
            "sum of value / sum of baseline_value over sectors with in_scope false, minus 1")
        .ratio(
            "excess_over_out_of_scope",
            "How much faster the sector grew than those outside the scope.",
            "growth_since_baseline - out_of_scope_growth")
        .ratio(
            "share_of_reporter",
            "Share of the partner in the reporter's trade with the world in the sector.",
            "value / world value")
        .text(
            "measure_relation",
            "How well trade at this level shows the sector: direct, proxy, context or"
                + " not_observable; proxy also where the figure that growth is measured from is"
                + " one.")
        .reason()
        .mayBeEmpty()
        .build();
  }

  @Override
  public boolean joins() {
    return true;
  }

  @Override
  public Dataset<Row> build(ReportInputs inputs) {
    Dataset<Row> bySeries = bySeries(ofParties(inputs));
    Dataset<Row> cases = TrackedCases.of(inputs.spark(), inputs.ledger(), inputs.sectors());
    Column direct =
        array_contains(col("givers"), col("reporter"))
            .and(array_contains(col("receivers"), col("partner")));
    Column reverse =
        array_contains(col("receivers"), col("reporter"))
            .and(array_contains(col("givers"), col("partner")));
    Dataset<Row> tracked =
        inputs
            .joins()
            .join(
                new Joins.Spec(
                    TABLE,
                    "commitments",
                    Cardinality.FAN_OUT,
                    Keep.MATCHED_ONLY,
                    SERIES,
                    "series_value"),
                bySeries.filter(col("partner").notEqual(Countries.WORLD)),
                cases,
                direct.or(reverse));
    Dataset<Row> rows = growth(points(withWorld(inputs.joins(), tracked, bySeries)));
    return withMirror(inputs, rows);
  }

  /** A source of the whole world's trade holds hundreds of partners that no commitment names. */
  private static Dataset<Row> ofParties(ReportInputs inputs) {
    Set<String> parties = inputs.ledger().counterparts().keySet();
    Column partner = col("partner");
    return inputs
        .trade()
        .series()
        .filter(col("reporter").isInCollection(parties))
        .filter(partner.equalTo(Countries.WORLD).or(partner.isInCollection(parties)));
  }

  /** One row a series, with its points in the order of time and its values by period. */
  private static Dataset<Row> bySeries(Dataset<Row> series) {
    Column usd = when(col("currency").equalTo("USD"), col("value"));
    Column point =
        struct(
            col("period_start"),
            col("period_end"),
            col("period"),
            usd.as("value"),
            col("measure_relation"),
            col("note"),
            col("scheme"));
    Column entry = when(usd.isNotNull(), struct(col("period_start"), usd.as("value")));
    return series
        .groupBy(SERIES.stream().map(s -> col(s)).toArray(Column[]::new))
        .agg(
            array_sort(collect_list(point)).as("points"),
            map_from_entries(collect_list(entry)).as("values"),
            map_from_entries(collect_list(struct(col("period_start"), col("measure_relation"))))
                .as("relations"),
            sum(usd).as("series_value"));
  }

  private static Dataset<Row> withWorld(Joins joins, Dataset<Row> tracked, Dataset<Row> bySeries) {
    Dataset<Row> world =
        bySeries
            .filter(col("partner").equalTo(Countries.WORLD))
            .select(
                col("source").as("w_source"),
                col("reporter").as("w_reporter"),
                col("flow").as("w_flow"),
                col("sector").as("w_sector"),
                col("currency").as("w_currency"),
                col("frequency").as("w_frequency"),
                col("values").as("world"));
    Column same =
        col("source")
            .equalTo(col("w_source"))
            .and(col("reporter").equalTo(col("w_reporter")))
            .and(col("flow").equalTo(col("w_flow")))
            .and(col("sector").equalTo(col("w_sector")))
            .and(col("currency").equalTo(col("w_currency")))
            .and(col("frequency").equalTo(col("w_frequency")));
    List<String> key = new java.util.ArrayList<>(SERIES);
    key.add("commitment_id");
    key.add("scenario");
    return joins.join(
        new Joins.Spec(TABLE, "world", Cardinality.AT_MOST_ONE, Keep.ALL_LEFT, key, "series_value"),
        tracked,
        world,
        same);
  }

  private static Dataset<Row> withMirror(ReportInputs inputs, Dataset<Row> rows) {
    Dataset<Row> ranges =
        MirrorRanges.table(inputs.spark(), inputs.mirror(), inputs.cifMargins(), "USD");
    Column same =
        MirrorRanges.KEY.stream()
            .map(name -> rows.col(name).equalTo(ranges.col("m_" + name)))
            .reduce(Column::and)
            .orElseThrow();
    List<String> key = new java.util.ArrayList<>(SERIES);
    key.addAll(List.of("commitment_id", "scenario", "period_start"));
    return inputs
        .joins()
        .join(
            new Joins.Spec(TABLE, "mirror", Cardinality.AT_MOST_ONE, Keep.ALL_LEFT, key, "value"),
            rows,
            ranges,
            same.and(rows.col("currency").equalTo("USD")));
  }

  /**
   * The periods that end after the window opened; where there is none, the last period, so that the
   * reason has a row.
   */
  private static Dataset<Row> points(Dataset<Row> tracked) {
    Column open = col("window_start");
    Column since = filter(col("points"), p -> p.getField("period_end").gt(open));
    Column last = slice(col("points"), -1, 1);
    Column chosen = when(open.isNotNull().and(size(since).gt(0)), since).otherwise(last);
    Dataset<Row> rows = tracked.withColumn("p", explode(chosen));
    Column start = col("p.period_start");
    Column isSince = open.isNotNull().and(col("p.period_end").gt(open));
    Column yearsToWindow =
        when(isSince, ceil(months_between(col("p.period_end"), open).divide(YEAR)).cast("int"));
    Column like = add_months(start, yearsToWindow.multiply(-YEAR));
    Column stated =
        when(
            col("frequency").equalTo("A").and(isSince),
            when(
                try_element_at(col("values"), col("stated_baseline_start")).isNotNull(),
                col("stated_baseline_start")));
    return rows.withColumns(
            Map.of(
                "period_start", start,
                "period_end", col("p.period_end"),
                "period", col("p.period"),
                "value", col("p.value"),
                "period_relation", col("p.measure_relation"),
                "note", col("p.note"),
                "is_since", coalesce(isSince, lit(false)),
                "baseline_period_start", coalesce(stated, like)))
        .withColumn("before_start", earliest())
        .withColumn("measure_relation", weakestRelation())
        .withColumns(
            Map.of(
                "years_since", years(col("baseline_period_start"), col("period_start")),
                "years_before", years(col("before_start"), col("baseline_period_start")),
                "baseline_value", at("values", col("baseline_period_start")),
                "before_value", at("values", col("before_start")),
                "world_value", at("world", col("period_start")),
                "world_baseline", at("world", col("baseline_period_start"))));
  }

  /** Growth from a figure that is a proxy is no better than that figure. */
  private static Column weakestRelation() {
    Column sinceProxy = at("relations", col("baseline_period_start")).equalTo("proxy");
    Column beforeProxy = at("relations", col("before_start")).equalTo("proxy");
    return when(
            col("period_relation")
                .equalTo("direct")
                .and(coalesce(sinceProxy, lit(false)).or(coalesce(beforeProxy, lit(false)))),
            lit("proxy"))
        .otherwise(col("period_relation"));
  }

  private static Column years(Column from, Column to) {
    return months_between(to, from).divide(YEAR).cast("long");
  }

  private static Column at(String map, Column day) {
    return try_element_at(col(map), day);
  }

  /** The first like period that the source holds, no further back than the window is long. */
  private static Column earliest() {
    Column baseline = col("baseline_period_start");
    Column horizon =
        coalesce(
            add_months(
                baseline,
                ceil(months_between(col("window_end"), col("window_start")).divide(YEAR))
                    .cast("int")
                    .multiply(-YEAR)),
            lit("0001-01-01").cast("date"));
    return array_min(
        filter(
            map_keys(col("values")),
            d ->
                d.lt(baseline)
                    .and(d.geq(horizon))
                    .and(months_between(baseline, d).mod(YEAR).equalTo(0))));
  }

  private static Dataset<Row> growth(Dataset<Row> rows) {
    Column inScope =
        when(
            size(col("scope"))
                .gt(0)
                .and(
                    not(col("sector").isin(Sectors.ALL, Sectors.UNALLOCATED, Sectors.NOT_CARRIED))),
            array_contains(col("scope_sectors"), concat(col("p.scheme"), lit("/"), col("sector"))));
    WindowSpec cell =
        Window.partitionBy(
            "commitment_id",
            "scenario",
            "source",
            "reporter",
            "partner",
            "flow",
            "currency",
            "frequency",
            "period_start");
    Column outside =
        not(col("in_scope")).and(col("value").isNotNull()).and(col("baseline_value").isNotNull());
    Column money = col("value");
    Column base = col("baseline_value");
    return rows.withColumns(
            Map.of(
                "in_scope",
                inScope,
                "pledged_value",
                try_element_at(col("shares"), col("sector"))
                    .multiply(col("target_value"))
                    .cast(FlowColumns.MONEY),
                "growth_since_baseline",
                Ratios.growth(money, base),
                "cagr_before",
                Ratios.compoundGrowth(base, col("before_value"), col("years_before")),
                "cagr_since",
                Ratios.compoundGrowth(money, base, col("years_since")),
                "world_growth_since_baseline",
                Ratios.growth(col("world_value"), col("world_baseline")),
                "share_of_reporter",
                Ratios.share(money, col("world_value"))))
        .withColumns(
            Map.of(
                "pledged_unit",
                when(col("pledged_value").isNotNull(), col("unit")),
                "acceleration",
                col("cagr_since").minus(col("cagr_before")),
                "excess_over_world",
                col("growth_since_baseline").minus(col("world_growth_since_baseline")),
                "out_of_scope_growth",
                Ratios.growth(
                    sum(when(outside, money)).over(cell), sum(when(outside, base)).over(cell)),
                "reason",
                reason()))
        .withColumn(
            "excess_over_out_of_scope",
            when(col("in_scope"), col("growth_since_baseline").minus(col("out_of_scope_growth"))));
  }

  private static Column reason() {
    Column since = col("is_since");
    Column measured = col("measure_relation").notEqual("not_observable");
    Column blank = col("value").isNull().and(measured);
    Column base = col("baseline_value");
    return nullif(
        concat_ws(
            "; ",
            when(
                col("measure_relation").equalTo("not_observable"),
                concat(lit("not observable: "), col("note"))),
            when(col("window_start").isNull(), "no source states a window"),
            when(
                col("window_start").isNotNull().and(not(since)),
                concat(
                    lit("the source ends on "),
                    org.apache.spark.sql.functions.date_sub(col("period_end"), 1).cast("string"),
                    lit(", before the window opens on "),
                    col("window_start").cast("string"))),
            when(blank.and(col("currency").notEqual("USD")), "growth is in USD; the source is not"),
            when(blank.and(col("currency").equalTo("USD")), "the source is blank"),
            when(
                since.and(measured).and(base.isNull()),
                concat(
                    lit("the source holds no value for the baseline period from "),
                    col("baseline_period_start").cast("string"))),
            when(since.and(base.leq(0)), "the baseline is not above zero"),
            when(
                since.and(base.isNotNull()).and(col("before_start").isNull()),
                "the source holds no like period before the baseline"),
            when(
                since.and(measured).and(col("world_growth_since_baseline").isNull()),
                "the source holds no world value for both periods"),
            when(size(col("scope")).equalTo(0), "no source states a scope")),
        lit(""));
  }
}
