package org.summitledger.report.trade;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.summitledger.report.trade.WorldTrade.InScheme;
import org.summitledger.report.trade.WorldTrade.Product;

/**
 * The figures of a world's trade that have blank lines: too small where they are stated, and where
 * they are not, all of them is blank, which is no zero.
 *
 * @param exports sectors by exporter
 * @param imports sectors by importer
 * @param products of the world
 * @param exportsByProduct products by exporter, of parties
 * @param exportsByImporter sectors by exporter and importer, of parties
 */
public record WorldBlanks(
    SortedMap<String, SortedSet<InScheme>> exports,
    SortedMap<String, SortedSet<InScheme>> imports,
    SortedSet<Product> products,
    SortedMap<String, SortedSet<Product>> exportsByProduct,
    SortedMap<String, SortedMap<String, SortedSet<InScheme>>> exportsByImporter) {

  /** Of trade without a blank line, or of none yet. */
  public static WorldBlanks none() {
    return new WorldBlanks(
        new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), new TreeMap<>(), new TreeMap<>());
  }

  /** Products, in what a party sells to the world. */
  public SortedSet<Product> productsOf(String party) {
    return exportsByProduct.getOrDefault(party, new TreeSet<>());
  }

  /** Sectors by importer, in what a party sells. */
  public SortedMap<String, SortedSet<InScheme>> soldBy(String party) {
    return exportsByImporter.getOrDefault(party, new TreeMap<>());
  }
}
