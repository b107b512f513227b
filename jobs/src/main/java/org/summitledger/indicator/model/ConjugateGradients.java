package org.summitledger.indicator.model;

/**
 * Solves normal equations A x = b by conjugate gradients with the diagonal as preconditioner
 * (Hestenes and Stiefel 1952), for several right sides b at once. A may be singular, as fixed
 * effects of several dimensions make it: then it finds one of the solutions, which all predict the
 * same.
 *
 * <p>To take group means off until none is left (alternating projections; Gaure 2013) solves the
 * same equations; conjugate gradients need far fewer passes where groups of two dimensions hardly
 * overlap (Correia 2017), and each pass serves all dimensions.
 */
final class ConjugateGradients {
  /** Passes after which there is no solution. */
  private static final int MOST_PASSES = 20_000;

  /** The equations, as passes over rows. */
  interface Equations {
    /** The number of right sides. */
    int columns();

    /** b − A x, unknown by unknown and in it column by column, and the scales. */
    Start start(double[] x);

    /** A p, in the same order. */
    double[] times(double[] p);
  }

  /**
   * What a solution starts from.
   *
   * @param residual b − A x
   * @param diagonal of A, one an unknown
   * @param scales one a right side: what a residual is small against
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier: never compared
  record Start(double[] residual, double[] diagonal, double[] scales) {}

  private final Equations equations;
  private final int columns;
  private final double[] x;
  private final double[] residual;
  private final double[] diagonal;
  private final double[] goals;
  private final double[] direction;

  private ConjugateGradients(Equations equations, double[] from, double tolerance) {
    this.equations = equations;
    this.columns = equations.columns();
    this.x = from.clone();
    Start start = equations.start(x);
    this.residual = start.residual();
    this.diagonal = start.diagonal();
    this.direction = new double[x.length];
    this.goals = new double[columns];
    for (int c = 0; c < columns; c++) {
      goals[c] = tolerance * tolerance * start.scales()[c];
    }
  }

  /**
   * A solution.
   *
   * @param from where to start: near the solution, fewer passes are needed
   * @param tolerance r'D⁻¹r of what is left, over the scale, is at most its square. With the
   *     weighted sum of squares of the column as scale that is the root mean square of the group
   *     means that are left, as a share of the root mean square of the column
   * @throws NoEstimateException after 20,000 passes
   */
  static double[] solve(Equations equations, double[] from, double tolerance) {
    return new ConjugateGradients(equations, from, tolerance).solve();
  }

  private double[] solve() {
    double[] before = new double[columns];
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      double[] left = squares(residual);
      if (done(left)) {
        return x;
      }
      turn(left, before);
      step(left, equations.times(direction));
      before = left;
    }
    throw new NoEstimateException(
        "fixed effects were not separated from each other in " + MOST_PASSES + " passes");
  }

  private boolean done(double[] left) {
    for (int c = 0; c < columns; c++) {
      if (left[c] > goals[c]) {
        return false;
      }
    }
    return true;
  }

  /** The new direction of each column: down its gradient, and not back. */
  private void turn(double[] left, double[] before) {
    for (int i = 0; i < x.length; i++) {
      int c = i % columns;
      double memory = before[c] > 0 ? left[c] / before[c] : 0;
      direction[i] = scaled(i) + memory * direction[i];
    }
  }

  private void step(double[] left, double[] product) {
    double[] curvature = new double[columns];
    for (int i = 0; i < x.length; i++) {
      curvature[i % columns] += direction[i] * product[i];
    }
    for (int i = 0; i < x.length; i++) {
      int c = i % columns;
      // A column that is done takes no further steps: they would be of rounding only.
      double length = left[c] > goals[c] && curvature[c] > 0 ? left[c] / curvature[c] : 0;
      x[i] += length * direction[i];
      residual[i] -= length * product[i];
    }
  }

  /** r'D⁻¹r of each column. */
  private double[] squares(double[] r) {
    double[] sums = new double[columns];
    for (int i = 0; i < r.length; i++) {
      sums[i % columns] += r[i] * scaled(i);
    }
    return sums;
  }

  private double scaled(int i) {
    double by = diagonal[i / columns];
    return by > 0 ? residual[i] / by : 0;
  }
}
