package org.summitledger.indicator;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import org.apache.spark.sql.Column;

/** How few suppliers or products a total comes from. Plain ratios. */
public final class Concentration {
  private Concentration() {}

  /**
   * Σ s², the Herfindahl–Hirschman index of parts of a total (Hirschman 1945; Herfindahl 1950), as
   * Σ v² / total². From 1/n for n equal shares to 1 for a single one; null for a total that is not
   * above zero.
   *
   * @param squares Σ v², exact: so the index does not depend on the order of the parts
   * @param total what the shares are of
   */
  public static Column herfindahl(Column squares, Column total) {
    Column whole = total.cast("double");
    return when(total.gt(0), squares.cast("double").divide(whole.multiply(whole)));
  }

  /**
   * The same of all parts of a total; none where a part is below zero, or their sum is not above
   * zero.
   */
  public static Outcome herfindahl(Collection<BigDecimal> parts) {
    return Exact.unless(why(parts), () -> index(parts));
  }

  /**
   * The same of parts that are known as sums only; none where their total is not above zero.
   *
   * @param squares Σ v² over the parts, none of them below zero
   * @param total their sum
   */
  public static Outcome herfindahl(BigDecimal squares, BigDecimal total) {
    return Exact.unless(
        Exact.notAboveZero(total, "the total is"),
        () -> Exact.quotient(squares, total.multiply(total)));
  }

  /**
   * (H − 1/n) / (1 − 1/n), the index made comparable between totals of a different number of parts
   * (Hirschman 1945; UNCTAD and WITS): from 0 for equal shares to 1 for a single one. None where
   * {@link #herfindahl} is none, where there cannot be two parts, and where there are more than
   * said.
   *
   * @param parts those above zero at least
   * @param count n, how many parts there could be: the products of the classification, or the
   *     countries
   */
  public static Outcome normalised(Collection<BigDecimal> parts, long count) {
    return Exact.unless(
        why(parts).or(() -> whyNoCount(parts, count)),
        () -> {
          BigDecimal n = BigDecimal.valueOf(count);
          BigDecimal above = index(parts).multiply(n).subtract(BigDecimal.ONE);
          return Exact.quotient(above, n.subtract(BigDecimal.ONE));
        });
  }

  /**
   * {@link #normalised(Collection, long)} of rows; null where the total is not above zero or the
   * count not above one. Of the rows themselves it sees nothing: that none is below zero, and that
   * there are no more than the count, is the caller's to see to.
   */
  public static Column normalised(Column squares, Column total, Column count) {
    Column above = herfindahl(squares, total).multiply(count).minus(1);
    return when(count.gt(1), above.divide(count.minus(1)));
  }

  /**
   * (√H − √(1/n)) / (1 − √(1/n)), the concentration index of UNCTAD's Handbook of Statistics: from
   * 0 to 1, and none where {@link #normalised(Collection, long)} is none. The parameters are the
   * same.
   */
  public static Outcome unctad(Collection<BigDecimal> parts, long count) {
    return Exact.unless(
        why(parts).or(() -> whyNoCount(parts, count)),
        () -> {
          BigDecimal least =
              Exact.quotient(BigDecimal.ONE, BigDecimal.valueOf(count)).sqrt(Exact.DIGITS);
          BigDecimal above = index(parts).sqrt(Exact.DIGITS).subtract(least);
          return Exact.quotient(above, BigDecimal.ONE.subtract(least));
        });
  }

  /**
   * {@link #unctad(Collection, long)} of rows; null where the total is not above zero or the count
   * not above one. Of the rows themselves it sees nothing: that none is below zero, and that there
   * are no more than the count, is the caller's to see to.
   */
  public static Column unctad(Column squares, Column total, Column count) {
    Column least = sqrt(lit(1.0).divide(count));
    Column above = sqrt(herfindahl(squares, total)).minus(least);
    return when(count.gt(1), above.divide(lit(1.0).minus(least)));
  }

  private static BigDecimal index(Collection<BigDecimal> parts) {
    BigDecimal total = Exact.sum(parts);
    BigDecimal squares = Exact.sum(parts.stream().map(v -> v.multiply(v)).toList());
    return Exact.quotient(squares, total.multiply(total));
  }

  private static Optional<String> why(Collection<BigDecimal> parts) {
    return parts.stream().anyMatch(v -> v.signum() < 0)
        ? Optional.of("a part is below zero")
        : Exact.notAboveZero(Exact.sum(parts), "the total is");
  }

  private static Optional<String> whyNoCount(Collection<BigDecimal> parts, long count) {
    long found = parts.stream().filter(v -> v.signum() > 0).count();
    if (found > count) {
      return Optional.of("there are more parts than the " + count + " there could be");
    }
    return count < 2 ? Optional.of("there is only one part") : Optional.empty();
  }
}
