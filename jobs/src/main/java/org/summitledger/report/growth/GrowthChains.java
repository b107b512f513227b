package org.summitledger.report.growth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.summitledger.indicator.IndexChain;
import org.summitledger.indicator.Outcome;
import org.summitledger.reference.Sectors;
import org.summitledger.report.basket.BasePeriods;
import org.summitledger.report.table.Answer;

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
  private final Map<LocalDate, Map<String, Year>> years = new HashMap<>();

  GrowthChains(GrowthSeries series, Sectors sectors) {
    this.series = series;
    this.sectors = sectors;
  }

  /**
   * What a chain needs of a sector in a year: all that is kept of it, since a year's products are
   * many.
   *
   * @param links the indices over the year before
   * @param isPartial whether products are left out
   * @param leastCovered the lower of the covered shares of both periods
   */
  private record Year(Map<GrowthComponent, Outcome> links, boolean isPartial, double leastCovered) {
    static Year of(GrowthIndices indices) {
      Map<GrowthComponent, Outcome> links = new EnumMap<>(GrowthComponent.class);
      LINKS.keySet().forEach(link -> links.put(link, indices.link(link)));
      return new Year(links, indices.isPartial(), indices.leastCovered());
    }

    Outcome link(GrowthComponent component) {
      return Objects.requireNonNull(links.get(component));
    }
  }

  /**
   * A period beside an earlier one; of those a year apart the chains keep the indices.
   *
   * @return empty where the source does not hold both
   */
  Optional<GrowthComparison> compare(LocalDate base, LocalDate start) {
    GrowthPeriod before = series.periods().get(base);
    GrowthPeriod after = series.periods().get(start);
    if (before == null || after == null) {
      return Optional.empty();
    }
    GrowthComparison comparison = new GrowthComparison(series, before, after, sectors);
    if (base.equals(BasePeriods.yearBefore(start))) {
      years.computeIfAbsent(start, s -> years(comparison));
    }
    return Optional.of(comparison);
  }

  private Map<String, Year> years(GrowthComparison comparison) {
    Map<String, Year> bySector = new HashMap<>();
    Stream.concat(Stream.of(comparison.whole()), comparison.sectors().stream())
        .filter(scope -> series.hasQuantities(scope.sector()))
        .forEach(scope -> bySector.put(scope.sector(), Year.of(comparison.indices(scope))));
    return bySector;
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
    SortedMap<LocalDate, Optional<Year>> chained = new TreeMap<>();
    for (LocalDate to = start; to.isAfter(base); to = BasePeriods.yearBefore(to)) {
      chained.put(to, year(to, sector));
    }
    Optional<String> leftOut =
        leftOut(chained.values().stream().flatMap(Optional::stream).toList());
    boolean lacksYear = chained.containsValue(Optional.<Year>empty());
    Map<GrowthComponent, Answer> chains = new EnumMap<>(GrowthComponent.class);
    LINKS.forEach(
        (link, chain) -> {
          List<IndexChain.Link> links = new ArrayList<>();
          chained.forEach(
              (to, year) -> links.add(new IndexChain.Link(name(to), index(year, link))));
          List<Outcome> levels = IndexChain.of(links);
          Answer answer = chain.answer(levels.get(levels.size() - 1));
          chains.put(chain, answer.without(lacksYear ? answer.outcome().reason() : leftOut));
        });
    return chains;
  }

  /** A year over the one before, as its users write them. */
  private String name(LocalDate to) {
    return period(to) + " over " + period(BasePeriods.yearBefore(to));
  }

  private String period(LocalDate start) {
    GrowthPeriod period = series.periods().get(start);
    return period == null ? "the period from " + start : period.period();
  }

  private static Outcome index(Optional<Year> year, GrowthComponent link) {
    return year.map(of -> of.link(link))
        .orElse(Outcome.none("the source does not hold the sector in both periods"));
  }

  private static Optional<String> leftOut(List<Year> years) {
    long partial = years.stream().filter(Year::isPartial).count();
    double least = years.stream().mapToDouble(Year::leastCovered).min().orElse(0);
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

  private Optional<Year> year(LocalDate to, String sector) {
    if (!years.containsKey(to) && compare(BasePeriods.yearBefore(to), to).isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(years.getOrDefault(to, Map.of()).get(sector));
  }
}
