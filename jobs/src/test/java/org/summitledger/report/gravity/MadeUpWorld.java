package org.summitledger.report.gravity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.summitledger.indicator.model.PanelRows;
import org.summitledger.report.Night;
import org.summitledger.report.Promise;

/**
 * Trade that gravity made: effects of exporter and year, importer and year, pair, and of a summit
 * from its year on, times noise. Countries are A00, A01, …; the first few pairs have a summit.
 */
final class MadeUpWorld {
  static final int FIRST_YEAR = 2015;
  static final String BACI = " partners=all world=none reporters=parties";

  private final int countries;
  private final int years;
  private final int summits;
  private final int from;
  private final double effect;
  private final double[][][] values;

  /**
   * A world.
   *
   * @param summits how many pairs have one: A00 with A01, A01 with A02 and so on
   * @param from the year of the summit
   * @param effect of it on the logarithm of trade
   */
  MadeUpWorld(int countries, int years, int summits, int from, double effect) {
    this.countries = countries;
    this.years = years;
    this.summits = summits;
    this.from = from;
    this.effect = effect;
    this.values = new double[countries][countries][years];
  }

  /** Trades. */
  MadeUpWorld drawn(SplittableRandom random, DoubleUnaryOperator noise) {
    double[][] sells = normal(countries, years, random);
    double[][] buys = normal(countries, years, random);
    double[][] likes = normal(countries, countries, random);
    for (int e = 0; e < countries; e++) {
      for (int i = 0; i < countries; i++) {
        for (int t = 0; t < years; t++) {
          double eta = 9 + sells[e][t] + buys[i][t] + likes[e][i] + effect * summit(e, i, t);
          values[e][i][t] =
              e == i ? 0 : rounded(StrictMath.exp(eta) * noise.applyAsDouble(random.nextDouble()));
        }
      }
    }
    return this;
  }

  private static double rounded(double value) {
    return new BigDecimal(value).setScale(3, RoundingMode.HALF_EVEN).doubleValue();
  }

  private static double[][] normal(int rows, int columns, SplittableRandom random) {
    double[][] drawn = new double[rows][columns];
    for (double[] row : drawn) {
      java.util.Arrays.setAll(row, i -> 0.7 * random.nextGaussian());
    }
    return drawn;
  }

  MadeUpWorld set(int exporter, int importer, int year, double value) {
    values[exporter][importer][year - FIRST_YEAR] = value;
    return this;
  }

  private int summit(int e, int i, int t) {
    boolean has = Math.abs(e - i) == 1 && Math.min(e, i) < summits;
    return has && FIRST_YEAR + t >= from ? 1 : 0;
  }

  static String country(int at) {
    return String.format(java.util.Locale.ROOT, "A%02d", at);
  }

  /** A commitment for each pair that has a summit. */
  Promise[] promises() {
    Promise[] promises = new Promise[summits];
    for (int s = 0; s < summits; s++) {
      promises[s] =
          Promise.named("summit-" + s)
              .from(country(s))
              .to(country(s + 1))
              .window(from + "-01-01", from + 3 + "-01-01");
    }
    return promises;
  }

  /** As lines of a source that holds the whole world's trade; zeros are not printed. */
  String lines(double unit) {
    StringBuilder lines = new StringBuilder();
    for (int e = 0; e < countries; e++) {
      for (int i = 0; i < countries; i++) {
        for (int t = 0; t < years; t++) {
          if (values[e][i][t] != 0) {
            lines.append(
                String.join(" ", country(i), country(e), "import 87", "" + (FIRST_YEAR + t)));
            lines
                .append(' ')
                .append(BigDecimal.valueOf(values[e][i][t]).multiply(new BigDecimal(unit)))
                .append(BACI)
                .append('\n');
          }
        }
      }
    }
    return lines.toString();
  }

  Night night() {
    return Night.with(promises()).trade(lines(1));
  }

  /** The panel, written out by hand: pair, exporter and year, importer and year. */
  PanelRows panel() {
    List<double[]> rows = new ArrayList<>();
    for (int e = 0; e < countries; e++) {
      for (int i = 0; i < countries; i++) {
        boolean trades = java.util.Arrays.stream(values[e][i]).anyMatch(v -> v > 0);
        for (int t = 0; t < years && trades; t++) {
          if (values[e][i][t] >= 0) {
            rows.add(
                new double[] {
                  values[e][i][t],
                  summit(e, i, t),
                  e * countries + i,
                  e * years + t,
                  i * years + t,
                  Math.min(e, i) * countries + Math.max(e, i)
                });
          }
        }
      }
    }
    return new PanelRows(
        column(rows, 0),
        new double[][] {column(rows, 1)},
        new int[][] {ints(rows, 2), ints(rows, 3), ints(rows, 4)},
        ints(rows, 5));
  }

  private static double[] column(List<double[]> rows, int at) {
    return rows.stream().mapToDouble(row -> row[at]).toArray();
  }

  private static int[] ints(List<double[]> rows, int at) {
    return rows.stream().mapToInt(row -> (int) row[at]).toArray();
  }
}
