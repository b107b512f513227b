package org.summitledger.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.summitledger.indicator.IndexChain;
import org.summitledger.indicator.Outcome;
import org.summitledger.reference.Sectors;
import org.summitledger.report.GrowthComparison.Scope;

/**
 * Chained indices of a series: the product of the indices of a period over the like period of the
 * year before, of that over the year before it, and so on back to a base.
 */
final class GrowthChains {
  private static final Map<GrowthComponent, GrowthComponent> LINKS =
      Map.of(
          GrowthComponent.VOLUME_FISHER, GrowthComponent.CHAINED_VOLUME_FISHER,
          GrowthComponent.PRICE_FISHER, GrowthComponent.CHAINED_PRICE_FISHER,
          GrowthComponent.VOLUME_TORNQVIST, GrowthComponent.CHAINED_VOLUME_TORNQVIST,
          GrowthComponent.PRICE_TORNQVIST, GrowthComponent.CHAINED_PRICE_TORNQVIST);

  private final GrowthSeries series;
  private final Sectors sectors;
  private final Map<LocalDate, GrowthComparison> yearly = new HashMap<>();

  GrowthChains(GrowthSeries series, Sectors sectors) {
    this.series = series;
    this.sectors = sectors;
  }

  /**
   * A period beside an earlier one; those a year apart are kept, since chains are made of them.
   *
   * @return empty where the source does not hold both
   */
  Optional<GrowthComparison> compare(LocalDate base, LocalDate start) {
    GrowthPeriod before = series.periods().get(base);
    GrowthPeriod after = series.periods().get(start);
    if (before == null || after == null) {
      return Optional.empty();
    }
    return Optional.of(
        base.equals(GrowthSeries.yearBefore(start))
            ? yearly.computeIfAbsent(
                start, s -> new GrowthComparison(series, before, after, sectors))
            : new GrowthComparison(series, before, after, sectors));
  }

  /** The whole and the sectors of a period of which there are quantities at all. */
  SortedSet<String> sectors(GrowthPeriod period) {
    SortedSet<String> all = new TreeSet<>(period.sectors().keySet());
    all.add(series.whole());
    all.removeIf(sector -> !series.hasQuantities(sector));
    return all;
  }

  /**
   * The chains from a base to a period, by component; they say in how many years products are left
   * out.
   */
  Map<GrowthComponent, Answer> since(LocalDate base, LocalDate start, String sector) {
    List<Optional<GrowthIndices>> years = new ArrayList<>();
    for (LocalDate to = start; to.isAfter(base); to = GrowthSeries.yearBefore(to)) {
      years.add(0, indices(to, sector));
    }
    Optional<String> leftOut = leftOut(years.stream().flatMap(Optional::stream).toList());
    Map<GrowthComponent, Answer> chains = new EnumMap<>(GrowthComponent.class);
    LINKS.forEach(
        (link, chain) -> {
          List<Outcome> levels =
              IndexChain.of(years.stream().map(year -> outcome(year, link)).toList());
          Answer answer = chain.answer(levels.get(levels.size() - 1));
          chains.put(chain, leftOut.map(answer::without).orElse(answer));
        });
    return chains;
  }

  private static Outcome outcome(Optional<GrowthIndices> year, GrowthComponent link) {
    return year.map(indices -> indices.link(link))
        .orElse(Outcome.none("the source does not hold the sector in both periods"));
  }

  private static Optional<String> leftOut(List<GrowthIndices> years) {
    long partial = years.stream().filter(GrowthIndices::isPartial).count();
    double least = years.stream().mapToDouble(GrowthIndices::leastCovered).min().orElse(0);
    return partial == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "products left out in %d of %d years; at least %.2f of the value is covered",
                partial,
                years.size(),
                least));
  }

  private Optional<GrowthIndices> indices(LocalDate to, String sector) {
    return compare(GrowthSeries.yearBefore(to), to)
        .flatMap(comparison -> scope(comparison, sector).map(comparison::indices));
  }

  private Optional<Scope> scope(GrowthComparison comparison, String sector) {
    return sector.equals(series.whole())
        ? Optional.of(comparison.whole())
        : comparison.sectors().stream().filter(s -> s.sector().equals(sector)).findFirst();
  }
}
