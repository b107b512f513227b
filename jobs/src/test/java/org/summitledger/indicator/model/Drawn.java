package org.summitledger.indicator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.summitledger.indicator.model.Counterfactual.Computed;

/** Series that tests draw with a seed, or write down. */
final class Drawn {
  private Drawn() {}

  /** A series from period 0 on. */
  static Series series(String unit, double... values) {
    SortedMap<Integer, Double> byPeriod = new TreeMap<>();
    for (int period = 0; period < values.length; period++) {
      byPeriod.put(period, values[period]);
    }
    return new Series(unit, byPeriod);
  }

  /** Level · growth^t · exp(noise · normal). */
  static Series growing(String unit, int periods, double noise, SplittableRandom random) {
    double level = StrictMath.exp(2 + 3 * random.nextDouble());
    double growth = 1 + 0.1 * random.nextDouble();
    double[] values = new double[periods];
    for (int t = 0; t < periods; t++) {
      values[t] = level * StrictMath.pow(growth, t) * StrictMath.exp(noise * random.nextGaussian());
    }
    return series(unit, values);
  }

  /** Series that share a path and differ by noise: exchangeable, but for their levels. */
  static List<Series> alike(int number, int periods, double noise, SplittableRandom random) {
    double[] path = new double[periods];
    for (int t = 1; t < periods; t++) {
      path[t] = path[t - 1] + 0.04 + 0.05 * random.nextGaussian();
    }
    List<Series> alike = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      double level = StrictMath.exp(3 * random.nextDouble());
      double[] values = new double[periods];
      for (int t = 0; t < periods; t++) {
        values[t] = level * StrictMath.exp(path[t] + noise * random.nextGaussian());
      }
      alike.add(series("unit " + i, values));
    }
    return alike;
  }

  /**
   * Series that share a path, each with noise of its own that lasts: it starts at random, and a
   * share of it is left a period later; 1 is a random walk, 0 is noise that is gone at once.
   */
  static List<Series> wandering(int number, int periods, double lasts, SplittableRandom random) {
    List<Series> paths = alike(number, periods, 0, random);
    double noise = 0.15;
    double start = lasts < 1 ? noise / Math.sqrt(1 - lasts * lasts) : 0;
    return paths.stream()
        .map(
            path -> {
              TreeMap<Integer, Double> values = new TreeMap<>(path.values());
              double distance = start * random.nextGaussian();
              for (int t = 0; t < periods; t++) {
                values.put(t, path.at(t).orElseThrow() * StrictMath.exp(distance));
                distance = lasts * distance + noise * random.nextGaussian();
              }
              return new Series(path.unit(), values);
            })
        .toList();
  }

  /** The same series, other values. */
  static Series changed(Series series, int from, DoubleUnaryOperator change) {
    SortedMap<Integer, Double> values = new TreeMap<>(series.values());
    values.replaceAll((period, v) -> period < from ? v : change.applyAsDouble(v));
    return new Series(series.unit(), values);
  }

  /** The same series in a unit of money that is a tenth. */
  static Series inTenths(Series series) {
    return changed(series, Integer.MIN_VALUE, value -> value * 10);
  }

  static Study annual(Series treated, int from) {
    return new Study(treated, from, 1);
  }

  static Computed computed(Counterfactual answer) {
    if (answer instanceof Computed computed) {
      return computed;
    }
    throw new AssertionError("not computed: " + answer);
  }

  static String reason(Counterfactual answer) {
    if (answer instanceof Counterfactual.NotComputable missing) {
      return missing.why().words();
    }
    throw new AssertionError("computed: " + answer);
  }
}
