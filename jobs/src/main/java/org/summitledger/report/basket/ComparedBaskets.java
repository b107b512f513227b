package org.summitledger.report.basket;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.summitledger.indicator.UnitValueScreen;
import org.summitledger.report.table.Words;

/**
 * Two periods of the same trade, or two sides of one period, without the products that the source
 * leaves blank in one of both: of these no change is known, and a blank is no exit.
 *
 * @param before the period before, or the one side
 * @param after the period, or the other side
 * @param blanks the products left out
 */
public record ComparedBaskets(Basket before, Basket after, SortedSet<String> blanks) {
  /**
   * Unit values of less than a tonne are mostly rounding; and a tenfold price is more than any
   * price of goods did in the years on hand, lithium's among them.
   */
  public static final UnitValueScreen SCREEN =
      new UnitValueScreen(
          Map.of("kg", new BigDecimal("1000"), "t", BigDecimal.ONE), BigDecimal.TEN);

  /** Both without the products that either is blank for. */
  public static ComparedBaskets of(Basket before, Basket after) {
    SortedSet<String> blanks = new TreeSet<>(before.blanks());
    blanks.addAll(after.blanks());
    return new ComparedBaskets(before.without(blanks), after.without(blanks), blanks);
  }

  /** Whether all that there is on either side is left out, so that there is nothing to compare. */
  public boolean isAllBlank() {
    return !blanks.isEmpty() && before.isEmpty() && after.isEmpty();
  }

  /** What was left out, in plain words. */
  public Optional<String> leftOut() {
    return leftOut(blanks);
  }

  /** The same of two sides of one period. */
  public Optional<String> missing() {
    return blanks.isEmpty()
        ? Optional.empty()
        : Optional.of("the source is blank for product " + Words.some(blanks));
  }

  /** What was left out of both periods, of some products. */
  public static Optional<String> leftOut(SortedSet<String> products) {
    return products.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "left out, since the source is blank in one period or both: product "
                + Words.some(products));
  }

  /** Why there is nothing to compare with. */
  public static String notHeld(LocalDate base) {
    return "the source holds no figures for the period from " + base;
  }
}
