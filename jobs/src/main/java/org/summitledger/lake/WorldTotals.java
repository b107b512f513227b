package org.summitledger.lake;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.summitledger.source.FlowBatch;
import org.summitledger.source.FlowBatch.Codes.Period;
import org.summitledger.source.FlowBatch.Codes.Product;

/**
 * What the whole world's trade in a file comes to. Where the file holds both directions of a
 * period, exporters are seen in exports only and importers in imports only; where it holds one,
 * both are seen in it ({@link WorldDirections}): BACI prints each trade once, as the importer's.
 */
final class WorldTotals {
  private final WorldSums sums;
  private final KnownCodes codes;
  private final List<ProductSectors.Slot> slots;
  private final boolean[] isParty;
  private final WorldDirections directions;
  private final List<WorldSum> found = new ArrayList<>();

  /** What a figure is of. */
  enum Kind {
    EXPORTER_SECTOR,
    IMPORTER_SECTOR,
    EXPORTER_IMPORTER_SECTOR,
    PRODUCT,
    EXPORTER_PRODUCT
  }

  /**
   * Between whom.
   *
   * @param exporter empty for all of them
   * @param importer empty for all of them
   */
  record Between(Optional<String> exporter, Optional<String> importer) {}

  /**
   * Products of a sector.
   *
   * @param level of the coarsest of them
   */
  record InSector(String scheme, String sector, String level) {}

  /**
   * The exporters of a product.
   *
   * @param number of those whose exports of it are above zero
   * @param value the sum of theirs, in thousandths
   * @param squares the sum of the squares of theirs, in millionths of a squared unit
   * @param top the largest of them, the first by code among equals; empty if there is none
   * @param topValue its value, in thousandths
   */
  record Exporters(
      int number, long value, BigInteger squares, Optional<String> top, long topValue) {}

  /**
   * A figure of the world's trade.
   *
   * @param flow the direction of the lines it is made of
   * @param sector empty where the figure is of a product
   * @param product empty where the figure is of a sector
   * @param value thousandths of a unit of currency; empty where all lines of it are blank
   * @param hasBlanks whether some line of it is blank
   * @param exporters of the product, where it is of all of them
   */
  record WorldSum(
      Kind kind,
      Period period,
      String flow,
      Between between,
      Optional<InSector> sector,
      Optional<Product> product,
      Optional<Long> value,
      boolean hasBlanks,
      Optional<Exporters> exporters) {}

  /** What is traded in a sector, as far as it is stated. */
  private record Amount(Optional<Long> value, boolean hasBlanks) {}

  private WorldTotals(WorldSums sums, KnownCodes codes, ProductSectors sectors) {
    this.sums = sums;
    this.codes = codes;
    this.slots = sectors.of(codes.products()).slots();
    this.isParty = sectors.grouping().parties(codes.countries());
    this.directions = new WorldDirections(sums, codes);
  }

  /** All figures, in no order. */
  static List<WorldSum> of(WorldSums sums, FlowBatch.Codes codes, ProductSectors sectors) {
    WorldTotals totals = new WorldTotals(sums, KnownCodes.of(codes), sectors);
    totals.bySector();
    totals.byProduct();
    return totals.found;
  }

  private void bySector() {
    bySector(Kind.EXPORTER_SECTOR, sums.exports, directions::showExporter);
    bySector(Kind.IMPORTER_SECTOR, sums.imports, directions::showImporter);
    bySector(Kind.EXPORTER_IMPORTER_SECTOR, ofParties(), directions::showExporter);
  }

  /** What parties sell to whom; {@link PairRollup} has everybody's. */
  private Map<Long, long[]> ofParties() {
    Map<Long, long[]> ofParties = new HashMap<>(sums.pairs);
    ofParties.keySet().removeIf(pair -> !isParty[CellKey.reporter(pair)]);
    return ofParties;
  }

  private void bySector(Kind kind, Map<Long, long[]> bySlot, LongPredicate isSeen) {
    Map<Long, BitSet> blanks = blanks(kind);
    bySlot.forEach(
        (key, money) -> {
          if (isSeen.test(key)) {
            inSectors(money, blanks.getOrDefault(key, new BitSet()))
                .forEach(
                    (sector, amount) ->
                        found.add(
                            new WorldSum(
                                kind,
                                codes.periods().get(CellKey.period(key)),
                                flow(key),
                                between(kind, key),
                                Optional.of(sector),
                                Optional.empty(),
                                amount.value(),
                                amount.hasBlanks(),
                                Optional.empty())));
          }
        });
  }

