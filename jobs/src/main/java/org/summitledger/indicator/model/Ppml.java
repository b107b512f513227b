package org.summitledger.indicator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Gravity by Poisson pseudo maximum likelihood (Santos Silva and Tenreyro 2006): E[y] = exp(fixed
 * effects + x'b), for trade y in levels, zeros included. Consistent whatever the distribution of y,
 * if the expectation is right; standard errors are clustered.
 *
 * <p>Fixed effects of any number of dimensions are never written out as columns (Correia, Guimarães
 * and Zylkin 2020, ppmlhdfe; Stammann 2018). Rows for which no estimate exists are dropped and
 * counted ({@link Dropped}); regressors that say nothing of their own are left out and named. It
 * ends when the deviance changes by no more than 1e-10 of itself twice in a row, with fixed effects
 * taken out to 1e-12 ({@link ConjugateGradients}); rounds before that are solved less exactly.
 *
 * <p>All sums over rows are those of {@link Rows}: the same rows in the same chunks give the same
 * bits. Other orders, or another unit of y, give the same coefficients up to rounding.
 */
public final class Ppml {
  private Ppml() {}

  /**
   * Estimates from rows.
   *
   * @param regressors the names of the rows' regressors
   */
  public static PpmlResult estimate(Rows rows, List<String> regressors) {
    if (regressors.size() != rows.shape().regressors()) {
      throw new IllegalArgumentException(
          "Cannot name "
              + rows.shape().regressors()
              + " regressors "
              + regressors
              + ". Give one name each.");
    }
    try {
      return estimated(rows, regressors);
    } catch (NoEstimateException e) {
      return new PpmlResult.NotComputable(e.reason());
    }
  }

  private static PpmlResult estimated(Rows all, List<String> names) {
    Scaling first = Scaling.of(all);
    Sample sample = Sample.of(first.apply(all));
    Scaling second = Scaling.of(sample.rows());
    Rows scaled = second.apply(sample.rows());
    List<Integer> chosen = Redundancy.without(scaled, second.count());
    Rows used =
        scaled.map(scaled.shape().withRegressors(chosen.size()), chunk -> chunk.choosing(chosen));
    Irls.Estimate estimate = Irls.estimate(used, second.count());
    return result(names, chosen, new Steps(first, sample, second, estimate));
  }

  /** What was done on the way. */
  private record Steps(Scaling first, Sample sample, Scaling second, Irls.Estimate estimate) {
    double scale() {
      return first.outcomeMean() * second.outcomeMean();
    }

    double deviation(int regressor) {
      return first.deviation(regressor) * second.deviation(regressor);
    }
  }

  private static PpmlResult result(List<String> names, List<Integer> chosen, Steps steps) {
    Irls.Estimate estimate = steps.estimate();
    Sandwich sandwich = Sandwich.of(estimate);
    List<Coefficient> coefficients = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      double unit = steps.deviation(chosen.get(i));
      coefficients.add(
          Coefficient.of(
              names.get(chosen.get(i)),
              estimate.predictor().coefficient(i) / unit,
              sandwich.error(i) / unit));
    }
    List<String> leftOut =
        IntStream.range(0, names.size())
            .filter(j -> !chosen.contains(j))
            .mapToObj(names::get)
            .toList();
    return new PpmlResult.Estimated(
        coefficients,
        leftOut,
        steps.scale() * estimate.deviance(),
        pseudoR2(estimate),
        steps.second().count(),
        steps.sample().dropped(),
        sandwich.clusters(),
        estimate.rounds(),
        expected(steps, chosen));
  }

  private static Optional<Double> pseudoR2(Irls.Estimate estimate) {
    double constant =
        estimate.weighted()
            .sum(
                1,
                (chunk, total) -> {
                  for (int row = 0; row < chunk.size(); row++) {
                    total[0] += Irls.deviance(chunk.outcome(row), 1);
                  }
                })[0];
    return constant > 0 ? Optional.of(1 - estimate.deviance() / constant) : Optional.empty();
  }

  private static Expected expected(Steps steps, List<Integer> chosen) {
    Shape shape = steps.sample().rows().shape();
    List<Integer> all = IntStream.range(0, shape.regressors()).boxed().toList();
    Linear once = steps.second().undo(steps.estimate().predictor(), shape, chosen);
    return new Expected(
        shape,
        steps.scale(),
        steps.first().undo(once, shape, all),
        Sample.groups(steps.sample().rows()),
        steps.sample(),
        steps.first());
  }
}
