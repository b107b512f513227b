package org.summitledger.indicator.model;

import java.io.Serializable;

/** A linear predictor: the effects of a row's groups plus regressors times coefficients. */
final class Linear implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Shape shape;
  private final double[] values;

  /**
   * A predictor.
   *
   * @param values effects in the order of {@link Shape#position}, then coefficients
   */
  Linear(Shape shape, double[] values) {
    this.shape = shape;
    this.values = values;
  }

  double at(Chunk rows, int row) {
    double sum = 0;
    for (int d = 0; d < shape.dimensions(); d++) {
      sum += values[shape.position(d, rows.group(d, row))];
    }
    for (int j = 0; j < shape.regressors(); j++) {
      sum += coefficient(j) * rows.regressor(j, row);
    }
    return sum;
  }

  double coefficient(int regressor) {
    return values[shape.groups() + regressor];
  }

  Linear halfwayTo(Linear other) {
    double[] middle = new double[values.length];
    for (int i = 0; i < middle.length; i++) {
      middle[i] = (values[i] + other.values[i]) / 2;
    }
    return new Linear(shape, middle);
  }

  double[] values() {
    return values.clone();
  }
}
