package org.summitledger.report;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Two periods of the same trade, or two sides of one period, without the products that the source
 * leaves blank in one of both: of these no change is known, and a blank is no exit.
 *
 * @param before the period before, or the one side
 * @param after the period, or the other side
 * @param blanks the products left out
 */
record ComparedBaskets(Basket before, Basket after, SortedSet<String> blanks) {

  static ComparedBaskets of(Basket before, Basket after) {
    SortedSet<String> blanks = new TreeSet<>(before.blanks());
    blanks.addAll(after.blanks());
    return new ComparedBaskets(before.without(blanks), after.without(blanks), blanks);
  }

  /** Whether all that there is on either side is left out, so that there is nothing to compare. */
  boolean isAllBlank() {
    return !blanks.isEmpty() && before.values().isEmpty() && after.values().isEmpty();
  }

  /** What was left out, in plain words. */
  Optional<String> leftOut() {
    return leftOut(blanks);
  }

  /** The same of two sides of one period. */
  Optional<String> missing() {
    return blanks.isEmpty()
        ? Optional.empty()
        : Optional.of("the source is blank for product " + Basket.named(blanks));
  }

  /** What was left out of both periods, of some products. */
  static Optional<String> leftOut(SortedSet<String> products) {
    return products.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "left out, since the source is blank in one of both periods: product "
                + Basket.named(products));
  }

  /** Why there is nothing to compare with. */
  static String notHeld(LocalDate base) {
    return "the source holds no figures for the period from " + base;
  }
}
