package org.summitledger.report.growth;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.summitledger.report.trade.ProductSeries;

/**
 * A period of a {@link GrowthSeries}.
 *
 * @param start its first day
 * @param end the day after its last
 * @param period as its users write it
 * @param schemes in which the sectors are defined: HS2, HS6 or TOTAL
 * @param sectors value by sector, in whole units of currency; empty where the source is blank for
 *     all of it. What is not there was not traded, or is not listed
 * @param items the products that make them up, as far as they are listed
 * @param bySector the same by sector
 */
record GrowthPeriod(
    LocalDate start,
    LocalDate end,
    String period,
    SortedSet<String> schemes,
    SortedMap<String, Optional<BigDecimal>> sectors,
    List<Item> items,
    Map<String, List<Item>> bySector) {

  /** Without anything in it yet. */
  static GrowthPeriod of(LocalDate start, LocalDate end, String period) {
    return new GrowthPeriod(
        start, end, period, new TreeSet<>(), new TreeMap<>(), new ArrayList<>(), new HashMap<>());
  }

  /** A product, or the part of it that is in a sector. */
  record Item(String product, String hsRevision, String sector, ProductSeries.Point point) {}

  @Override
  public List<Item> items() {
    return Collections.unmodifiableList(items);
  }

  /** One more product, or part of one. */
  void add(Item item) {
    items.add(item);
    bySector.computeIfAbsent(item.sector(), s -> new ArrayList<>()).add(item);
  }

  /** The products of a sector. */
  List<Item> in(String sector) {
    return bySector.getOrDefault(sector, List.of());
  }
}
