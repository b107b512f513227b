package org.summitledger.report.growth;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.summitledger.reference.Sectors;
import org.summitledger.report.growth.GrowthPeriod.Item;

/**
 * Under which name a product stands in a comparison of two periods: its code; with its revision of
 * the Harmonized System where the code holds other goods in the revision of the other period, so
 * that the two are never taken for one product.
 */
final class ProductNames {
  private final Set<String> changed = new HashSet<>();

  ProductNames(List<Item> before, List<Item> after, Sectors sectors) {
    Map<String, String> first = new HashMap<>();
    Map<String, SortedSet<String>> several = new HashMap<>();
    Stream.concat(before.stream(), after.stream())
        .forEach(
            item -> {
              String other = first.putIfAbsent(item.product(), item.hsRevision());
              if (other != null && !other.equals(item.hsRevision())) {
                several
                    .computeIfAbsent(item.product(), p -> new TreeSet<>())
                    .addAll(List.of(other, item.hsRevision()));
              }
            });
    several.forEach(
        (product, all) -> {
          String earliest = all.first();
          if (!all.stream().allMatch(r -> sectors.holdsSameGoods(product, earliest, r))) {
            changed.add(product);
          }
        });
  }

  String of(Item item) {
    return changed.contains(item.product())
        ? (item.product() + " " + item.hsRevision()).strip()
        : item.product();
  }
}
