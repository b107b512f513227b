package org.summitledger.indicator.model;

import java.util.Optional;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/** The inverse of a small symmetric positive definite matrix, by ojAlgo's Cholesky. */
final class Definite {
  private final MatrixStore<Double> inverse;

  private Definite(MatrixStore<Double> inverse) {
    this.inverse = inverse;
  }

  /** Empty for a matrix that is not positive definite, or too near to one that is not. */
  static Optional<Definite> of(double[][] matrix) {
    R064Store store = R064Store.FACTORY.make(matrix.length, matrix.length);
    for (int row = 0; row < matrix.length; row++) {
      for (int column = 0; column < matrix.length; column++) {
        store.set(row, column, matrix[row][column]);
      }
    }
    Cholesky<Double> cholesky = Cholesky.R064.make(store);
    return cholesky.decompose(store) && cholesky.isSolvable()
        ? Optional.of(new Definite(cholesky.getInverse()))
        : Optional.empty();
  }

  double at(int row, int column) {
    return inverse.doubleValue(row, column);
  }

  /** The inverse times a vector. */
  double[] times(double[] vector) {
    double[] product = new double[vector.length];
    for (int row = 0; row < vector.length; row++) {
      for (int column = 0; column < vector.length; column++) {
        product[row] += at(row, column) * vector[column];
      }
    }
    return product;
  }

  /** v' times the inverse times v. */
  double form(double[] v) {
    double[] product = times(v);
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      sum += v[i] * product[i];
    }
    return sum;
  }
}
