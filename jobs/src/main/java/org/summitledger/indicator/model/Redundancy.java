package org.summitledger.indicator.model;

import java.util.ArrayList;
import java.util.List;

/** Which regressors say something that neither fixed effects nor the regressors before them say. */
final class Redundancy {
  /** A regressor is redundant if less than this share of its variance is its own. */
  private static final double OWN = 1e-10;

  private Redundancy() {}

  /** The numbers of the regressors that are not redundant, among some of deviation 1. */
  static List<Integer> without(Rows rows, long count) {
    Shape shape = rows.shape();
    double[] start = new double[shape.groups() * (shape.regressors() + 1)];
    double[] effects =
        ConjugateGradients.solve(new GroupEquations(rows), start, Irls.GROUP_TOLERANCE);
    double[][] products = CrossProducts.of(rows, effects);
    List<Integer> chosen = new ArrayList<>();
    for (int j = 0; j < shape.regressors(); j++) {
      if (own(products, chosen, j) > OWN * count) {
        chosen.add(j);
      }
    }
    return chosen;
  }

  /** The sum of squares of a regressor that others do not explain. */
  private static double own(double[][] products, List<Integer> others, int j) {
    double[][] squares = new double[others.size()][others.size()];
    double[] mixed = new double[others.size()];
    for (int a = 0; a < mixed.length; a++) {
      mixed[a] = products[others.get(a)][j];
      for (int b = 0; b < mixed.length; b++) {
        squares[a][b] = products[others.get(a)][others.get(b)];
      }
    }
    return mixed.length == 0
        ? products[j][j]
        : Definite.of(squares).map(inverse -> products[j][j] - inverse.form(mixed)).orElse(0.0);
  }
}
