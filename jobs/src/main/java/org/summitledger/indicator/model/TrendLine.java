package org.summitledger.indicator.model;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * y = a + b·period + an effect of the season, by ordinary least squares, with the usual errors.
 * With one season it is a straight line.
 */
final class TrendLine {
  /** Below this share of one, a deviation of logarithms is rounding. */
  private static final double EXACT = 1e-9;

  private final int seasons;
  private final List<Integer> known;
  private final double middle;
  private final double width;
  private final Definite inverse;
  private final double[] coefficients;
  private final int degreesOfFreedom;
  private final double deviation;

  private TrendLine(SortedMap<Integer, Double> values, int seasons) {
    this.seasons = seasons;
    this.known = seasonsIn(values, seasons);
    this.middle = mean(values);
    this.width = values.lastKey() - values.firstKey();
    double[][] squares = new double[known.size() + 1][known.size() + 1];
    double[] products = new double[known.size() + 1];
    values.forEach((period, value) -> add(regressors(period), value, squares, products));
    this.inverse = Definite.of(squares).orElseThrow();
    this.coefficients = inverse.times(products);
    this.degreesOfFreedom = values.size() - coefficients.length;
    double residuals =
        values.entrySet().stream()
            .mapToDouble(entry -> entry.getValue() - at(entry.getKey()))
            .map(residual -> residual * residual)
            .sum();
    this.deviation = Math.sqrt(residuals / degreesOfFreedom);
  }

  /**
   * A line through values by period.
   *
   * @return empty with fewer values than {@link #needed}
   */
  static Optional<TrendLine> through(SortedMap<Integer, Double> values, int seasons) {
    return values.size() < needed(values, seasons)
        ? Optional.empty()
        : Optional.of(new TrendLine(values, seasons));
  }

  /** Two values more than coefficients, so that residuals have two degrees of freedom. */
  static int needed(SortedMap<Integer, Double> values, int seasons) {
    return Math.max(1, seasonsIn(values, seasons).size()) + 1 + 2;
  }

  /** Whether the line can be drawn on to a period: its season was seen. */
  boolean reaches(int period) {
    return known.contains(Math.floorMod(period, seasons));
  }

  double at(int period) {
    double[] x = regressors(period);
    double value = 0;
    for (int i = 0; i < x.length; i++) {
      value += x[i] * coefficients[i];
    }
    return value;
  }

  /** Standard error of a single new value, s·√(1 + x'(X'X)⁻¹x). */
  double predictionError(int period) {
    return deviation * Math.sqrt(1 + inverse.form(regressors(period)));
  }

  double slope() {
    return coefficients[0] / width;
  }

  /** How often a slope this far from zero comes from a flat line (Student's t, two sides). */
  double slopeP() {
    if (deviation < EXACT) {
      return Math.abs(coefficients[0]) < EXACT ? 1 : 0;
    }
    double error = deviation * Math.sqrt(inverse.at(0, 0));
    return Distributions.studentTails(degreesOfFreedom, coefficients[0] / error);
  }

  double deviation() {
    return deviation;
  }

  int degreesOfFreedom() {
    return degreesOfFreedom;
  }

  /** Time, centred and by the width of the period, and one column a season. */
  private double[] regressors(int period) {
    double[] x = new double[known.size() + 1];
    x[0] = (period - middle) / width;
    x[1 + known.indexOf(Math.floorMod(period, seasons))] = 1;
    return x;
  }

  private static void add(double[] x, double y, double[][] squares, double[] products) {
    for (int row = 0; row < x.length; row++) {
      for (int column = 0; column < x.length; column++) {
        squares[row][column] += x[row] * x[column];
      }
      products[row] += x[row] * y;
    }
  }

  private static double mean(SortedMap<Integer, Double> values) {
    return values.keySet().stream().mapToInt(period -> period).average().orElseThrow();
  }

  private static List<Integer> seasonsIn(SortedMap<Integer, Double> values, int seasons) {
    return values.keySet().stream()
        .map(period -> Math.floorMod(period, seasons))
        .distinct()
        .sorted()
        .toList();
  }
}
