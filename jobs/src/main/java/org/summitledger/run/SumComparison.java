package org.summitledger.run;

import java.math.BigDecimal;
import java.util.Optional;

/** Sums of lines beside the published values that they must equal. */
final class SumComparison {
  private SumComparison() {}

  /** Both numbers, and whether they are equal; a sum of no value equals a value that is null. */
  static String beside(Optional<BigDecimal> sum, String column, Optional<BigDecimal> published) {
    boolean equal =
        sum.isEmpty()
            ? published.isEmpty()
            : published.filter(p -> p.compareTo(sum.get()) == 0).isPresent();
    return "sum of these lines: "
        + plain(sum, "none")
        + "; published "
        + column
        + ": "
        + plain(published, "null")
        + ": "
        + (equal ? "equal" : "DIFFERENT");
  }

  /** A number without an exponent. */
  static String plain(Optional<BigDecimal> number, String otherwise) {
    return number.map(BigDecimal::toPlainString).orElse(otherwise);
  }
}
