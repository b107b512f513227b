package org.summitledger.indicator.model;

import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * Poisson regression with every fixed effect written out as a column, by Newton's method with
 * pseudo-inverses: slow, simple, and not of the code that is tested.
 */
public final class DensePoisson {
  private final R064Store design;
  private final R064Store outcome;
  private final int regressors;
  private MatrixStore<Double> mu;
  private MatrixStore<Double> inverse;
  private MatrixStore<Double> coefficients;

  private DensePoisson(PanelRows rows) {
    int columns = rows.regressors().length;
    this.regressors = columns;
    int[] offsets = new int[rows.groups().length + 1];
    offsets[0] = columns;
    for (int d = 0; d < rows.groups().length; d++) {
      offsets[d + 1] =
          offsets[d] + java.util.Arrays.stream(rows.groups()[d]).max().orElseThrow() + 1;
    }
    this.design = R064Store.FACTORY.make(rows.size(), offsets[offsets.length - 1]);
    this.outcome = R064Store.FACTORY.make(rows.size(), 1);
    for (int row = 0; row < rows.size(); row++) {
      outcome.set(row, 0, rows.outcome()[row]);
      for (int j = 0; j < columns; j++) {
        design.set(row, j, rows.regressors()[j][row]);
      }
      for (int d = 0; d < rows.groups().length; d++) {
        design.set(row, offsets[d] + rows.groups()[d][row], 1);
      }
    }
    this.coefficients = R064Store.FACTORY.make(design.getColDim(), 1);
  }

  /** The estimate for rows for which one exists. */
  public static DensePoisson of(PanelRows rows) {
    DensePoisson dense = new DensePoisson(rows);
    dense.start();
    for (int round = 0; round < 60; round++) {
      dense.step();
    }
    return dense;
  }

  /** Of a regressor. */
  public double coefficient(int regressor) {
    return coefficients.doubleValue(regressor);
  }

  /** Of a row. */
  public double expected(int row) {
    return mu.doubleValue(row);
  }

  /** The clustered standard error, from the scores of all columns. */
  public double error(int regressor, int[] clusters) {
    int number = java.util.Arrays.stream(clusters).max().orElseThrow() + 1;
    R064Store scores = R064Store.FACTORY.make(number, design.getColDim());
    for (int row = 0; row < clusters.length; row++) {
      for (int column = 0; column < design.getColDim(); column++) {
        scores.add(
            clusters[row],
            column,
            design.doubleValue(row, column) * (outcome.doubleValue(row) - mu.doubleValue(row)));
      }
    }
    long used = java.util.Arrays.stream(clusters).distinct().count();
    MatrixStore<Double> influence = inverse.multiply(scores.transpose());
    MatrixStore<Double> covariance = influence.multiply(influence.transpose());
    return Math.sqrt(covariance.doubleValue(regressor, regressor) * used / (used - 1));
  }

  /** A constant for each regressor of zero: least squares of the logarithm of what is near y. */
  private void start() {
    double mean = 0;
    for (int row = 0; row < outcome.getRowDim(); row++) {
      mean += outcome.doubleValue(row) / outcome.getRowDim();
    }
    for (int column = regressors; column < design.getColDim(); column++) {
      double share = 0;
      for (int row = 0; row < design.getRowDim(); row++) {
        share = Math.max(share, design.doubleValue(row, column));
      }
      ((R064Store) coefficients).set(column, 0, share * Math.log(mean) / dimensions());
    }
    predict();
  }

  private double dimensions() {
    double ones = 0;
    for (int column = regressors; column < design.getColDim(); column++) {
      ones += design.doubleValue(0, column);
    }
    return ones;
  }

  private void predict() {
    R064Store expected = R064Store.FACTORY.make(design.getRowDim(), 1);
    MatrixStore<Double> eta = design.multiply(coefficients);
    for (int row = 0; row < design.getRowDim(); row++) {
      expected.set(row, 0, Math.exp(Math.min(30, eta.doubleValue(row))));
    }
    mu = expected;
  }

  private void step() {
    R064Store weighted = R064Store.FACTORY.make(design.getRowDim(), design.getColDim());
    for (int row = 0; row < design.getRowDim(); row++) {
      for (int column = 0; column < design.getColDim(); column++) {
        weighted.set(row, column, design.doubleValue(row, column) * mu.doubleValue(row));
      }
    }
    SingularValue<Double> values = SingularValue.R064.make();
    values.decompose(design.transpose().multiply(weighted));
    inverse = values.getInverse();
    MatrixStore<Double> gradient = design.transpose().multiply(outcome.subtract(mu));
    coefficients = coefficients.add(inverse.multiply(gradient));
    predict();
  }
}
