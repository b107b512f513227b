package org.summitledger.indicator.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What would have been, had the treated series kept its distance to controls: difference in
 * differences of logarithms (Card and Krueger 1994, with one treated unit). The distance of a
 * period is ln(value) minus the mean of ln(control) over controls, each with the same weight; the
 * counterfactual of a period after the summit is what has the mean distance of the periods before
 * it, of the same season where there are several. The mean, not the last period before the summit,
 * as a single period may be odd.
 *
 * <p>The interval comes from placebos: each control is taken for the treated unit, with the others
 * as its controls ({@link PlaceboBand}); it needs three controls. Whether the distance was changing
 * before the summit is tested by a line through it: the method assumes that it was not.
 *
 * <p>Needs 4 periods before the summit with values above zero, and a control with values above zero
 * in all periods; other controls are left out and named.
 */
public final class DifferenceInDifferences {
  /** Fewest periods before the summit. */
  static final int MINIMUM = 4;

  private static final Method METHOD = Method.DIFFERENCE_IN_DIFFERENCES;

  private final Study study;
  private final Panel panel;
  private final double[][] controls;

  private DifferenceInDifferences(Study study, Panel panel) {
    this.study = study;
    this.panel = panel;
    this.controls = logarithms(panel.others());
  }

  /**
   * The effects of a study's summit.
   *
   * @param controls what the summit did not promise, such as sectors out of scope, in the same
   *     money
   */
  public static Counterfactual of(Study study, List<Series> controls) {
    Panel panel =
        new Panel(
            study,
            controls,
            values -> Arrays.stream(values).allMatch(value -> value > 0),
            "a value is not above zero");
    Optional<Obstacle> why =
        study
            .unanswerable(MINIMUM)
            .or(() -> Study.withoutLogarithm(study.before()))
            .or(() -> panel.names().isEmpty() ? Optional.of(nobody(controls)) : Optional.empty());
    return why.isPresent()
        ? new Counterfactual.NotComputable(METHOD, why.get())
        : new DifferenceInDifferences(study, panel).answer();
  }

  private static Obstacle nobody(List<Series> controls) {
    return Obstacle.missing(
        controls.isEmpty()
            ? "no control"
            : "no control: none of " + controls.size() + " has values above zero in all periods");
  }

  private Counterfactual answer() {
    double[] treated = panel.treated();
    double[][] placebos = placebos();
    Effects effects = new Effects(METHOD);
    for (int i = panel.before(); i < treated.length; i++) {
      int period = panel.periods().get(i);
      Optional<Double> expected = expected(logarithmsBefore(treated), controls, i);
      if (expected.isPresent()) {
        effects.add(
            period,
            treated[i],
            StrictMath.exp(expected.get()),
            PlaceboBand.of(placebos[i]).map(band -> around(expected.get(), band)));
      } else {
        effects.gap(period, Study.NO_SEASON);
      }
    }
    return effects.answer(
        new DifferenceFit(panel.names(), panel.leftOut(), panel.before(), preTrend(treated)));
  }

  private static Interval around(double expected, PlaceboBand band) {
    return new Interval(
        StrictMath.exp(expected + band.low()),
        StrictMath.exp(expected + band.high()),
        band.level());
  }

  /**
   * The effects on each control as if it were treated, in logarithms, by the number of the period.
   */
  private double[][] placebos() {
    double[][] effects = new double[panel.periods().size()][0];
    if (controls.length < PlaceboBand.MINIMUM) {
      return effects;
    }
    for (int i = panel.before(); i < effects.length; i++) {
      int period = i;
      List<Double> found = new ArrayList<>();
      for (int c = 0; c < controls.length; c++) {
        double actual = controls[c][i];
        expected(controls[c], Panel.without(controls, c), period)
            .ifPresent(expected -> found.add(actual - expected));
      }
      effects[i] = found.stream().mapToDouble(effect -> effect).toArray();
    }
    return effects;
  }

  /** The logarithm that keeps the mean distance; empty where no period before is of the season. */
  private Optional<Double> expected(double[] unit, double[][] others, int i) {
    int season = study.season(panel.periods().get(i));
    double distance = 0;
    int alike = 0;
    for (int j = 0; j < panel.before(); j++) {
      if (study.season(panel.periods().get(j)) == season) {
        distance += unit[j] - mean(others, j);
        alike++;
      }
    }
    return alike == 0 ? Optional.empty() : Optional.of(mean(others, i) + distance / alike);
  }

  private Optional<DifferenceFit.PreTrend> preTrend(double[] treated) {
    SortedMap<Integer, Double> distances = new TreeMap<>();
    for (int i = 0; i < panel.before(); i++) {
      distances.put(panel.periods().get(i), StrictMath.log(treated[i]) - mean(controls, i));
    }
    return TrendLine.through(distances, study.seasons())
        .map(line -> new DifferenceFit.PreTrend(line.slope(), line.slopeP()));
  }

  private double[] logarithmsBefore(double[] treated) {
    double[] logarithms = new double[panel.before()];
    for (int i = 0; i < logarithms.length; i++) {
      logarithms[i] = StrictMath.log(treated[i]);
    }
    return logarithms;
  }

  private static double[][] logarithms(double[][] units) {
    double[][] logarithms = new double[units.length][];
    for (int u = 0; u < units.length; u++) {
      logarithms[u] = new double[units[u].length];
      for (int i = 0; i < units[u].length; i++) {
        logarithms[u][i] = StrictMath.log(units[u][i]);
      }
    }
    return logarithms;
  }

  private static double mean(double[][] units, int i) {
    double sum = 0;
    for (double[] unit : units) {
      sum += unit[i];
    }
    return sum / units.length;
  }
}
