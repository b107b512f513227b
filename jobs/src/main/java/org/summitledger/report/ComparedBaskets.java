package org.summitledger.report;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Two periods of the same trade, without the products that the source leaves blank in one of both:
 * of these no change is known, and a blank is no exit.
 *
 * @param before the period before
 * @param after the period
 * @param blanks the products left out
 */
record ComparedBaskets(Basket before, Basket after, SortedSet<String> blanks) {

  static ComparedBaskets of(Basket before, Basket after) {
    SortedSet<String> blanks = new TreeSet<>(before.blanks());
    blanks.addAll(after.blanks());
    return new ComparedBaskets(before.without(blanks), after.without(blanks), blanks);
  }

  /** What was left out, in plain words. */
  Optional<String> leftOut() {
    return leftOut(blanks);
  }

  /** The same of some products. */
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
