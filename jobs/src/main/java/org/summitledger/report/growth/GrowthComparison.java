package org.summitledger.report.growth;

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
import org.summitledger.report.growth.GrowthPeriod.Item;
import org.summitledger.report.trade.Once;
import org.summitledger.report.trade.ProductSeries;

/**
 * Two periods of a series beside each other: the whole, its sectors, and the products in them, each
 * under one name in both periods. What was not traded in a period is zero there; what is not known
 * in one of them is left out of both, of the product, its sector and the whole; see {@link
 * ComparedItems}.
 */
final class GrowthComparison {
  private static final String NOTHING = "no product can be compared: ";

  private final GrowthSeries series;
  private final GrowthPeriod before;
  private final GrowthPeriod after;
  private final ComparedItems items;
  private final Once<Scope> whole;
  private final Once<List<Scope>> sectors;
  private final Map<String, GrowthIndices> indices = new HashMap<>();

  /** Of a period with an earlier one. */
  GrowthComparison(GrowthSeries series, GrowthPeriod before, GrowthPeriod after, Sectors sectors) {
    this.series = series;
    this.before = before;
    this.after = after;
    this.items = new ComparedItems(series, before, after, sectors);
    this.whole = new Once<>(this::findWhole);
    this.sectors = new Once<>(this::findSectors);
  }

  /**
   * A sector or the whole.
   *
   * @param sector its name
   * @param before value, in whole units of currency
   * @param after the same
   * @param blank why there is no growth of it: nothing of it is known in both periods
   * @param missing what is left out of it in both periods, if anything
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
   * @param blank why there is no contribution of it: it is not known in one of the periods
   */
  record Part(
      String sector, String product, BigDecimal before, BigDecimal after, Optional<String> blank) {

    BigDecimal change() {
      return after.subtract(before);
    }
  }

  /** Why sectors cannot be set beside each other; empty where they can. */
  Optional<String> noSectors() {
    // The products that a list has in both periods are in the same sectors in both.
    return series.isList() || before.schemes().equals(after.schemes())
        ? Optional.empty()
        : Optional.of(
            "sectors are of scheme "
                + String.join(" and ", before.schemes())
                + " before and of "
                + String.join(" and ", after.schemes())
                + " after");
  }

  /** Everything that is known in both periods. */
  Scope whole() {
    return whole.get();
  }

  private Scope findWhole() {
    SortedMap<String, String> blank = new TreeMap<>();
    for (String sector : sectorNames()) {
      blank(sector).ifPresent(why -> blank.put(sector, why));
    }
    Optional<String> missing = items.leftOut(series.whole());
    // Of what is blank in one scheme of sectors it is not known what it is in the other.
    boolean isNothingLeft =
        noSectors().isPresent()
            ? !blank.isEmpty() || missing.isPresent()
            : !blank.isEmpty() && blank.size() == sectorNames().size();
    return new Scope(
        series.whole(),
        sum(before, blank.keySet()),
        sum(after, blank.keySet()),
        isNothingLeft ? Optional.of(why(blank, missing)) : Optional.empty(),
        missing);
  }

  private String why(SortedMap<String, String> blank, Optional<String> missing) {
    String all = missing.orElse("the source is blank");
    Set<String> reasons = new TreeSet<>(blank.values());
    return noSectors()
        .map(why -> why + "; " + all)
        .orElseGet(() -> reasons.size() == 1 ? reasons.iterator().next() : NOTHING + all);
  }

  private BigDecimal sum(GrowthPeriod period, Set<String> without) {
    return sectorNames().stream()
        .filter(sector -> !without.contains(sector))
        .map(sector -> at(period, sector))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Each sector, where there are several periods' sectors to compare and not only the whole. */
  List<Scope> sectors() {
    return sectors.get();
  }

  private List<Scope> findSectors() {
    return noSectors().isPresent() || sectorNames().contains(series.whole())
        ? List.of()
        : sectorNames().stream()
            .map(s -> new Scope(s, at(before, s), at(after, s), blank(s), items.leftOut(s)))
            .toList();
  }

  /** Each product of each sector that is not blank, in the order of sectors and codes. */
  List<Part> parts() {
    SortedMap<String, SortedMap<String, Part>> found = new TreeMap<>();
    for (Item item : before.items()) {
      add(found, item, value(item), BigDecimal.ZERO);
    }
    for (Item item : after.items()) {
      add(found, item, BigDecimal.ZERO, value(item));
    }
    List<Part> parts = new ArrayList<>();
    for (Scope sector : sectors()) {
      if (sector.blank().isEmpty()) {
        parts.addAll(found.getOrDefault(sector.sector(), new TreeMap<>()).values());
      }
    }
    return parts;
  }

  private static BigDecimal value(Item item) {
    return item.point().value().orElse(BigDecimal.ZERO);
  }

  private void add(
      SortedMap<String, SortedMap<String, Part>> found,
      Item item,
      BigDecimal earlier,
      BigDecimal later) {
    if (items.isInListedHeading(item)) {
      return;
    }
    String name = items.name(item);
    found
        .computeIfAbsent(item.sector(), s -> new TreeMap<>())
        .merge(
            name,
            new Part(item.sector(), name, earlier, later, items.whyNot(item)),
            (a, b) ->
                new Part(
                    a.sector(),
                    a.product(),
                    a.before().add(b.before()),
                    a.after().add(b.after()),
                    a.blank()));
  }

  /** Volumes and prices of a sector, or of the whole. */
  GrowthIndices indices(Scope scope) {
    return indices.computeIfAbsent(scope.sector(), s -> GrowthIndices.of(this, scope));
  }

  /** What was traded of a sector's products, or of all, before; without those that are left out. */
  Map<String, Traded> tradedBefore(String sector) {
    return traded(before, sector);
  }

  /** The same after. */
  Map<String, Traded> tradedAfter(String sector) {
    return traded(after, sector);
  }

  private Map<String, Traded> traded(GrowthPeriod period, String sector) {
    Map<String, Traded> traded = new TreeMap<>();
    items
        .compared(period, sector)
        .forEach(item -> traded.merge(items.name(item), traded(item, value(item)), Traded::plus));
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

  private SortedSet<String> sectorNames() {
    SortedSet<String> all = new TreeSet<>(before.sectors().keySet());
    all.addAll(after.sectors().keySet());
    return all;
  }

  private BigDecimal at(GrowthPeriod period, String sector) {
    return value(period, sector).orElse(BigDecimal.ZERO).subtract(items.leftOutOf(period, sector));
  }

  private static Optional<BigDecimal> value(GrowthPeriod period, String sector) {
    return period.sectors().getOrDefault(sector, Optional.of(BigDecimal.ZERO));
  }

  private Optional<String> blank(String sector) {
    if (value(before, sector).isEmpty()) {
      return Optional.of("the source is blank in the base period");
    }
    if (value(after, sector).isEmpty()) {
      return Optional.of("the source is blank in the period");
    }
    return items.hasNone(sector) ? items.leftOut(sector).map(NOTHING::concat) : Optional.empty();
  }

  GrowthPeriod before() {
    return before;
  }

  GrowthPeriod after() {
    return after;
  }
}
