package org.summitledger.indicator.model;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What would have been, had the treated series gone on growing at its own rate: ordinary least
 * squares of ln(value) on time before the summit, with an effect of the season where there are
 * several.
 *
 * <p>The counterfactual is exp of the predicted logarithm: the median of what the model expects,
 * not its mean, which lies above by about half the variance of the logarithm (Duan 1983). The
 * interval is exp of the 95 % prediction interval of a single new logarithm (Student's t), so it
 * holds the error of the line and the scatter about it. It takes residuals as independent; where
 * they are not, it is too narrow.
 *
 * <p>Needs values above zero before the summit, at least two more than coefficients: 4 years, or 15
 * months. It knows nothing of what else happened at the time.
 */
public final class LogLinearTrend {
  private static final Method METHOD = Method.LOG_LINEAR_TREND;
  private static final double LEVEL = 0.95;

  private LogLinearTrend() {}

  /** The effects of a study's summit. */
  public static Counterfactual of(Study study) {
    SortedMap<Integer, Double> before = study.before();
    Optional<Obstacle> why =
        study
            .unanswerable(TrendLine.needed(before, study.seasons()))
            .or(() -> Study.withoutLogarithm(before));
    if (why.isPresent()) {
      return new Counterfactual.NotComputable(METHOD, why.get());
    }
    SortedMap<Integer, Double> logarithms = new TreeMap<>();
    before.forEach((period, value) -> logarithms.put(period, StrictMath.log(value)));
    TrendLine line = TrendLine.through(logarithms, study.seasons()).orElseThrow();
    return effects(study, line)
        .answer(
            new TrendFit(line.slope(), line.deviation(), before.size(), line.degreesOfFreedom()));
  }

  private static Effects effects(Study study, TrendLine line) {
    Effects effects = new Effects(METHOD);
    double t = Distributions.studentQuantile(line.degreesOfFreedom(), (1 + LEVEL) / 2);
    for (Map.Entry<Integer, Double> actual : study.after().entrySet()) {
      int period = actual.getKey();
      if (line.reaches(period)) {
        double middle = line.at(period);
        double reach = t * line.predictionError(period);
        Interval interval =
            new Interval(StrictMath.exp(middle - reach), StrictMath.exp(middle + reach), LEVEL);
        effects.add(period, actual.getValue(), StrictMath.exp(middle), Optional.of(interval));
      } else {
        effects.gap(period, Study.NO_SEASON);
      }
    }
    return effects;
  }
}
