package org.summitledger.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.summitledger.reference.Countries;
import org.summitledger.source.FlowBatch;
import org.summitledger.source.FlowBatch.Codes.Period;
import org.summitledger.source.FlowBatch.Codes.Product;

/**
 * One file's trade of parties of commitments by product while it is read: with those they share a
 * commitment with, and with the world. All products together are a product as well, where a file
 * states them.
 *
 * <p>Where a file lists all partners and no world, the world is their sum and marked as derived.
 */
final class ProductSums {
  private static final int PRODUCT_BITS = CellKey.PRODUCT_BITS;

  private final FlowBatch.Codes codes;
  private final Grouping grouping;
  private final Scope scope;
  private final LineSums stated = new LineSums();
  private final LineSums worlds = new LineSums();
  private final Units units = new Units();

  /**
   * Sums of nothing yet.
   *
   * @param scope what of the file is added up
   */
  ProductSums(FlowBatch.Codes codes, Grouping grouping, Scope scope) {
    this.codes = codes;
    this.grouping = grouping;
    this.scope = scope;
  }

  /**
   * Adds a batch; several of its lines may be of one cell.
   *
   * @param unitsOfLines see {@link Units#of}
   */
  void add(FlowBatch batch, List<String> unitsOfLines) {
    List<String> countries = codes.countries();
    boolean[][] partners = partners(countries);
    int world = countries.indexOf(Countries.WORLD);
    for (int i = 0; i < batch.size(); i++) {
      boolean[] followed = partners[batch.reporter()[i]];
      if (followed != null) {
        int partner = batch.partner()[i];
        if (followed[partner]) {
          stated.add(CellKey.cell(batch, i), batch, i, units.of(unitsOfLines, i));
        }
        if (scope.addsUpWorld() && partner != world) {
          long pair = CellKey.world(CellKey.pair(batch, i));
          worlds.add(
              pair << PRODUCT_BITS | batch.product()[i], batch, i, units.of(unitsOfLines, i));
        }
      }
    }
  }

  /** By the place of a party that reports: which partners are followed. */
  private boolean[][] partners(List<String> countries) {
    boolean[] reports = grouping.reports(scope, countries);
    boolean[] parties = grouping.parties(countries);
    boolean[][] partners = new boolean[countries.size()][];
    for (int reporter = 0; reporter < partners.length; reporter++) {
      if (reports[reporter] && parties[reporter]) {
        Set<String> counterparts = grouping.counterparts(countries.get(reporter));
        boolean[] followed = new boolean[partners.length];
        for (int partner = 0; partner < followed.length; partner++) {
          String country = countries.get(partner);
          followed[partner] =
              country.equals(Countries.WORLD)
                  ? !scope.addsUpWorld()
                  : counterparts.contains(country);
        }
        partners[reporter] = followed;
      }
    }
    return partners;
  }

  /**
   * What a party's trade in a product comes to.
   *
   * @param value thousandths of a unit of currency; empty where all is blank
   * @param quantity of the lines that have both it and a value, in thousandths; empty where there
   *     is none, or units differ
   * @param unit the quantity's, where lines have their own; empty if it is the file's
   * @param valueWithQuantity value of the lines that have both, in thousandths; empty where none
   *     has
   * @param lines lines with a value
   */
  record ProductSum(
      Period period,
      String reporter,
      String partner,
      String flow,
      Product product,
      Optional<Long> value,
      Optional<Long> quantity,
      Optional<String> unit,
      Optional<Long> valueWithQuantity,
      int lines,
      boolean isDerived) {}

  /** All sums of the file, in no order. */
  List<ProductSum> sums() {
    KnownCodes known = KnownCodes.of(codes);
    List<ProductSum> sums = new ArrayList<>();
    for (int at = 0; at < stated.size(); at++) {
      int partner = CellKey.partner(stated.key(at) >>> PRODUCT_BITS);
      sums.add(sum(known, stated, at, known.countries().get(partner)));
    }
    for (int at = 0; at < worlds.size(); at++) {
      sums.add(sum(known, worlds, at, Countries.WORLD));
    }
    return sums;
  }

  private ProductSum sum(KnownCodes known, LineSums of, int at, String partner) {
    long pair = of.key(at) >>> PRODUCT_BITS;
    int product = (int) (of.key(at) & ((1 << PRODUCT_BITS) - 1));
    return new ProductSum(
        known.periods().get(CellKey.period(pair)),
        known.countries().get(CellKey.reporter(pair)),
        partner,
        known.flows().get(CellKey.flow(pair)),
        known.products().get(product),
        of.value(at),
        of.quantity(at),
        units.name(of.unit(at)),
        of.valueWithQuantity(at),
        of.valued(at),
        of == worlds);
  }
}
