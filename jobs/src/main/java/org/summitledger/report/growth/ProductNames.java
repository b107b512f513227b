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
  private final Map<String, SortedSet<String>> revisions = new HashMap<>();
  private final Set<String> changed = new HashSet<>();

  ProductNames(List<Item> before, List<Item> after, Sectors sectors) {
    Stream.concat(before.stream(), after.stream())
        .forEach(
            item ->
                revisions
                    .computeIfAbsent(item.product(), p -> new TreeSet<>())
                    .add(item.hsRevision()));
    revisions.forEach(
        (product, all) -> {
          String first = all.first();
          if (!all.stream().allMatch(r -> sectors.holdsSameGoods(product, first, r))) {
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
