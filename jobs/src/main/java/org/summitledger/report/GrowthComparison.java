package org.summitledger.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.summitledger.indicator.Traded;
import org.summitledger.reference.Sectors;
import org.summitledger.report.GrowthPeriod.Item;

/**
 * Two periods of a series beside each other: the whole, its sectors, and the products in them, each
 * under one name in both periods. What was not traded in a period is zero there; what the source
 * leaves blank in one of them is left out of both.
 */
final class GrowthComparison {
  private final GrowthSeries series;
  private final GrowthPeriod before;
  private final GrowthPeriod after;
  private final ProductNames names;
  private final Map<String, GrowthIndices> indices = new HashMap<>();

  /** Of a period with an earlier one. */
  GrowthComparison(GrowthSeries series, GrowthPeriod before, GrowthPeriod after, Sectors sectors) {
    this.series = series;
    this.before = before;
    this.after = after;
    this.names = new ProductNames(before.items(), after.items(), sectors);
  }

  /**
   * A sector or the whole.
   *
   * @param sector its name
   * @param before value, in whole units of currency
   * @param after the same
   * @param blank why there is no growth of it: the source leaves it blank
   * @param missing what is left out of it, if anything
   */
  record Scope(
      String sector,
      BigDecimal before,
      BigDecimal after,
      Optional<String> blank,
      Optional<String> missing) {

    BigDecimal change() {
      return after.subtract(before);
    }
  }

  /**
   * A product in a sector.
   *
   * @param blank why there is no contribution of it: the source leaves it blank
   */
  record Part(
      String sector, String product, BigDecimal before, BigDecimal after, Optional<String> blank) {

    BigDecimal change() {
      return after.subtract(before);
    }
  }

  /** Why sectors cannot be set beside each other; empty where they can. */
  Optional<String> noSectors() {
    return before.schemes().equals(after.schemes())
        ? Optional.empty()
        : Optional.of(
            "sectors are of scheme "
                + String.join(" and ", before.schemes())
                + " before and of "
                + String.join(" and ", after.schemes())
                + " after");
  }

  /** Everything that the source does not leave blank in one of the periods. */
  Scope whole() {
    SortedMap<String, String> blank = new TreeMap<>();
    for (String sector : sectorNames()) {
      blank(sector).ifPresent(why -> blank.put(sector, why));
    }
    boolean isNothingLeft =
        !blank.isEmpty() && (noSectors().isPresent() || blank.size() == sectorNames().size());
    return new Scope(
        series.whole(),
        sum(before, blank.keySet()),
        sum(after, blank.keySet()),
        isNothingLeft ? blank.values().stream().findFirst() : Optional.empty(),
        blank.isEmpty()
            ? Optional.empty()
            : Optional.of(
                "without " + String.join(", ", blank.keySet()) + ": the source is blank"));
  }

  private BigDecimal sum(GrowthPeriod period, Set<String> without) {
    return sectorNames().stream()
        .filter(sector -> !without.contains(sector))
        .map(sector -> at(period, sector))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Each sector, where there are several periods' sectors to compare and not only the whole. */
  List<Scope> sectors() {
    return noSectors().isPresent() || sectorNames().contains(series.whole())
        ? List.of()
        : sectorNames().stream()
            .map(s -> new Scope(s, at(before, s), at(after, s), blank(s), Optional.empty()))
            .toList();
  }

  /** Each product of each sector that is not blank, in the order of sectors and codes. */
  List<Part> parts() {
    SortedMap<String, SortedMap<String, Part>> found = new TreeMap<>();
    for (Item item : before.items()) {
      add(found, item, item.point().value(), Optional.of(BigDecimal.ZERO));
    }
    for (Item item : after.items()) {
      add(found, item, Optional.of(BigDecimal.ZERO), item.point().value());
    }
    List<Part> parts = new ArrayList<>();
    for (Scope sector : sectors()) {
      if (sector.blank().isEmpty()) {
        parts.addAll(found.getOrDefault(sector.sector(), new TreeMap<>()).values());
      }
    }
    return parts;
  }

  private void add(
      SortedMap<String, SortedMap<String, Part>> found,
      Item item,
      Optional<BigDecimal> earlier,
      Optional<BigDecimal> later) {
    found
        .computeIfAbsent(item.sector(), s -> new TreeMap<>())
        .merge(
            names.of(item),
            new Part(
                item.sector(),
                names.of(item),
                earlier.orElse(BigDecimal.ZERO),
                later.orElse(BigDecimal.ZERO),
                blank(earlier, later)),
            (a, b) ->
                new Part(
                    a.sector(),
                    a.product(),
                    a.before().add(b.before()),
                    a.after().add(b.after()),
                    a.blank().or(b::blank)));
  }

  /** Volumes and prices of a sector, or of the whole. */
  GrowthIndices indices(Scope scope) {
    return indices.computeIfAbsent(scope.sector(), s -> GrowthIndices.of(this, scope));
  }

  /** What was traded of a sector's products, or of all, before; without those that are blank. */
  Map<String, Traded> tradedBefore(String sector) {
    return traded(before, sector);
  }

  /** The same after. */
  Map<String, Traded> tradedAfter(String sector) {
    return traded(after, sector);
  }

  private Map<String, Traded> traded(GrowthPeriod period, String sector) {
    Map<String, Traded> traded = new TreeMap<>();
    for (Item item : period.items()) {
      if (sector.equals(series.whole()) || sector.equals(item.sector())) {
        item.point()
            .value()
            .filter(v -> !names.isBlank(item))
            .ifPresent(
                v -> traded.merge(names.of(item), traded(item, v), GrowthComparison::together));
      }
    }
    return traded;
  }

  /** Its price is that of the lines that were weighed; where none has a value there is none. */
  private static Traded traded(Item item, BigDecimal value) {
    ProductSeries.Point point = item.point();
    Optional<BigDecimal> weighed = point.valueWithQuantity().filter(v -> v.signum() != 0);
    return weighed.isPresent() && point.quantity().isPresent()
        ? Traded.of(weighed.get(), point.quantity().get(), point.unit().orElse(""))
        : Traded.withoutQuantity(value);
  }

  /** The parts of a divided product are one. */
  private static Traded together(Traded a, Traded b) {
    BigDecimal value = a.value().add(b.value());
    return a.unit().equals(b.unit())
        ? new Traded(value, a.quantity().flatMap(q -> b.quantity().map(q::add)), a.unit())
        : Traded.withoutQuantity(value);
  }

  private SortedSet<String> sectorNames() {
    SortedSet<String> all = new TreeSet<>(before.sectors().keySet());
    all.addAll(after.sectors().keySet());
    return all;
  }

  private static BigDecimal at(GrowthPeriod period, String sector) {
    return value(period, sector).orElse(BigDecimal.ZERO);
  }

  private static Optional<BigDecimal> value(GrowthPeriod period, String sector) {
    return period.sectors().getOrDefault(sector, Optional.of(BigDecimal.ZERO));
  }

  private Optional<String> blank(String sector) {
    return blank(value(before, sector), value(after, sector));
  }

  private static Optional<String> blank(Optional<BigDecimal> earlier, Optional<BigDecimal> later) {
    if (earlier.isEmpty()) {
      return Optional.of("the source is blank in the base period");
    }
    return later.isEmpty() ? Optional.of("the source is blank in the period") : Optional.empty();
  }

  GrowthPeriod before() {
    return before;
  }

  GrowthPeriod after() {
    return after;
  }
}
