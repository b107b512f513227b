package org.summitledger.reference;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Prefixes of HS codes of one scheme.
 *
 * @param sectors prefix to sector
 * @param mixed shorter codes that hold products of several sectors
 */
record Prefixes(Map<String, String> sectors, Set<String> mixed) implements Serializable {
  static Prefixes of(Map<String, String> sectors) {
    Set<String> mixed = new HashSet<>();
    sectors.forEach(
        (prefix, sector) -> {
          for (int length = 2; length < prefix.length(); length++) {
            String shorter = prefix.substring(0, length);
            if (!longestMatch(sectors, shorter).equals(Optional.of(sector))) {
              mixed.add(shorter);
            }
          }
        });
    return new Prefixes(sectors, mixed);
  }

  String sectorOf(String product) {
    return mixed.contains(product)
        ? Sectors.UNALLOCATED
        : longestMatch(sectors, product).orElse(Sectors.UNALLOCATED);
  }

  static Optional<String> longestMatch(Map<String, String> sectors, String product) {
    for (int length = product.length(); length > 0; length--) {
      String found = sectors.get(product.substring(0, length));
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
