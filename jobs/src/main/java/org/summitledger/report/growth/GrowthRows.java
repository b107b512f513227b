package org.summitledger.report.growth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.summitledger.indicator.Outcome;
import org.summitledger.report.basket.BasePeriods;
import org.summitledger.report.growth.GrowthComparison.Scope;
import org.summitledger.report.growth.GrowthParts.Contribution;
import org.summitledger.report.table.Answer;
import org.summitledger.report.table.Rows;
import org.summitledger.report.trade.ReportInputs;

/** The rows of {@code growth_decomposition}, series by series. */
final class GrowthRows {
  /** The product of a row that is of a sector or the whole. */
  static final String ALL = "all";

  private static final List<String> TOLD = List.of("USD", "JPY", "INR");
  private static final GrowthComponent GROWTH = GrowthComponent.NOMINAL_GROWTH_FACTOR;

  private final ReportInputs inputs;
  private final BasePeriods bases;
  private final GrowthRates rates;
  private final List<Row> rows = new ArrayList<>();

  /** Which series tells a period in a currency, where a source states one trade in several. */
  private final Map<List<Object>, GrowthSeries.Cell> tellers = new HashMap<>();

  GrowthRows(ReportInputs inputs) {
    this.inputs = inputs;
    this.bases = new BasePeriods(inputs.ledger());
    this.rates = new GrowthRates(inputs.rates());
  }

  /**
   * Where a row stands: a period of a series, and the one that it is compared with, before the
   * windows of which commitments.
   */
  private record Place(
      GrowthSeries series, GrowthPeriod period, LocalDate base, String commitments) {
    String currency() {
      return series.cell().currency();
    }
  }

  /** All rows; a series that is stated in a currency is told by that one, not by conversion. */
  List<Row> of(List<GrowthSeriesBuilder> all) {
    for (GrowthSeriesBuilder builder : all) {
      GrowthSeries series = builder.build();
      series.periods().values().forEach(p -> tells(series, p, series.cell().currency()));
    }
    all.forEach(builder -> add(builder.build()));
    return rows;
  }

  private boolean tells(GrowthSeries series, GrowthPeriod period, String currency) {
    GrowthSeries.Cell cell = series.cell();
    List<Object> trade =
        List.of(
            cell.source(),
            cell.reporter(),
            cell.partner(),
            cell.flow(),
            cell.frequency(),
            period.start(),
            currency);
    return tellers.computeIfAbsent(trade, t -> cell).equals(cell);
  }

  private void add(GrowthSeries series) {
    GrowthChains chains = new GrowthChains(series, inputs.sectors());
    Optional<GrowthPeriod> last = Optional.empty();
    for (GrowthPeriod period : series.periods().values()) {
      if (tells(series, period, series.cell().currency())) {
        add(series, period, chains);
        last = Optional.of(period);
      }
    }
    last.ifPresent(period -> addWhatCannotBe(series, period));
  }

  private void add(GrowthSeries series, GrowthPeriod period, GrowthChains chains) {
    List<String> currencies = new ArrayList<>(List.of(series.cell().currency()));
    for (String currency : TOLD) {
      if (!currencies.contains(currency) && tells(series, period, currency)) {
        currencies.add(currency);
      }
    }
    SortedMap<LocalDate, String> all = bases(series, period);
    all.forEach(
        (base, commitments) -> {
          Place place = new Place(series, period, base, commitments);
          chains
              .compare(base, period.start())
              .ifPresentOrElse(
                  comparison -> addComparison(place, comparison, currencies),
                  () ->
                      lacks(
                          place,
                          series.whole(),
                          GROWTH,
                          "the source does not hold the base period"));
        });
    addChains(series, period, chains);
  }

  private SortedMap<LocalDate, String> bases(GrowthSeries series, GrowthPeriod period) {
    return bases.before(series.cell().side(), period.start(), period.end(), series.periods());
  }

  private void addComparison(Place place, GrowthComparison comparison, List<String> currencies) {
    Scope whole = comparison.whole();
    addScope(place, comparison, whole, currencies);
    comparison.sectors().forEach(sector -> addScope(place, comparison, sector, currencies));
    for (Contribution c : contributions(place.series(), comparison, whole)) {
      put(place, place.currency(), c.sector(), c.product(), c.component().text(), c.answer());
    }
    comparison
        .noSectors()
        .ifPresent(
            why ->
                put(
                    place,
                    place.currency(),
                    whole.sector(),
                    ALL,
                    GrowthComponent.CONTRIBUTION_TO_TOTAL_GROWTH.text(),
                    GrowthComponent.CONTRIBUTION_TO_TOTAL_GROWTH.answer(Outcome.none(why))));
  }