  /** The slots that have a blank line, by what figures of a kind are of. */
  private Map<Long, BitSet> blanks(Kind kind) {
    Map<Long, BitSet> blanks = new HashMap<>();
    sums.blanks.forEach(
        (pair, slots) -> {
          int country =
              kind == Kind.IMPORTER_SECTOR ? CellKey.partner(pair) : CellKey.reporter(pair);
          long key =
              kind == Kind.EXPORTER_IMPORTER_SECTOR
                  ? pair
                  : CellKey.pair(CellKey.period(pair), country, 0, CellKey.flow(pair));
          blanks.computeIfAbsent(key, k -> new BitSet()).or(slots);
        });
    return blanks;
  }

  private Map<InSector, Amount> inSectors(long[] bySlot, BitSet blank) {
    Map<InSector, Amount> amounts = new HashMap<>();
    for (int slot = 0; slot < bySlot.length; slot++) {
      if (bySlot[slot] != FlowBatch.MISSING || blank.get(slot)) {
        Amount amount = new Amount(stated(bySlot[slot]), blank.get(slot));
        amounts.merge(sectorOf(slots.get(slot), bySlot, blank), amount, WorldTotals::together);
      }
    }
    return amounts;
  }

  private static Optional<Long> stated(long value) {
    return value == FlowBatch.MISSING ? Optional.empty() : Optional.of(value);
  }

  private static Amount together(Amount one, Amount other) {
    Optional<Long> both =
        one.value().map(v -> other.value().map(w -> ExactSum.add(v, w)).orElse(v));
    return new Amount(both.or(other::value), one.hasBlanks() || other.hasBlanks());
  }

  private InSector sectorOf(ProductSectors.Slot of, long[] bySlot, BitSet blank) {
    byte coarsest = of.level();
    for (int slot = 0; slot < bySlot.length; slot++) {
      ProductSectors.Slot other = slots.get(slot);
      if ((bySlot[slot] != FlowBatch.MISSING || blank.get(slot))
          && other.sector().equals(of.sector())
          && other.scheme() == of.scheme()) {
        coarsest = (byte) Math.min(coarsest, other.level());
      }
    }
    return new InSector(
        ProductSectors.SCHEMES.get(of.scheme()), of.sector(), ProductSectors.LEVELS.get(coarsest));
  }

  private void byProduct() {
    Map<Integer, ProductExporters> periods = new HashMap<>();
    sums.products.forEach(
        (key, money) -> {
          if (directions.showExporter(key)) {
            periods
                .computeIfAbsent(
                    CellKey.period(key),
                    p -> new ProductExporters(codes.countries(), codes.products().size()))
                .add(CellKey.reporter(key), money);
            if (isParty[CellKey.reporter(key)]) {
              soldBy(key, money);
            }
          }
        });
    periods.forEach(this::soldByAll);
  }

  private void soldBy(long key, long[] byProduct) {
    BitSet blank = sums.blankProducts.getOrDefault(key, new BitSet());
    for (int product = 0; product < byProduct.length; product++) {
      if (byProduct[product] != FlowBatch.MISSING || blank.get(product)) {
        found.add(
            new WorldSum(
                Kind.EXPORTER_PRODUCT,
                codes.periods().get(CellKey.period(key)),
                flow(key),
                between(Kind.EXPORTER_PRODUCT, key),
                Optional.empty(),
                Optional.of(codes.products().get(product)),
                stated(byProduct[product]),
                blank.get(product),
                Optional.empty()));
      }
    }
  }

  private void soldByAll(int period, ProductExporters exporters) {
    long key = CellKey.pair(period, 0, 0, directions.ofExporters(period));
    BitSet blank = new BitSet();
    sums.blankProducts.forEach(
        (exporter, products) -> {
          if (CellKey.period(exporter) == period && directions.showExporter(exporter)) {
            blank.or(products);
          }
        });
    for (int product = 0; product < codes.products().size(); product++) {
      if (exporters.value(product) != FlowBatch.MISSING || blank.get(product)) {
        found.add(
            new WorldSum(
                Kind.PRODUCT,
                codes.periods().get(period),
                flow(key),
                between(Kind.PRODUCT, key),
                Optional.empty(),
                Optional.of(codes.products().get(product)),
                stated(exporters.value(product)),
                blank.get(product),
                Optional.of(exporters.exporters(product))));
      }
    }
  }

  private String flow(long key) {
    return codes.flows().get(CellKey.flow(key));
  }

  private Between between(Kind kind, long key) {
    Optional<String> first = Optional.of(codes.countries().get(CellKey.reporter(key)));
    return switch (kind) {
      case PRODUCT -> new Between(Optional.empty(), Optional.empty());
      case EXPORTER_SECTOR, EXPORTER_PRODUCT -> new Between(first, Optional.empty());
      case IMPORTER_SECTOR -> new Between(Optional.empty(), first);
      case EXPORTER_IMPORTER_SECTOR ->
          new Between(first, Optional.of(codes.countries().get(CellKey.partner(key))));
    };
  }
}
