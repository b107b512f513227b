package org.summitledger.indicator;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Imports of a product of which a source lists all suppliers or only some, as sums; by value or by
 * weight, all four in one unit. What is not listed comes from suppliers of any number and size.
 *
 * @param total imports from all suppliers
 * @param listed what the listed suppliers deliver together
 * @param squares the sum of the squares of what each of them delivers
 * @param largest what the largest of them delivers; zero if none is listed
 */
public record ListedSuppliers(
    BigDecimal total, BigDecimal listed, BigDecimal squares, BigDecimal largest) {

  /**
   * Σ s² over suppliers, the Herfindahl–Hirschman index ({@link Concentration}): least if the
   * unlisted are many and small, most if they are one, which adds the square of their share.
   */
  public Bounds concentration() {
    return bounds(
        this::index,
        () -> {
          BigDecimal rest = Exact.quotient(rest(), total);
          return index().add(rest.multiply(rest));
        });
  }

  /**
   * The share of the largest supplier: most if the unlisted are one. Known where the largest listed
   * delivers no less than all that are not listed together.
   */
  public Bounds largestShare() {
    return bounds(
        () -> Exact.quotient(largest, total), () -> Exact.quotient(largest.max(rest()), total));
  }

  private BigDecimal index() {
    return Exact.quotient(squares, total.multiply(total));
  }

  private BigDecimal rest() {
    return total.subtract(listed);
  }

  private Bounds bounds(Supplier<BigDecimal> low, Supplier<BigDecimal> high) {
    Optional<String> why = why();
    return new Bounds(Exact.unless(why, low), Exact.unless(why, high));
  }

  private Optional<String> why() {
    return Exact.notAboveZero(total, "imports are")
        .or(
            () ->
                rest().signum() < 0
                    ? Optional.of(
                        "the listed suppliers exceed the total: the source states it lower, or one of them below zero")
                    : Optional.empty());
  }
}