  private static List<Contribution> contributions(
      GrowthSeries series, GrowthComparison comparison, Scope whole) {
    GrowthParts parts = new GrowthParts(comparison);
    List<Contribution> all = new ArrayList<>(parts.ofSectors());
    all.addAll(parts.ofProducts());
    if (whole.blank().isEmpty() && series.hasQuantities(whole.sector())) {
      all.addAll(GrowthParts.ofIndices(whole.sector(), comparison.indices(whole)));
    }
    return all;
  }

  private void addScope(
      Place place, GrowthComparison comparison, Scope scope, List<String> currencies) {
    if (scope.blank().isPresent()) {
      lacks(place, scope.sector(), GROWTH, scope.blank().get());
      return;
    }
    SortedMap<String, Answer> indices =
        place.series().hasQuantities(scope.sector())
            ? comparison.indices(scope).answers(place.currency())
            : new TreeMap<>();
    for (String currency : currencies) {
      told(place, comparison, scope, currency)
          .forEach((component, a) -> put(place, currency, scope.sector(), ALL, component, a));
      indices.forEach(
          (component, answer) -> {
            if (currency.equals(place.currency()) || GrowthComponent.isFactor(component)) {
              put(place, currency, scope.sector(), ALL, component, answer);
            }
          });
    }
  }

  private SortedMap<String, Answer> told(
      Place place, GrowthComparison comparison, Scope scope, String currency) {
    String trade = place.currency();
    Optional<String> noRate = rates.unknown(comparison, trade, currency);
    Optional<String> missing = scope.missing();
    return new TreeMap<>(
        Map.of(
            GROWTH.text(),
            GROWTH
                .answer(rates.nominal(comparison, scope, trade, currency))
                .without(ComparedItems.together(missing, noRate)),
            GrowthComponent.EXCHANGE_RATE_FACTOR.text(),
            GrowthComponent.EXCHANGE_RATE_FACTOR
                .answer(rates.factor(comparison, trade, currency))
                .without(noRate),
            GrowthComponent.TRADE_GROWTH_FACTOR.text(),
            GrowthComponent.TRADE_GROWTH_FACTOR
                .answer(GrowthIndices.growthFactor(scope))
                .without(missing)));
  }

  /** Chains from every base that the source holds, and from the first like period. */
  private void addChains(GrowthSeries series, GrowthPeriod period, GrowthChains chains) {
    for (String sector : chains.sectors(period)) {
      SortedMap<LocalDate, String> all = bases(series, period);
      SortedSet<LocalDate> from = new TreeSet<>(all.keySet());
      from.retainAll(series.periods().keySet());
      from.add(series.firstWithQuantities(sector, period.start()));
      from.removeIf(base -> !GrowthSeries.isLikeBefore(base, period.start()));
      for (LocalDate base : from) {
        Place place = new Place(series, period, base, all.getOrDefault(base, ""));
        chains
            .since(base, period.start(), sector)
            .forEach(
                (component, answer) ->
                    put(place, place.currency(), sector, ALL, component.text(), answer));
      }
    }
  }

  /** What the source cannot give at all is said once, at the last period. */
  private void addWhatCannotBe(GrowthSeries series, GrowthPeriod last) {
    Place place = new Place(series, last, BasePeriods.yearBefore(last.start()), "");
    if (!series.hasQuantities(series.whole())) {
      lacks(
          place,
          series.whole(),
          GrowthComponent.VOLUME_FISHER,
          "the source states no quantities: neither volumes nor prices");
    }
    series
        .unobservable()
        .forEach(
            (sector, why) ->
                lacks(
                    place,
                    sector,
                    GrowthComponent.CONTRIBUTION_TO_TOTAL_GROWTH,
                    "not observable: " + why));
  }

  /** A number that there is not, since an input is missing. */
  private void lacks(Place place, String sector, GrowthComponent component, String what) {
    put(place, place.currency(), sector, ALL, component.text(), component.missing(what));
  }

  private void put(
      Place place,
      String currency,
      String sector,
      String product,
      String component,
      Answer answer) {
    GrowthSeries.Cell cell = place.series().cell();
    rows.add(
        Rows.of(
            List.of(
                cell.source(),
                cell.reporter(),
                cell.partner(),
                cell.flow(),
                sector,
                currency,
                cell.frequency(),
                place.period().start(),
                place.base(),
                product,
                component,
                place.period().end(),
                place.period().period(),
                Rows.text(place.commitments()),
                cell.currency()),
            answer));
  }
}
